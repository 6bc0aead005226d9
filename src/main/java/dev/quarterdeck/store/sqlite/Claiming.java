package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.sqlite.FlowDeltas.Figure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claims jobs in one statement. Each queue and priority is looked up by a seek of its own that stops at "now", so that
 * jobs scheduled for later cost nothing however many and however urgent they are.
 */
final class Claiming {

    static final String PRIORITIES = "(SELECT 4 AS level UNION ALL SELECT 3 UNION ALL SELECT 2 UNION ALL SELECT 1)";

    /** 1 now, 2 lease until, 3 worker, 4 limit, 5 the queues as a JSON array or null for all. */
    static final String CLAIM = """
            UPDATE job SET state = 1, attempts = attempts + 1, revision = revision + 1, since = ?1, started_at = ?1,
              lease_until = ?2, worker = ?3, cancel_asked = 0
            WHERE id IN (
              SELECT j.id FROM queue q CROSS JOIN %s p CROSS JOIN job j
              WHERE q.paused_at IS NULL AND (?5 IS NULL OR q.name IN (SELECT value FROM json_each(?5)))
                AND j.id IN (
                  SELECT i.id FROM job i
                  WHERE i.state = 0 AND i.queue = q.name AND i.priority = p.level AND i.run_at <= ?1
                  ORDER BY i.run_at, i.id LIMIT ?4)
              ORDER BY j.priority DESC, j.run_at, j.id LIMIT ?4)
            RETURNING %s, payload""".formatted(PRIORITIES, Columns.JOB);

    private static final Comparator<Claim> CLAIM_ORDER = Comparator.comparing(
                    (Claim claim) -> claim.job().priority(), Comparator.reverseOrder())
            .thenComparing(claim -> claim.job().runAt())
            .thenComparing(claim -> claim.job().id());

    private Claiming() {}

    static List<Claim> claim(Transaction transaction, ClaimRequest request) throws SQLException {
        long now = transaction.nowMillis();
        List<Claim> claims = new ArrayList<>();
        try (ResultSet rows = transaction
                .prepare(
                        CLAIM,
                        now,
                        now + request.lease().toMillis(),
                        request.worker(),
                        request.limit(),
                        namesOrNull(request.queues()))
                .executeQuery()) {
            // To its end: an open result would make the commit fail.
            while (rows.next()) {
                claims.add(new Claim(Columns.job(rows), rows.getString(Columns.AFTER_JOB)));
            }
        }
        claims.forEach(claim -> count(transaction, claim.job()));
        claims.sort(CLAIM_ORDER);
        return claims;
    }

    static @Nullable String namesOrNull(Set<String> queues) {
        return queues.isEmpty() ? null : Json.array(queues);
    }

    private static void count(Transaction transaction, Job job) {
        transaction.counts().add(job.queue(), JobState.PENDING, null, -1);
        transaction.counts().add(job.queue(), JobState.LOCKED, null, 1);
        transaction.flow().add(job.queue(), Figure.STARTED, 1);
        long waited = transaction.nowMillis() - job.runAt().toEpochMilli();
        transaction.flow().add(job.queue(), Figure.WAIT_MILLIS, Math.max(0, waited));
    }
}
