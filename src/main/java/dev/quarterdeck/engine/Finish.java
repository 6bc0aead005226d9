package dev.quarterdeck.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How what works on threads of its own comes to its end, and those who wait for that. Safe for use by many threads.
 */
final class Finish {
    private final String who;
    private final Runnable stop;
    private final Consumer<String> notes;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /**
     * @param who comes to it, as a note begins: {@code worker}
     * @param stop asks it to end, when it fails before its time
     */
    Finish(String who, Runnable stop, Consumer<String> notes) {
        this.who = who;
        this.stop = stop;
        this.notes = notes;
    }

    /** Ends it before its time; the first cause is the one that those who wait are told. */
    void fail(Throwable cause) {
        RuntimeException reason = cause instanceof RuntimeException exception
                ? exception
                : new IllegalStateException(who + " ended: " + ErrorText.headline(cause), cause);
        if (failure.compareAndSet(null, reason)) {
            stop.run();
            notes.accept(who + " ends: " + Outages.words(cause));
        }
    }

    /** It has ended: nobody waits any longer. */
    void reach() {
        reached.countDown();
    }

    /**
     * Waits for it.
     *
     * @throws RuntimeException what ended it before its time; an error of this JVM is its cause
     */
    void await() throws InterruptedException {
        reached.await();
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw cause;
        }
    }

    /** Waits no longer than this, whatever it came of; false when it goes on. */
    boolean within(Duration atMost) throws InterruptedException {
        return reached.await(TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS);
    }

    /** Waits, whatever it came of; false, and the thread still interrupted, when that was cut short. */
    boolean waitFor() {
        try {
            reached.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
