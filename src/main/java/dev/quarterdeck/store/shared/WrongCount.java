package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A kept count that the jobs contradict.
 *
 * @param state as the store has it: in a damaged one it may be none of ours
 * @param reason as the counts have it
 */
public record WrongCount(String queue, int state, int reason, long kept, long real) {

    /** One statement, so that both sides are read from one state of the store. */
    private static final String ALL = "WITH real AS (SELECT queue, state, coalesce(reason, " + Columns.NO_REASON
            + ") AS reason, count(*) AS n FROM job GROUP BY 1, 2, 3),"
            + " kept AS (SELECT queue, state, reason, CAST(sum(n) AS bigint) AS n FROM job_count"
            + " GROUP BY 1, 2, 3 HAVING sum(n) <> 0)"
            + " SELECT k.queue, k.state, k.reason, k.n, coalesce(r.n, 0) FROM kept k"
            + " LEFT JOIN real r USING (queue, state, reason) WHERE k.n <> coalesce(r.n, 0)"
            + " UNION ALL SELECT r.queue, r.state, r.reason, 0, r.n FROM real r"
            + " LEFT JOIN kept k USING (queue, state, reason) WHERE k.n IS NULL";

    /** All of them; goes through all the jobs. */
    public static List<WrongCount> read(Handle handle, Dialect dialect) {
        return handle.createQuery(ALL)
                .map((row, context) -> new WrongCount(
                        dialect.text(row, 1), row.getInt(2), row.getInt(3), row.getLong(4), row.getLong(5)))
                .list();
    }

    /** How far the jobs are ahead. */
    public long difference() {
        return real - kept;
    }

    /** Jobs in no state of ours cannot be counted: whoever reads the counts would stumble over them. */
    public boolean mendable() {
        return real == 0 || (knownState() && reason >= Columns.NO_REASON && reason < Reason.values().length);
    }

    public String line() {
        return "counter of queue " + queue + ", " + stateWord() + ": kept " + kept + ", there are " + real;
    }

    private String stateWord() {
        return knownState() ? Columns.state(state).word() : "state " + state;
    }

    private boolean knownState() {
        return state >= 0 && state < JobState.values().length;
    }
}
