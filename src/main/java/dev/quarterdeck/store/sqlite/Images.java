package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.shared.JobImages;
import java.sql.SQLException;

/** What jobs were before an operation; ids are JSON arrays. {@code OR FAIL} as in {@link Changes}. */
record Images(Transaction transaction, long operation) implements JobImages {

    private static final String KEPT = "state, reason, priority, attempts, run_at, since, cancel_asked";

    private static final String INSERT = "INSERT OR FAIL INTO image (operation, job, revision, revision_before, " + KEPT
            + ", texts, error, payload) ";

    static final String KEEP = INSERT + "SELECT ?1, id, revision + ?2, revision, " + KEPT
            + ", ?3, CASE WHEN ?3 & 1 THEN error END, CASE WHEN ?3 & 2 THEN payload END"
            + " FROM job WHERE id IN (SELECT value FROM json_each(?4))";

    static final String KEEP_TRASHED = "INSERT OR FAIL INTO image (operation, job, revision, revision_before, texts)"
            + " SELECT ?, id, revision + 1, revision, 0 FROM trash WHERE id IN (SELECT value FROM json_each(?))";

    private static final String JOB = "id, state, reason, priority, attempts, max_retries, timeout, run_at, created_at,"
            + " since, started_at, lease_until, cancel_asked, queue, type, worker, key, name, error, result, payload";

    static final String TRASH = "INSERT OR FAIL INTO trash (operation, revision, " + JOB + ") SELECT ?, revision, "
            + JOB + " FROM job WHERE id IN (SELECT value FROM json_each(?))";

    private static final String DELETE = "DELETE FROM job WHERE id IN (SELECT value FROM json_each(?))";

    static final String BRING_BACK = "INSERT OR FAIL INTO job (revision, " + JOB + ") SELECT revision + 1, " + JOB
            + " FROM trash WHERE id IN (SELECT value FROM json_each(?))";

    static final String EMPTY = "DELETE FROM trash WHERE id IN (SELECT value FROM json_each(?))";

    @Override
    public void keep(int growth, int texts, String ids) throws SQLException {
        transaction.update(KEEP, operation, growth, texts, ids);
    }

    @Override
    public void trash(String ids) throws SQLException {
        transaction.update(TRASH, operation, ids);
        transaction.update(DELETE, ids);
    }

    @Override
    public void bringBack(String ids) throws SQLException {
        transaction.update(KEEP_TRASHED, operation, ids);
        transaction.update(BRING_BACK, ids);
        transaction.update(EMPTY, ids);
    }
}
