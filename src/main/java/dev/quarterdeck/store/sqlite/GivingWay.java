package dev.quarterdeck.store.sqlite;

import java.util.concurrent.TimeUnit;

/**
 * How long bulk work leaves the file alone between two chunks. In this process its chunks share transactions with
 * everybody else's work; another process only gets its turn when nobody holds the lock at the moment it looks. So while
 * one writes, bulk work takes a third of the time.
 */
final class GivingWay {
    private static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int PAUSE_PER_CHUNK = 2;

    private boolean looked;
    private long othersMark;
    private boolean othersWrote;
    private long othersWroteAt;
    private long resumeAt;

    /**
     * A chunk was done.
     *
     * @param othersMark a number that moves when another process writes
     * @param from when the chunk had the lock, in nanoseconds
     * @param to when it was committed
     */
    synchronized void did(long othersMark, long from, long to) {
        if (looked && othersMark != this.othersMark) {
            othersWrote = true;
            othersWroteAt = to;
        }
        looked = true;
        this.othersMark = othersMark;
        othersWrote &= to - othersWroteAt < RECENT_NANOS;
        resumeAt = othersWrote ? to + PAUSE_PER_CHUNK * (to - from) : to;
    }

    /** How long the next chunk has yet to wait. */
    synchronized long pauseNanos(long now) {
        return othersWrote ? Math.max(0, resumeAt - now) : 0;
    }
}
