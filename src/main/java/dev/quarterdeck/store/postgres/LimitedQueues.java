package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.shared.Allowance;
import dev.quarterdeck.store.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the queues with limits that may be claimed from at all. */
final class LimitedQueues {

    private static final String LIMITED =
            "SELECT q.name, q.rate_jobs, q.rate_per, q.rate_used_until, q.running, coalesce((SELECT sum(c.n)"
                    + " FROM job_count c WHERE c.queue = q.name AND c.state = 1 AND c.reason = " + Columns.NO_REASON
                    + "), 0)::bigint AS locked FROM queue q"
                    + " WHERE q.paused_at IS NULL AND (q.rate_jobs IS NOT NULL OR q.running IS NOT NULL)"
                    + " AND (?1::text[] IS NULL OR q.name = ANY(?1::text[])) ORDER BY q.name";

    /** Whether there are any among the queues that are asked for, which have number 5. */
    static final String ANY = "EXISTS (SELECT 1 FROM queue l WHERE l.paused_at IS NULL"
            + " AND (l.rate_jobs IS NOT NULL OR l.running IS NOT NULL)"
            + " AND (?5::text[] IS NULL OR l.name = ANY(?5::text[])))";

    private static final String LOCK = "SELECT name FROM queue"
            + " WHERE paused_at IS NULL AND (rate_jobs IS NOT NULL OR running IS NOT NULL)"
            + " AND (?1::text[] IS NULL OR name = ANY(?1::text[])) ORDER BY name FOR UPDATE";

    private LimitedQueues() {}

    /**
     * Those of these queues, or of all if there are none. Locked before they are read, so that claims from a queue with
     * limits come one after the other and each finds what the one before it took.
     */
    static List<Allowance> lock(Transaction transaction, Set<String> queues) throws SQLException {
        String names = Claiming.namesOrNull(queues);
        List<Allowance> limited = new ArrayList<>();
        try (ResultSet locked = transaction.prepare(LOCK, names).executeQuery()) {
            if (!locked.next()) {
                return limited;
            }
        }
        try (ResultSet rows = transaction.prepare(LIMITED, names).executeQuery()) {
            while (rows.next()) {
                limited.add(Allowance.of(rows, PostgresDialect.DIALECT));
            }
        }
        return limited;
    }
}
