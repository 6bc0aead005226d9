package dev.quarterdeck.store.file;

import dev.quarterdeck.disk.Nap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.sqlite.BusyHandler;

/**
 * Waits for another process's lock in short jittered naps up to one deadline. SQLite's own waiting backs off to 100 ms,
 * so that whoever came last wins and the others starve for seconds.
 */
public final class FairBusyHandler extends BusyHandler {
    private static final long NAP_MIN_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long NAP_MAX_NANOS = TimeUnit.MICROSECONDS.toNanos(600);

    private final long patienceNanos;
    private long waitingSince;

    public FairBusyHandler(long patienceMillis) {
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    }

    @Override
    protected int callback(int previousCalls) {
        if (previousCalls == 0) {
            waitingSince = System.nanoTime();
        }
        if (System.nanoTime() - waitingSince > patienceNanos) {
            return 0;
        }
        nap();
        return 1;
    }

    /** A short jittered pause. */
    public static void nap() {
        Nap.ofNanos(ThreadLocalRandom.current().nextLong(NAP_MIN_NANOS, NAP_MAX_NANOS));
    }
}
