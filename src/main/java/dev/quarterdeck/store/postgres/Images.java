package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.shared.JobImages;
import java.sql.SQLException;

/** What jobs were before an operation; ids are arrays as PostgreSQL writes them. */
record Images(Transaction transaction, long operation) implements JobImages {

    private static final String KEPT = "state, reason, priority, attempts, run_at, since, cancel_asked";

    private static final String INSERT = "INSERT INTO image (operation, job, revision, revision_before, " + KEPT
            + ", texts, cause, error, payload) ";

    static final String KEEP = INSERT + "SELECT ?1, id, revision + ?2, revision, " + KEPT
            + ", ?3, CASE WHEN ?3 & 1 <> 0 THEN cause END, CASE WHEN ?3 & 1 <> 0 THEN error END,"
            + " CASE WHEN ?3 & 2 <> 0 THEN payload END"
            + " FROM job WHERE id = ANY(?4::bigint[])";

    static final String KEEP_TRASHED = "INSERT INTO image (operation, job, revision, revision_before, texts)"
            + " SELECT ?::bigint, id, revision + 1, revision, 0 FROM trash WHERE id = ANY(?::bigint[])";

    private static final String JOB = "id, state, reason, priority, attempts, max_retries, timeout, run_at, created_at,"
            + " since, started_at, lease_until, cancel_asked, queue, type, worker, key, name, cause, error, result, payload";

    static final String TRASH = "INSERT INTO trash (operation, revision, " + JOB + ") SELECT ?::bigint, revision, "
            + JOB + " FROM job WHERE id = ANY(?::bigint[])";

    private static final String DELETE = "DELETE FROM job WHERE id = ANY(?::bigint[])";

    static final String BRING_BACK = "INSERT INTO job (revision, " + JOB + ") SELECT revision + 1, " + JOB
            + " FROM trash WHERE id = ANY(?::bigint[])";

    static final String EMPTY = "DELETE FROM trash WHERE id = ANY(?::bigint[])";

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
