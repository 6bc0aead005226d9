package dev.quarterdeck.engine;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Hands out the numbers of a row at a rate, to any number of threads. They come in bursts: of every hundred the first 25
 * come at once, the others evenly, so that the rate holds over the hundred.
 */
final class Pacer {
    private static final int CYCLE = 100;
    private static final int BURST = 25;

    /** Who fell further behind than this, because the machine slept or the store was slow, does not catch up. */
    private static final Duration MOST_BEHIND = Duration.ofSeconds(1);

    private final long end;
    private double perSecond;
    private long next;
    private long dueNanos = System.nanoTime();
    private boolean closed;

    /**
     * @param first the first number
     * @param count how many there are
     * @param perSecond the rate; 0 for as fast as they are taken
     */
    Pacer(long first, long count, double perSecond) {
        this.next = first;
        this.end = count > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + count;
        this.perSecond = perSecond;
    }

    /** Waits until the next number is due; empty after the last, and once it is closed. */
    synchronized OptionalLong take() throws InterruptedException {
        if (closed || next >= end) {
            return OptionalLong.empty();
        }
        long index = next++;
        long due = advance(index);
        for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return closed ? OptionalLong.empty() : OptionalLong.of(index);
    }

    /** Changes the rate from the next number on. */
    synchronized void rate(double newPerSecond) {
        perSecond = newPerSecond;
    }

    synchronized double rate() {
        return perSecond;
    }

    /** The first number that nobody took. */
    synchronized long next() {
        return next;
    }

    /** Ends the row: whoever waits gets nothing. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private long advance(long index) {
        long now = System.nanoTime();
        if (perSecond <= 0) {
            dueNanos = now;
            return now;
        }
        double gap = index % CYCLE < BURST ? 0 : (double) CYCLE / (CYCLE - BURST);
        dueNanos = Math.max(dueNanos, now - MOST_BEHIND.toNanos()) + Math.round(gap * 1e9 / perSecond);
        return dueNanos;
    }
}
