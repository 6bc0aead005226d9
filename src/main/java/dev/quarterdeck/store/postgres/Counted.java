package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.shared.Columns;

/**
 * A statement that changes jobs, made into one that counts them too: it needs no transaction around it, so that one message
 * goes to the server and one answer comes back. For what is done most.
 *
 * <p>Which of the two additions locks its row first is the server's choice. Should two connections that share a part of the
 * counts meet there in different orders, the server ends one of them, and that is done again.
 */
final class Counted {
    private Counted() {}

    /**
     * @param change that returns what the rest needs; its rows are those of the whole statement
     * @param counts rows of queue, state, reason and by how much, from {@code done}; in the order of the first three
     * @param flow rows of the queue and its figures in the order of {@code Flow}, from {@code done}
     * @param shard the mark of the shard's value
     * @param minute the mark of the present minute's
     */
    static String along(String change, String counts, String flow, String shard, String minute) {
        return "WITH done AS (" + change + "), counted AS (" + CountDeltas.add(shard, "(" + counts + ")")
                + "), flowed AS (" + FlowDeltas.add(shard, minute, "(" + flow + ")") + ") SELECT * FROM done";
    }

    /** The counts of a change that took its jobs from one state to another. */
    static String moved(JobState from, JobState to) {
        return "SELECT c.queue, m.state, " + Columns.NO_REASON + ", m.sign * c.n"
                + " FROM (SELECT queue, count(*) AS n FROM done GROUP BY queue) c CROSS JOIN (VALUES (" + from.ordinal()
                + ", -1), (" + to.ordinal() + ", 1)) AS m (state, sign) ORDER BY 1, 2";
    }

    /** The same of a change of one job. */
    static String movedOne(JobState from, JobState to) {
        return "SELECT queue, m.state, " + Columns.NO_REASON + ", m.n FROM done CROSS JOIN (VALUES (" + from.ordinal()
                + ", -1), (" + to.ordinal() + ", 1)) AS m (state, n) ORDER BY 2";
    }
}
