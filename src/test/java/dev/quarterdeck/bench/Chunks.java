package dev.quarterdeck.bench;

/** Changes many rows as one would by hand: their ids first, then 500 of them at a time. */
final class Chunks {
    private static final int ROWS = 500;

    private Chunks() {}

    /** Changes what lies from one id to another, both included; gives how many rows that were. */
    @FunctionalInterface
    interface Change {
        int run(long from, long to) throws Exception;
    }

    /** Gives how many rows were changed in all. */
    static long run(long[] ids, Change change) throws Exception {
        long all = 0;
        for (int i = 0; i < ids.length; i += ROWS) {
            all += change.run(ids[i], ids[Math.min(ids.length, i + ROWS) - 1]);
        }
        return all;
    }
}
