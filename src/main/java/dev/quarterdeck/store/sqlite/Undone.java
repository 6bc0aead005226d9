package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.shared.OperationLog;
import dev.quarterdeck.store.shared.UndoneJobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** A chunk of jobs whose operation is being undone; ids are JSON arrays. {@code OR FAIL} as in {@link Changes}. */
final class Undone implements UndoneJobs {

    /**
     * A chunk's jobs lie side by side among the images of their operation: one goes along them instead of seeking each. The
     * plus keeps SQLite from seeking.
     */
    private static final String AMONG = "i.job BETWEEN ?3 AND ?4 AND +i.job IN (SELECT value FROM json_each(?2))";

    static final String CHANGED = "SELECT j.queue, j.state, j.reason, i.state, i.reason, " + OperationLog.WHY_LEFT
            + " AS why, i.texts, count(*), json_group_array(i.job) FROM image i LEFT JOIN job j ON j.id = i.job"
            + " WHERE i.operation = ?1 AND " + AMONG + " GROUP BY 1, 2, 3, 4, 5, 6, 7";

    static final String TRASHED = "SELECT t.queue, t.state, t.reason, " + OperationLog.TAKER
            + " AS taker, count(*), json_group_array(t.id) FROM trash t"
            + " WHERE t.operation = ? AND t.id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3, 4";

    private static final String FIELDS = "UPDATE OR FAIL job SET state = ?5, reason = i.reason,"
            + " revision = job.revision + 1, priority = i.priority, attempts = i.attempts, run_at = i.run_at,"
            + " since = i.since, lease_until = NULL, cancel_asked = 0";

    private static final String TEXTS = ", error = CASE WHEN i.texts & 1 THEN i.error ELSE job.error END,"
            + " payload = CASE WHEN i.texts & 2 THEN i.payload ELSE job.payload END";

    private static final String OF_IMAGES = " FROM image i WHERE i.operation = ?1 AND " + AMONG + " AND job.id = i.job";

    static final String RESTORE = FIELDS + OF_IMAGES;

    /** Only for images that have a text: it lies far from the rest of a row, and would be read and written for nothing. */
    static final String RESTORE_TEXTS = FIELDS + TEXTS + OF_IMAGES;

    private static final String ASK_AS_BEFORE = "UPDATE OR FAIL job SET cancel_asked = i.cancel_asked FROM image i"
            + " WHERE i.operation = ? AND i.job IN (SELECT value FROM json_each(?)) AND job.id = i.job";

    /**
     * The plus keeps SQLite from going through all the operations that there ever were; one look tells of most of the others
     * that they were about other jobs.
     */
    static final String UNTOUCHED_AGAIN = "UPDATE OR FAIL image SET revision ="
            + " (SELECT j.revision FROM job j WHERE j.id = image.job) WHERE operation IN"
            + " (SELECT o.number FROM operation o WHERE o.undoable_until IS NOT NULL AND o.forgotten_at IS NULL"
            + " AND +o.number < ?1 AND EXISTS (SELECT 1 FROM image e WHERE e.operation = o.number AND e.job BETWEEN"
            + " (SELECT min(value) FROM json_each(?2)) AND (SELECT max(value) FROM json_each(?2))))"
            + " AND job IN (SELECT value FROM json_each(?2)) AND revision ="
            + " (SELECT i.revision_before FROM image i WHERE i.operation = ?3 AND i.job = image.job)";

    private final Transaction transaction;
    private final long operation;
    private final String chunk;
    private final long first;
    private final long last;

    Undone(Transaction transaction, long operation, long[] ids) {
        this.transaction = transaction;
        this.operation = operation;
        this.chunk = Json.array(ids);
        this.first = Arrays.stream(ids).min().orElse(0);
        this.last = Arrays.stream(ids).max().orElse(0);
    }

    @Override
    public ResultSet changed() throws SQLException {
        return transaction.prepare(CHANGED, operation, chunk, first, last).executeQuery();
    }

    @Override
    public ResultSet trashed() throws SQLException {
        return transaction.prepare(TRASHED, operation, chunk).executeQuery();
    }

    @Override
    public void restore(JobState to, int texts, String ids) throws SQLException {
        transaction.update(texts == 0 ? RESTORE : RESTORE_TEXTS, operation, ids, first, last, to.ordinal());
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
