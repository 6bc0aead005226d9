package dev.quarterdeck.ssh;

import dev.quarterdeck.command.Interrupts;
import dev.quarterdeck.terminal.Ends;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** How a visit comes to its end before its console or its command does by itself. Safe for use by many threads. */
final class VisitEnd implements Ends, Interrupts {
    private final List<Runnable> commands = new ArrayList<>();
    private @Nullable Consumer<Throwable> broken;
    private @Nullable IntConsumer over;
    private boolean ended;
    private int exitCode;
    private String why = "";

    @Override
    public Ends.Watch watch(Consumer<Throwable> newBroken, IntConsumer newOver) {
        OptionalInt code;
        synchronized (this) {
            broken = newBroken;
            over = newOver;
            code = ended ? OptionalInt.of(exitCode) : OptionalInt.empty();
        }
        code.ifPresent(newOver);
        return this::forgetConsole;
    }

    private synchronized void forgetConsole() {
        broken = null;
        over = null;
    }

    @Override
    public Interrupts.Watch watch(Runnable action) {
        boolean already;
        synchronized (this) {
            commands.add(action);
            already = ended;
        }
        if (already) {
            action.run();
        }
        return () -> forget(action);
    }

    private synchronized void forget(Runnable action) {
        commands.remove(action);
    }

    /** The running command should come to its end; a console hears of it as a key. */
    void interrupt() {
        List<Runnable> actions;
        synchronized (this) {
            actions = List.copyOf(commands);
        }
        actions.forEach(Runnable::run);
    }

    /**
     * Whatever runs, or will, has to end. May take as long as a terminal takes to be given back.
     *
     * @param reason what the visitor is told afterwards; empty when there is nobody left
     */
    void end(int code, String reason) {
        IntConsumer console;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            exitCode = code;
            why = reason;
            console = over;
        }
        if (console != null) {
            console.accept(code);
        }
        interrupt();
    }

    /** Nobody caught this on a thread of the visit; false when there is no console to be told of it. */
    boolean broke(Throwable thrown) {
        Consumer<Throwable> console;
        synchronized (this) {
            console = broken;
        }
        if (console == null) {
            return false;
        }
        console.accept(thrown);
        return true;
    }

    /** Why it ended early; empty when it did not. */
    synchronized String why() {
        return why;
    }
}
