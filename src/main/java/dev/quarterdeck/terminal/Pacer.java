package dev.quarterdeck.terminal;

import java.time.Duration;

/**
 * Says when the next picture may be drawn for the sake of new data: ten times a second at most, so that a busy queue does
 * not flood a slow line. A key lets the next one pass, because that is the answer to it. Times are those of a monotonic
 * clock in nanoseconds.
 */
final class Pacer {
    private static final long GAP_NANOS = Duration.ofMillis(100).toNanos();

    private boolean free = true;
    private long lastNanos;

    /** A key was pressed; what it asked for may arrive soon. */
    void keyPressed() {
        free = true;
    }

    /** How long to wait with new data; 0 when it may be drawn now. */
    long waitNanos(long nowNanos) {
        return free ? 0 : Math.max(0, GAP_NANOS - (nowNanos - lastNanos));
    }

    /** New data was drawn. */
    void drawn(long nowNanos) {
        free = false;
        lastNanos = nowNanos;
    }
}
