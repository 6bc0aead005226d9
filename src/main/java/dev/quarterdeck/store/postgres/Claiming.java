package dev.quarterdeck.store.postgres;

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
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claims jobs in one statement. Each queue and priority is looked up by a seek of its own that stops at "now", so that
 * jobs scheduled for later cost nothing however many and however urgent they are. The seeks lock nothing; of what they
 * find, as many rows are locked as are claimed, past those that others are just claiming.
 */
final class Claiming {

    /** So many more are looked at than are wanted: the first ones may be in the hands of others. */
    private static final int SLACK = 16;

    private static final int MORE = 8;
    private static final int MOST_LOOKED_AT = 50_000;

    /** 1 now, 4 how many to look at, 5 the queues as an array or null for all: heads of the queues, in claim order. */
    private static final String HEADS = """
            SELECT i.id, i.priority, i.run_at, q.name AS queue
            FROM queue q CROSS JOIN %s p CROSS JOIN LATERAL (
              SELECT id, priority, run_at FROM job
              WHERE state = 0 AND queue = q.name AND priority = p.level AND run_at <= ?1
              ORDER BY run_at, id LIMIT ?4::bigint) i
            WHERE q.paused_at IS NULL AND (?5::text[] IS NULL OR q.name = ANY(?5::text[]))""".formatted(Columns.PRIORITIES);

    private static final String BEST = " ORDER BY priority DESC, run_at, id LIMIT ?4::bigint";

    /** Of each queue no more than it allows; 7 and 8 the names and allowances of the queues with limits, as arrays. */
    private static final String ALLOWED = """
            SELECT id, priority, run_at FROM (
              SELECT h.*, row_number() OVER (PARTITION BY queue ORDER BY priority DESC, run_at, id) AS place
              FROM (%s) h) placed
            WHERE place <= coalesce((SELECT l.jobs FROM unnest(?7::text[], ?8::bigint[]) AS l (queue, jobs)
              WHERE l.queue = placed.queue), ?4::bigint)""".formatted(HEADS);

    /** 2 lease until, 3 worker, 6 limit. */
    private static final String CLAIMED = """
            WITH heads AS MATERIALIZED (%s),
            taken AS MATERIALIZED (
              SELECT j.id AS job_id FROM heads h JOIN job j ON j.id = h.id
              WHERE j.state = 0 AND j.run_at <= ?1
              ORDER BY h.priority DESC, h.run_at, h.id LIMIT ?6::bigint FOR UPDATE OF j SKIP LOCKED)
            UPDATE job SET state = 1, attempts = attempts + 1, revision = revision + 1, since = ?1, started_at = ?1,
              lease_until = ?2, worker = ?3, cancel_asked = false
            FROM taken WHERE id = job_id
            RETURNING %s, payload""";

    /** Where no queue has limits; it finds nothing where one has. */
    static final String CLAIM = CLAIMED.formatted(HEADS + " AND NOT " + LimitedQueues.ANY + BEST, Columns.JOB);

    static final String CLAIM_LIMITED = CLAIMED.formatted(ALLOWED + BEST, Columns.JOB);

    /** {@link #CLAIM}, committed with its counts. 9 shard, 10 minute. */
    static final String CLAIM_ALONE = Counted.along(
            CLAIM,
            Counted.moved(JobState.PENDING, JobState.LOCKED),
            "SELECT queue, 0, count(*), 0, 0, 0, sum(greatest(0, since - run_at)), 0 FROM done GROUP BY queue ORDER BY 1",
            "?9",
            "?10");

    /** The same heads, counted: whether there may be more than what was claimed. */
    static final String LOOK = "SELECT count(*) FROM (" + HEADS + " LIMIT ?4::bigint) h";

    private static final Comparator<Claim> CLAIM_ORDER = Comparator.comparing(
                    (Claim claim) -> claim.job().priority(), Comparator.reverseOrder())
            .thenComparing(claim -> claim.job().runAt())
            .thenComparing(claim -> claim.job().id());

    private final Transaction transaction;
    private final ClaimRequest request;
    private List<Allowance> limited = List.of();

    private Claiming(Transaction transaction, ClaimRequest request) {
        this.transaction = transaction;
        this.request = request;
    }

    /**
     * What a claim came to.
     *
     * @param nextMillis when the clock alone may let it find more; asked only when it found nothing
     * @param metRunningLimit a queue lets no more of its jobs run, so that any job that ends may let it find one
     */
    record Result(List<Claim> claims, long nextMillis, boolean metRunningLimit) {}

    static Result claim(Transaction transaction, ClaimRequest request) throws SQLException {
        Claiming claiming = new Claiming(transaction, request);
        List<Claim> first = claiming.alone();
        if (!first.isEmpty()) {
            first.sort(CLAIM_ORDER);
            return new Result(first, Long.MAX_VALUE, false);
        }
        List<Claim> claims = claiming.claim();
        claims.forEach(claim -> Counting.claimed(transaction, claim.job()));
        claims.sort(CLAIM_ORDER);
        boolean metLimit = claiming.limited.stream().anyMatch(queue -> queue.running() != null);
        return new Result(
                claims,
                claims.isEmpty() && !request.patience().isZero() ? claiming.nextMillis() : Long.MAX_VALUE,
                metLimit);
    }

    /** What can be had at once is enough, be it less than was wanted. */
    private List<Claim> alone() throws SQLException {
        List<@Nullable Object> values = values((long) request.limit() + SLACK, request.limit());
        values.add(transaction.shard());
        values.add(transaction.minuteMillis());
        return claims(transaction.alone(CLAIM_ALONE, values.toArray()));
    }

    /** Looks further as long as others have what it found; and what the limits of queues allow. */
    private List<Claim> claim() throws SQLException {
        List<Claim> claims = new ArrayList<>();
        limited = LimitedQueues.lock(transaction, request.queues());
        for (long reach = (long) request.limit() + SLACK; reach <= MOST_LOOKED_AT; reach *= MORE) {
            claims.addAll(claim(reach, request.limit() - claims.size()));
            if (claims.size() == request.limit() || !limited.isEmpty() || found(reach) < reach) {
                break;
            }
        }
        return claims;
    }

    private List<Claim> claim(long reach, int limit) throws SQLException {
        PreparedStatement statement = transaction.prepare(
                limited.isEmpty() ? CLAIM : CLAIM_LIMITED, values(reach, limit).toArray());
        List<Claim> claims = claims(statement.executeQuery());
        for (Allowance queue : limited) {
            queue.use(
                    transaction,
                    claims.stream()
                            .filter(claim -> claim.job().queue().equals(queue.queue()))
                            .count());
        }
        return claims;
    }

    private List<@Nullable Object> values(long reach, int limit) {
        long now = transaction.nowMillis();
        Map<String, Long> allowed = new LinkedHashMap<>();
        limited.forEach(queue -> allowed.put(queue.queue(), queue.jobs(now)));
        return new ArrayList<>(Arrays.asList(
                now,
                now + request.lease().toMillis(),
                request.worker(),
                reach,
                namesOrNull(request.queues()),
                limit,
                Literals.array(allowed.keySet()),
                Literals.array(
                        allowed.values().stream().mapToLong(Long::longValue).toArray())));
    }

    private static List<Claim> claims(ResultSet rows) throws SQLException {
        List<Claim> claims = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                claims.add(new Claim(Columns.job(rows, PostgresDialect.DIALECT), Text.known(rows, Columns.AFTER_JOB)));
            }
        }
        return claims;
    }

    private long found(long reach) throws SQLException {
        try (ResultSet row = transaction
                .prepare(LOOK, transaction.nowMillis(), null, null, reach, namesOrNull(request.queues()))
                .executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private long nextMillis() throws SQLException {
        long now = transaction.nowMillis();
        long comesFree = limited.stream()
                .filter(queue -> queue.jobs(now) == 0)
                .mapToLong(Allowance::freeAtMillis)
                .min()
                .orElse(Long.MAX_VALUE);
        try (ResultSet row = transaction.prepare(ReadingSql.NEXT_RUN, now).executeQuery()) {
            row.next();
            long comesOfAge = row.getLong(1);
            return row.wasNull() ? comesFree : Math.min(comesOfAge, comesFree);
        }
    }

    static @Nullable String namesOrNull(Set<String> queues) {
        return queues.isEmpty() ? null : Literals.array(queues);
    }
}
