package dev.quarterdeck.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that the wall clock was set, or that the machine slept: then leases have run out by the clock alone, and their
 * workers must get one lease's time to say that they live. Not safe for use by several threads.
 */
final class ClockDrift {
    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Duration lease;
    private Instant lastWall;
    private long lastNanos;
    private boolean jumped;
    private long jumpedAtNanos;

    /** @param nanos counts nanoseconds evenly, whatever happens to the wall clock */
    ClockDrift(InstantSource wall, LongSupplier nanos, Duration lease) {
        this.wall = wall;
        this.nanos = nanos;
        this.lease = lease;
        this.lastWall = wall.instant();
        this.lastNanos = nanos.getAsLong();
    }

    /** By how much the clocks drifted apart since the last call, if that is more than half a lease; waiting begins. */
    Optional<Duration> jump() {
        Instant nowWall = wall.instant();
        long nowNanos = nanos.getAsLong();
        Duration drift = Duration.between(lastWall, nowWall).minusNanos(nowNanos - lastNanos);
        lastWall = nowWall;
        lastNanos = nowNanos;
        if (drift.abs().compareTo(lease.dividedBy(2)) <= 0) {
            return Optional.empty();
        }
        jumped = true;
        jumpedAtNanos = nowNanos;
        return Optional.of(drift);
    }

    /** What the wall clock said when it was last held against the steady one. */
    Instant judgedAt() {
        return lastWall;
    }

    /** Whether the workers' time to say that they live is not over yet. */
    boolean waiting() {
        return !steadyFor(lease);
    }

    /** Whether no jump was noticed for so long. */
    boolean steadyFor(Duration time) {
        return !jumped || nanos.getAsLong() - jumpedAtNanos >= TimeUnit.NANOSECONDS.convert(time);
    }
}
