package dev.quarterdeck.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end of what main does. A process that is told to end (SIGTERM, SIGHUP) tells its console to end, and with it the
 * command that opened it; this keeps the virtual machine until that command has tidied up.
 */
final class EndOfMain {
    /** Longer than the grace of a demo's jobs, and shorter than the patience of whoever sent the signal. */
    private static final int PATIENCE_SECONDS = 4;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final AtomicBoolean awaited = new AtomicBoolean();

    /** From now on the virtual machine waits for the end before it goes down, but not for ever. */
    void await() {
        if (awaited.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::goingDown, "end-of-main"));
        }
    }

    void reached() {
        reached.countDown();
    }

    private void goingDown() {
        try {
            reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
