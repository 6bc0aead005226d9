package dev.quarterdeck.prompt;

import dev.quarterdeck.command.Interrupts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Ctrl-C or a signal while a command runs, handed on to whatever the command does. */
final class PromptInterrupts implements Interrupts {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();

    @Override
    public Watch watch(Runnable action) {
        actions.add(action);
        return () -> actions.remove(action);
    }

    /** The key was pressed, or the process is to end; false when nobody watches. */
    boolean interrupt() {
        actions.forEach(Runnable::run);
        return !actions.isEmpty();
    }
}
