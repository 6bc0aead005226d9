package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.Fingerprint;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.shared.Counting;
import dev.quarterdeck.store.shared.Ending;
import dev.quarterdeck.store.shared.LockedJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends claims; every statement names the job, that it is locked, and the claim's token. */
final class Settling {

    private static final String AS_DONE = "state = 2, revision = revision + 1, since = ?1, lease_until = NULL,"
            + " cancel_asked = false, cause = NULL, error = NULL";

    private static final String COMPLETED_JOB = "id, revision, queue, started_at, since";

    /** 1 now; 2 to 4 the ids of the jobs, the tokens and the results as arrays; locked in the order in which all are. */
    static final String COMPLETE = """
            WITH held AS MATERIALIZED (
              SELECT j.id AS job_id, c.result AS outcome
              FROM unnest(?2::bigint[], ?3::bigint[], ?4::text[]) AS c (id, token, result) JOIN job j ON j.id = c.id
              WHERE j.state = 1 AND j.revision = c.token ORDER BY j.id FOR UPDATE OF j)
            UPDATE job SET %s, result = outcome
            FROM held WHERE id = job_id RETURNING %s""".formatted(AS_DONE, COMPLETED_JOB);

    /** Committed with its counts. 5 shard, 6 minute. */
    static final String COMPLETE_ALONE = Counted.along(
            COMPLETE,
            Counted.moved(JobState.LOCKED, JobState.DONE),
            "SELECT queue, 0, 0, count(*), 0, 0, 0, sum(greatest(0, since - started_at)) FROM done"
                    + " GROUP BY queue ORDER BY 1",
            "?5",
            "?6");

    /**
     * One claim's, as most come: less to be set up for the server, which takes longer than the change itself. 1 now, 2 the
     * id, 3 the token, 4 the result, 5 shard, 6 minute.
     */
    static final String COMPLETE_ONE = Counted.along(
            "UPDATE job SET " + AS_DONE + ", result = ?4 WHERE id = ?2 AND state = 1 AND revision = ?3 RETURNING "
                    + COMPLETED_JOB,
            Counted.movedOne(JobState.LOCKED, JobState.DONE),
            "SELECT queue, 0, 0, 1, 0, 0, 0, greatest(0, since - started_at) FROM done",
            "?5",
            "?6");

    private static final String COMPLETED = "SELECT 1 FROM job WHERE id = ? AND state = 2 AND revision = ?";

    static final String END =
            "UPDATE job SET state = ?, reason = ?, revision = revision + 1, since = ?, run_at = coalesce(?::bigint, run_at),"
                    + " attempts = ?, lease_until = NULL, cancel_asked = false, cause = coalesce(?, cause), error = coalesce(?, error)"
                    + " WHERE id = ? AND state = 1 AND revision = ?";

    static final String HELD =
            "SELECT " + LockedJob.COLUMNS + " FROM job WHERE id = ? AND state = 1 AND revision = ? FOR UPDATE";

    /** The order in which rows are locked. */
    private static final Comparator<Lease> BY_JOB = Comparator.comparing(Lease::jobId);

    private Settling() {}

    /** False when the lease was lost, and then nothing is changed. */
    static boolean settle(Transaction transaction, Settlement settlement) throws SQLException {
        if (settlement instanceof Settlement.Complete complete) {
            return complete(transaction, List.of(complete)).contains(complete.lease());
        }
        LockedJob job = held(transaction, settlement.lease());
        if (job == null) {
            return false;
        }
        Ending.settle(transaction, job, settlement);
        return true;
    }

    /** Which of these leases were held, and are not any more; each is to come once. */
    static Set<Lease> complete(Transaction transaction, Collection<Settlement.Complete> claims) throws SQLException {
        List<Settlement.Complete> inOrder = claims.stream()
                .sorted(Comparator.comparing(Settlement::lease, BY_JOB))
                .toList();
        Set<Lease> completed =
                transaction.isFresh() ? completeAlone(transaction, inOrder) : completeAmong(transaction, inOrder);
        if (transaction.mayBeDone()) {
            for (Settlement.Complete claim : inOrder) {
                if (!completed.contains(claim.lease()) && isCompleted(transaction, claim.lease())) {
                    completed.add(claim.lease());
                }
            }
        }
        if (!completed.isEmpty()) {
            transaction.freedSlot();
        }
        return completed;
    }

    private static Set<Lease> completeAlone(Transaction transaction, List<Settlement.Complete> inOrder)
            throws SQLException {
        Set<Lease> completed = new HashSet<>();
        boolean one = inOrder.size() == 1;
        List<@Nullable Object> values = one ? values(transaction, inOrder.get(0)) : values(transaction, inOrder);
        values.add(transaction.shard());
        values.add(transaction.minuteMillis());
        try (ResultSet row = transaction.alone(one ? COMPLETE_ONE : COMPLETE_ALONE, values.toArray())) {
            while (row.next()) {
                completed.add(lease(row));
            }
        }
        return completed;
    }

    private static Set<Lease> completeAmong(Transaction transaction, List<Settlement.Complete> inOrder)
            throws SQLException {
        Set<Lease> completed = new HashSet<>();
        try (ResultSet row = transaction
                .prepare(COMPLETE, values(transaction, inOrder).toArray())
                .executeQuery()) {
            while (row.next()) {
                completed.add(lease(row));
                Counting.completed(transaction, Text.known(row, 3), row.getLong(4));
            }
        }
        return completed;
    }

    private static List<@Nullable Object> values(Transaction transaction, Settlement.Complete claim) {
        return new ArrayList<>(Arrays.asList(
                transaction.nowMillis(), claim.lease().jobId(), claim.lease().token(), claim.result()));
    }

    private static List<@Nullable Object> values(Transaction transaction, List<Settlement.Complete> inOrder) {
        return new ArrayList<>(Arrays.asList(
                transaction.nowMillis(),
                Literals.array(inOrder.stream()
                        .mapToLong(claim -> claim.lease().jobId())
                        .toArray()),
                Literals.array(inOrder.stream()
                        .mapToLong(claim -> claim.lease().token())
                        .toArray()),
                Literals.array(inOrder.stream().map(Settlement.Complete::result).toList())));
    }

    /** The completion has led the job to the next revision. */
    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(row.getLong(1), row.getLong(2) - 1);
    }

    /** Only the holder of the lease can have led it there with the next revision. */
    private static boolean isCompleted(Transaction transaction, Lease lease) throws SQLException {
        try (ResultSet row =
                transaction.prepare(COMPLETED, lease.jobId(), lease.token() + 1).executeQuery()) {
            return row.next();
        }
    }

    private static @Nullable LockedJob held(Transaction transaction, Lease lease) throws SQLException {
        try (ResultSet row =
                transaction.prepare(HELD, lease.jobId(), lease.token()).executeQuery()) {
            return row.next() ? LockedJob.of(row, PostgresDialect.DIALECT) : null;
        }
    }

    /** Takes a job where a transition leads it; 0 when the claim is somebody else's. */
    static int end(
            Transaction transaction,
            LockedJob job,
            JobState to,
            Transition transition,
            @Nullable Long runAt,
            @Nullable String error)
            throws SQLException {
        return transaction.update(
                END,
                to.ordinal(),
                transition.reason() == null ? null : transition.reason().ordinal(),
                transaction.nowMillis(),
                runAt,
                transition.attempts().after(job.attempts()),
                error == null ? null : Fingerprint.of(job.type(), error),
                error,
                job.id(),
                job.token());
    }
}
