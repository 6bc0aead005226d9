package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.shared.Allowance;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.Counting;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claims jobs in one statement. Each queue and priority is looked up by a seek of its own that stops at "now", so that
 * jobs scheduled for later cost nothing however many and however urgent they are.
 */
final class Claiming {

    /** The queues with limits that may be claimed from at all. */
    static final String LIMITED =
            "SELECT q.name, q.rate_jobs, q.rate_per, q.rate_used_until, q.running, coalesce((SELECT c.n"
                    + " FROM job_count c WHERE c.queue = q.name AND c.state = 1 AND c.reason = " + Columns.NO_REASON
                    + "), 0) AS locked FROM queue q"
                    + " WHERE q.paused_at IS NULL AND (q.rate_jobs IS NOT NULL OR q.running IS NOT NULL)";

    private static final String CLAIMED = """
            UPDATE job SET state = 1, attempts = attempts + 1, revision = revision + 1, since = ?1, started_at = ?1,
              lease_until = ?2, worker = ?3, cancel_asked = 0
            WHERE id IN (%s)
            RETURNING %s, payload""";

    /** From every queue that is asked for, of every priority, as many as one could want. */
    private static final String CANDIDATES = """
            FROM queue q CROSS JOIN %s p CROSS JOIN job j
            WHERE q.paused_at IS NULL AND (?5 IS NULL OR q.name IN (SELECT value FROM json_each(?5)))
              AND j.id IN (
                SELECT i.id FROM job i
                WHERE i.state = 0 AND i.queue = q.name AND i.priority = p.level AND i.run_at <= ?1
                ORDER BY i.run_at, i.id LIMIT ?4)""".formatted(Columns.PRIORITIES);

    /** 1 now, 2 lease until, 3 worker, 4 limit, 5 the queues as a JSON array or null for all. */
    static final String CLAIM = CLAIMED.formatted(
            "SELECT j.id " + CANDIDATES + " ORDER BY j.priority DESC, j.run_at, j.id LIMIT ?4", Columns.JOB);

    /** Of each queue no more than it allows; 6 the queues with limits as a JSON array of pairs, name and jobs. */
    static final String CLAIM_LIMITED = CLAIMED.formatted("""
            SELECT id FROM (
              SELECT j.id, j.priority, j.run_at, q.name AS queue,
                row_number() OVER (PARTITION BY q.name ORDER BY j.priority DESC, j.run_at, j.id) AS place
              %s)
            WHERE place <= coalesce(
              (SELECT json_extract(value, '$[1]') FROM json_each(?6) WHERE json_extract(value, '$[0]') = queue), ?4)
            ORDER BY priority DESC, run_at, id LIMIT ?4""".formatted(CANDIDATES), Columns.JOB);

    private static final Comparator<Claim> CLAIM_ORDER = Comparator.comparing(
                    (Claim claim) -> claim.job().priority(), Comparator.reverseOrder())
            .thenComparing(claim -> claim.job().runAt())
            .thenComparing(claim -> claim.job().id());

    private Claiming() {}

    static List<Claim> claim(Transaction transaction, ClaimRequest request) throws SQLException {
        List<Allowance> limited = limited(transaction);
        List<Claim> claims = limited.isEmpty()
                ? read(bound(transaction, CLAIM, request))
                : claimLimited(transaction, request, limited);
        claims.forEach(claim -> Counting.claimed(transaction, claim.job()));
        claims.sort(CLAIM_ORDER);
        return claims;
    }

    private static List<Allowance> limited(Transaction transaction) throws SQLException {
        List<Allowance> limited = new ArrayList<>();
        try (ResultSet rows = transaction.prepare(LIMITED).executeQuery()) {
            while (rows.next()) {
                Allowance kept = Allowance.of(rows, SqliteDialect.DIALECT);
                if (kept.running() != null) {
                    transaction.metRunningLimit();
                }
                limited.add(kept.withMoreLocked(transaction.counts().of(kept.queue(), JobState.LOCKED)));
            }
        }
        return limited;
    }

    private static List<Claim> claimLimited(Transaction transaction, ClaimRequest request, List<Allowance> limited)
            throws SQLException {
        long now = transaction.nowMillis();
        Map<String, Long> allowed = new LinkedHashMap<>();
        limited.forEach(allowance -> allowed.put(allowance.queue(), allowance.jobs(now)));
        PreparedStatement statement = bound(transaction, CLAIM_LIMITED, request);
        statement.setString(6, Json.pairs(allowed));
        List<Claim> claims = read(statement);
        for (Allowance allowance : limited) {
            allowance.use(
                    transaction,
                    claims.stream()
                            .filter(claim -> claim.job().queue().equals(allowance.queue()))
                            .count());
        }
        return claims;
    }

    private static PreparedStatement bound(Transaction transaction, String sql, ClaimRequest request)
            throws SQLException {
        long now = transaction.nowMillis();
        return transaction.prepare(
                sql,
                now,
                now + request.lease().toMillis(),
                request.worker(),
                request.limit(),
                namesOrNull(request.queues()));
    }

    private static List<Claim> read(PreparedStatement statement) throws SQLException {
        List<Claim> claims = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            // To its end: an open result would make the commit fail.
            while (rows.next()) {
                claims.add(new Claim(Columns.job(rows, SqliteDialect.DIALECT), rows.getString(Columns.AFTER_JOB)));
            }
        }
        return claims;
    }

    static @Nullable String namesOrNull(Set<String> queues) {
        return queues.isEmpty() ? null : Json.array(queues);
    }
}
