package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.CheckReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Verifies the file, and counts anew where the kept counts are wrong. */
final class Checking {

    static final String REAL_COUNTS = "SELECT queue, state, coalesce(reason, " + CountDeltas.NO_REASON
            + ") AS reason, count(*) AS n FROM job GROUP BY 1, 2, 3";

    private static final String WRONG_COUNTS = "WITH real AS (" + REAL_COUNTS
            + "), kept AS (SELECT * FROM job_count WHERE n <> 0)"
            + " SELECT k.queue, k.state, k.reason, k.n, coalesce(r.n, 0) FROM kept k"
            + " LEFT JOIN real r USING (queue, state, reason) WHERE k.n <> coalesce(r.n, 0)"
            + " UNION ALL SELECT r.queue, r.state, r.reason, 0, r.n FROM real r"
            + " LEFT JOIN kept k USING (queue, state, reason) WHERE k.n IS NULL";

    /** Each finds rows that the state machine cannot have made. */
    private static final List<String> ODDITIES = List.of(
            "SELECT 'job ' || id || ': locked without a lease' FROM job WHERE state = 1 AND lease_until IS NULL LIMIT 5",
            "SELECT 'job ' || id || ': dead without a reason' FROM job WHERE state = 3 AND reason IS NULL LIMIT 5",
            "SELECT 'job ' || id || ': a reason, and not dead' FROM job WHERE state <> 3 AND reason IS NOT NULL LIMIT 5",
            "SELECT 'attempt ' || a.id || ': its job ' || a.job || ' is gone' FROM attempt a"
                    + " LEFT JOIN job j ON j.id = a.job WHERE j.id IS NULL LIMIT 5",
            "SELECT 'queue ' || quote(j.queue) || ': has jobs and no row' FROM (SELECT DISTINCT queue FROM job_count"
                    + " WHERE n <> 0) j LEFT JOIN queue q ON q.name = j.queue WHERE q.name IS NULL LIMIT 5");

    private Checking() {}

    static CheckReport check(Handle handle, long nowMillis) {
        List<String> faults = new ArrayList<>();
        List<String> integrity = handle.createQuery("PRAGMA integrity_check(20)")
                .mapTo(String.class)
                .list();
        if (!integrity.equals(List.of("ok"))) {
            faults.addAll(integrity);
        }
        List<String> counts = handle.createQuery(WRONG_COUNTS)
                .map((row, context) -> difference(row))
                .list();
        faults.addAll(counts);
        for (String oddity : ODDITIES) {
            faults.addAll(handle.createQuery(oddity).mapTo(String.class).list());
        }
        return new CheckReport(
                integrity.get(0),
                counts.isEmpty() ? "ok" : counts.get(0),
                handle.attach(ReadingSql.class).orphaned(nowMillis),
                faults);
    }

    private static String difference(ResultSet row) throws SQLException {
        return "counter of queue " + row.getString(1) + ", "
                + Columns.state(row.getInt(2)).word() + ": kept " + row.getLong(4) + ", there are " + row.getLong(5);
    }

    /** One transaction: nobody ever sees counts that are half anew. */
    static boolean repair(Transaction transaction) throws SQLException {
        transaction.update("DELETE FROM job_count");
        transaction.update("INSERT INTO job_count (queue, state, reason, n) " + REAL_COUNTS);
        transaction.update(
                "INSERT INTO queue (name) SELECT DISTINCT queue FROM job_count WHERE true" + " ON CONFLICT DO NOTHING");
        // What others did before in this transaction was counted with the jobs, and must not be added once more.
        transaction.counts().clear();
        return true;
    }
}
