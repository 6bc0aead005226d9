package dev.quarterdeck.store.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Ids that no job has had. Asking the server for one takes half as long as adding a job, so that whoever adds job after job
 * asks for some in advance. They are good for a moment only: the higher id is to be that of the later job, roughly, whoever
 * added it. Those that are left over belong to no job. Safe for use by many threads.
 */
final class Ids {
    private static final int MOST_AHEAD = 64;
    private static final long MOMENT_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final TreeSet<Long> kept = new TreeSet<>();
    private long askedAtNanos;
    private int asked;

    /** @param nanos a clock that only goes forward, as {@link System#nanoTime} */
    Ids(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Where they come from. */
    @FunctionalInterface
    interface Source {
        /** So many, higher than all that it gave before. */
        long[] next(int count) throws SQLException;
    }

    /** So many, in the order in which they come. */
    long[] take(int count, Source source) throws SQLException {
        long[] taken = new long[count];
        int found = takeKept(taken);
        if (found < count) {
            int missing = count - found;
            long[] given = source.next(missing + ahead(missing));
            System.arraycopy(given, 0, taken, found, missing);
            keep(given, missing);
        }
        return taken;
    }

    private synchronized int takeKept(long[] taken) {
        if (isPast()) {
            forget();
        }
        int found = 0;
        for (Iterator<Long> each = kept.iterator(); found < taken.length && each.hasNext(); each.remove()) {
            taken[found++] = each.next();
        }
        return found;
    }

    /** None for who asks once; twice as many each time for who goes on. */
    private synchronized int ahead(int missing) {
        int ahead = missing > MOST_AHEAD ? 0 : Math.min(MOST_AHEAD, 2 * asked);
        asked = missing + ahead;
        askedAtNanos = nanos.getAsLong();
        return ahead;
    }

    private synchronized void keep(long[] given, int used) {
        Arrays.stream(given, used, given.length).forEach(kept::add);
        while (kept.size() > MOST_AHEAD) {
            kept.pollLast();
        }
    }

    private boolean isPast() {
        return nanos.getAsLong() - askedAtNanos > MOMENT_NANOS;
    }

    /** For when the server may be another one, which does not know of them. */
    synchronized void forget() {
        kept.clear();
        asked = 0;
    }
}
