package dev.quarterdeck.terminal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * While it is open, the terminal is given back before anything else ends the console. Then the console's loop is told to
 * end, so that it closes its app.
 */
final class ExitNet implements AutoCloseable {
    private static final int FAILED = 1;

    private final TerminalGuard guard;
    private final Inbox inbox;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Ends.Watch watch;

    private ExitNet(TerminalGuard guard, Inbox inbox, Ends ends) {
        this.guard = guard;
        this.inbox = inbox;
        this.watch = ends.watch(this::failed, this::over);
    }

    static ExitNet open(TerminalGuard guard, Inbox inbox, Ends ends) {
        return new ExitNet(guard, inbox, ends);
    }

    /** Something broke: gives the terminal back and ends the loop. The first failure is the one that is told. */
    void failed(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        over(FAILED);
    }

    private void over(int exitCode) {
        guard.close();
        inbox.stop(exitCode);
    }

    /** What broke first. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** The loop has ended and the app is closed. */
    @Override
    public void close() {
        watch.close();
    }
}
