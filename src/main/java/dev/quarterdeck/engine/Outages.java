package dev.quarterdeck.engine;

import dev.quarterdeck.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks a store that may recover (busy, full, a disk error) again, and speaks of its trouble now and then. */
final class Outages {
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
    private static final int MAX_DOUBLINGS = 5;
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Consumer<String> notes;
    private boolean spoke;
    private long spokeAtNanos;

    Outages(Consumer<String> notes) {
        this.notes = notes;
    }

    /** Waits between two tries. */
    @FunctionalInterface
    interface Pause {
        /** Waits at most this long; true as soon as there is to be no further try. */
        boolean endsWithin(Duration atMost) throws InterruptedException;
    }

    /**
     * Asks the store until it answers; empty when the pause ended the tries.
     *
     * @param doing what for, as a note begins: {@code claiming}
     * @throws RuntimeException what the store failed with, if trying again is of no use
     */
    <T> Optional<T> insist(String doing, Supplier<T> call, Pause pause) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return Optional.of(call.get());
            } catch (RuntimeException e) {
                if (!mayPass(e)) {
                    throw e;
                }
                note(doing, e);
            }
            if (pause.endsWithin(backoff(tries))) {
                return Optional.empty();
            }
        }
    }

    /** Whether trying again later may succeed. */
    static boolean mayPass(Throwable failure) {
        return cause(failure) instanceof StoreException trouble && trouble.mayPass();
    }

    /** How long to wait after so many tries, from 1: 50 ms, doubling, 1.6 s at most. */
    static Duration backoff(int tries) {
        return FIRST_BACKOFF.multipliedBy(1L << Math.min(tries - 1, MAX_DOUBLINGS));
    }

    /** What a store failed with, in one line; a store's own words need no name before them. */
    static String words(Throwable failure) {
        Throwable cause = cause(failure);
        String message = cause.getMessage();
        return cause instanceof StoreException && message != null ? message : ErrorText.headline(cause);
    }

    /** Without the wrapping that a future puts around it. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** Says what the store answered, unless something like it was said a moment ago. */
    synchronized void note(String doing, Throwable failure) {
        long now = System.nanoTime();
        if (spoke && now - spokeAtNanos < SILENCE.toNanos()) {
            return;
        }
        spoke = true;
        spokeAtNanos = now;
        notes.accept(doing + ": " + words(failure) + "; trying again");
    }
}
