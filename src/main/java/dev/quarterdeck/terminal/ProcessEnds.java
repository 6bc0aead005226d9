package dev.quarterdeck.terminal;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The ends of a console that has the process to itself: an exception on any thread, or the virtual machine going down
 * (SIGTERM, SIGHUP), which waits until the console is closed.
 */
final class ProcessEnds implements Ends {
    /** The code of the virtual machine counts when it goes down by itself; this one is only to end the loop. */
    private static final int GOING_DOWN = 143;

    /** How long the virtual machine waits for the app to be closed. */
    private static final long PATIENCE_MILLIS = 2_000;

    @Override
    public Watch watch(Consumer<Throwable> broken, IntConsumer over) {
        @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        var ended = new CountDownLatch(1);
        var hook = new Thread(() -> goingDown(over, ended), "terminal-restore");
        Runtime.getRuntime().addShutdownHook(hook);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> broken.accept(thrown));
        return () -> {
            ended.countDown();
            Thread.setDefaultUncaughtExceptionHandler(before);
            remove(hook);
        };
    }

    private static void goingDown(IntConsumer over, CountDownLatch ended) {
        over.accept(GOING_DOWN);
        try {
            ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The hook is running now, and needs no removing.
            return;
        }
    }
}
