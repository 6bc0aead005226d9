package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.JobEvent;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.WorkerInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ends the claims that nobody works on any more. */
public final class OrphanReturn {

    private static final String AS_JUDGED = "SELECT 1 FROM worker WHERE id = ? AND process_start = ? AND beat_at = ?";

    private OrphanReturn() {}

    public static String expired(Dialect dialect) {
        return "SELECT " + LockedJob.COLUMNS
                + " FROM job WHERE state = 1 AND lease_until <= ? ORDER BY lease_until LIMIT ?"
                + dialect.locking(" FOR UPDATE SKIP LOCKED");
    }

    public static String ofWorkers(Dialect dialect) {
        return "SELECT " + LockedJob.COLUMNS + " FROM job WHERE state = 1 AND lease_until > ? AND "
                + dialect.amongTexts("worker") + " LIMIT ?" + dialect.locking(" FOR UPDATE SKIP LOCKED");
    }

    public static Orphans run(
            OpenTransaction transaction,
            Collection<WorkerInfo> goneWorkers,
            RetryPolicies policies,
            int limit,
            Instant judgedAt)
            throws SQLException {
        Dialect dialect = transaction.dialect();
        long by = Math.min(judgedAt.toEpochMilli(), transaction.nowMillis());
        List<LockedJob> orphans = read(transaction, expired(dialect), by, limit);
        List<String> gone = stillThem(transaction, goneWorkers);
        if (!gone.isEmpty() && orphans.size() < limit) {
            String ids = dialect.list(gone);
            orphans.addAll(read(transaction, ofWorkers(dialect), by, ids, limit - orphans.size()));
        }
        return transaction.allOrNothing(() -> {
            int dead = 0;
            for (LockedJob job : orphans) {
                Transition transition = expire(transaction, job, policies);
                dead += transition.to() == JobState.DEAD ? 1 : 0;
            }
            return new Orphans(orphans.size() - dead, dead);
        });
    }

    /** The ids whose row is still as it was judged: one that beats, or a later one with the same pid, lives. */
    private static List<String> stillThem(OpenTransaction transaction, Collection<WorkerInfo> workers)
            throws SQLException {
        String locked = AS_JUDGED + transaction.dialect().locking(" FOR SHARE");
        List<String> ids = new ArrayList<>();
        for (WorkerInfo worker : workers) {
            long beatMillis = worker.beatAt().toEpochMilli();
            try (ResultSet row = transaction
                    .prepare(locked, worker.id(), worker.processStart(), beatMillis)
                    .executeQuery()) {
                if (row.next()) {
                    ids.add(worker.id());
                }
            }
        }
        return ids;
    }

    private static Transition expire(OpenTransaction transaction, LockedJob job, RetryPolicies policies)
            throws SQLException {
        Duration wait = policies.of(job.type())
                .delayAfter(job.attempts(), ThreadLocalRandom.current().nextDouble())
                .orElse(null);
        String error = "lease expired: worker " + job.worker() + " gone";
        return Ending.fail(transaction, job, JobEvent.EXPIRE, Outcome.LOST, error, wait);
    }

    private static List<LockedJob> read(OpenTransaction transaction, String sql, Object... values) throws SQLException {
        List<LockedJob> jobs = new ArrayList<>();
        try (ResultSet rows = transaction.prepare(sql, values).executeQuery()) {
            while (rows.next()) {
                jobs.add(LockedJob.of(rows, transaction.dialect()));
            }
        }
        return jobs;
    }
}
