package dev.quarterdeck.terminal;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * While it is open, the terminal is given back before anything else ends the console: an exception on any thread, or the
 * virtual machine going down (SIGTERM, SIGHUP). Then the console's loop is told to end, so that it closes its app.
 */
final class ExitNet implements AutoCloseable {
    private static final int FAILED = 1;

    /** The code of the virtual machine counts when it goes down by itself; this one is only to end the loop. */
    private static final int GOING_DOWN = 143;

    /** How long the virtual machine waits for the app to be closed. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final TerminalGuard guard;
    private final Inbox inbox;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread hook = new Thread(this::goingDown, "terminal-restore");
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    private ExitNet(TerminalGuard guard, Inbox inbox) {
        this.guard = guard;
        this.inbox = inbox;
    }

    static ExitNet open(TerminalGuard guard, Inbox inbox) {
        var net = new ExitNet(guard, inbox);
        Runtime.getRuntime().addShutdownHook(net.hook);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> net.failed(thrown));
        return net;
    }

    /** Something broke: gives the terminal back and ends the loop. The first failure is the one that is told. */
    void failed(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        guard.close();
        inbox.stop(FAILED);
    }

    /** What broke first. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    private void goingDown() {
        guard.close();
        inbox.stop(GOING_DOWN);
        try {
            ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The loop has ended and the app is closed. */
    @Override
    public void close() {
        ended.countDown();
        Thread.setDefaultUncaughtExceptionHandler(before);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The hook is running now, and needs no removing.
            return;
        }
    }
}
