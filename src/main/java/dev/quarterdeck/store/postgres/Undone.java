package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.shared.OperationLog;
import dev.quarterdeck.store.shared.UndoneJobs;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A chunk of jobs whose operation is being undone.
 *
 * @param chunk the ids of all of them, an array as PostgreSQL writes it, as all ids are
 */
record Undone(Transaction transaction, long operation, String chunk) implements UndoneJobs {

    static final String CHANGED = "SELECT j.queue, j.state, j.reason, i.state, i.reason, " + OperationLog.WHY_LEFT
            + " AS why, i.texts, count(*), array_agg(i.job ORDER BY i.job)::text FROM image i LEFT JOIN job j ON j.id = i.job"
            + " WHERE i.operation = ? AND i.job = ANY(?::bigint[]) GROUP BY 1, 2, 3, 4, 5, 6, 7";

    static final String TRASHED = "SELECT t.queue, t.state, t.reason, " + OperationLog.TAKER
            + " AS taker, count(*), array_agg(t.id ORDER BY t.id)::text FROM trash t"
            + " WHERE t.operation = ? AND t.id = ANY(?::bigint[]) GROUP BY 1, 2, 3, 4";

    static final String RESTORE = "UPDATE job SET state = ?1, reason = i.reason, revision = job.revision + 1,"
            + " priority = i.priority, attempts = i.attempts, run_at = i.run_at, since = i.since, lease_until = NULL,"
            + " cancel_asked = false,"
            + " cause = CASE WHEN i.texts & 1 <> 0 THEN i.cause ELSE job.cause END,"
            + " error = CASE WHEN i.texts & 1 <> 0 THEN i.error ELSE job.error END,"
            + " payload = CASE WHEN i.texts & 2 <> 0 THEN i.payload ELSE job.payload END FROM image i"
            + " WHERE i.operation = ?2 AND i.job = ANY(?3::bigint[]) AND job.id = i.job";

    private static final String ASK_AS_BEFORE = "UPDATE job SET cancel_asked = i.cancel_asked FROM image i"
            + " WHERE i.operation = ? AND i.job = ANY(?::bigint[]) AND job.id = i.job";

    static final String UNTOUCHED_AGAIN = "UPDATE image SET revision ="
            + " (SELECT j.revision FROM job j WHERE j.id = image.job) WHERE operation IN"
            + " (SELECT o.number FROM operation o WHERE o.undoable_until IS NOT NULL AND o.forgotten_at IS NULL"
            + " AND o.number < ?1 AND EXISTS (SELECT 1 FROM image e WHERE e.operation = o.number AND e.job BETWEEN"
            + " (SELECT min(v) FROM unnest(?2::bigint[]) v) AND (SELECT max(v) FROM unnest(?2::bigint[]) v)))"
            + " AND job = ANY(?2::bigint[]) AND revision ="
            + " (SELECT i.revision_before FROM image i WHERE i.operation = ?3 AND i.job = image.job)";

    @Override
    public ResultSet changed() throws SQLException {
        return transaction.prepare(CHANGED, operation, chunk).executeQuery();
    }

    @Override
    public ResultSet trashed() throws SQLException {
        return transaction.prepare(TRASHED, operation, chunk).executeQuery();
    }

    /** Texts that stay as they are cost nothing here: what is long lies elsewhere, and is not written again. */
    @Override
    public void restore(JobState to, int texts, String ids) throws SQLException {
        transaction.update(RESTORE, to.ordinal(), operation, ids);
    }

    @Override
    public void askAsBefore(String ids) throws SQLException {
        transaction.update(ASK_AS_BEFORE, operation, ids);
    }

    @Override
    public void untouchedAgain(long byImagesOf, String ids) throws SQLException {
        transaction.update(UNTOUCHED_AGAIN, operation, ids, byImagesOf);
    }
}
