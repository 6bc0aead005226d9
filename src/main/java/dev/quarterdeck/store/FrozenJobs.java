package dev.quarterdeck.store;

import java.util.Arrays;

/** The jobs that a selection matched at one moment: which they were, and exactly those counted. Eight bytes a job. */
public final class FrozenJobs {
    private final long[] ids;
    private final Tally tally;

    /**
     * @param ids ascending; given away, to be changed no more
     * @param tally of these jobs and no others
     */
    public FrozenJobs(long[] ids, Tally tally) {
        this.ids = ids;
        this.tally = tally;
    }

    public int count() {
        return ids.length;
    }

    public Tally tally() {
        return tally;
    }

    /** At most so many of the ids, from a place in their order on. */
    public long[] ids(int from, int most) {
        return Arrays.copyOfRange(ids, from, from + Math.min(most, ids.length - from));
    }
}
