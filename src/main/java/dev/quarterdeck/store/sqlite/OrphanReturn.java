package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.JobEvent;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.shared.LockedJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ends the claims that nobody works on any more. */
final class OrphanReturn {

    static final String EXPIRED = "SELECT " + LockedJob.COLUMNS
            + " FROM job WHERE state = 1 AND lease_until <= ? ORDER BY lease_until LIMIT ?";

    static final String OF_WORKERS = "SELECT " + LockedJob.COLUMNS
            + " FROM job WHERE state = 1 AND lease_until > ? AND worker IN (SELECT value FROM json_each(?)) LIMIT ?";

    static final String AS_JUDGED = "SELECT 1 FROM worker WHERE id = ? AND process_start = ? AND beat_at = ?";

    private OrphanReturn() {}

    static Orphans run(
            Transaction transaction,
            Collection<WorkerInfo> goneWorkers,
            RetryPolicies policies,
            int limit,
            Instant judgedAt)
            throws SQLException {
        long by = Math.min(judgedAt.toEpochMilli(), transaction.nowMillis());
        List<LockedJob> orphans = read(transaction, EXPIRED, by, limit);
        List<String> gone = stillThem(transaction, goneWorkers);
        if (!gone.isEmpty() && orphans.size() < limit) {
            String ids = Json.array(gone);
            orphans.addAll(read(transaction, OF_WORKERS, by, ids, limit - orphans.size()));
        }
        return transaction.allOrNothing(step -> {
            int dead = 0;
            for (LockedJob job : orphans) {
                Transition transition = expire(step, job, policies);
                dead += transition.to() == JobState.DEAD ? 1 : 0;
            }
            return new Orphans(orphans.size() - dead, dead);
        });
    }

    /** The ids whose row is still as it was judged: one that beats, or a later one with the same pid, lives. */
    private static List<String> stillThem(Transaction transaction, Collection<WorkerInfo> workers) throws SQLException {
        List<String> ids = new ArrayList<>();
        for (WorkerInfo worker : workers) {
            long beatMillis = worker.beatAt().toEpochMilli();
            try (ResultSet row = transaction
                    .prepare(AS_JUDGED, worker.id(), worker.processStart(), beatMillis)
                    .executeQuery()) {
                if (row.next()) {
                    ids.add(worker.id());
                }
            }
        }
        return ids;
    }

    private static Transition expire(Transaction transaction, LockedJob job, RetryPolicies policies)
            throws SQLException {
        Duration wait = policies.of(job.type())
                .delayAfter(job.attempts(), ThreadLocalRandom.current().nextDouble())
                .orElse(null);
        String error = "lease expired: worker " + job.worker() + " gone";
        return Settling.fail(transaction, job, JobEvent.EXPIRE, Outcome.LOST, error, wait);
    }

    private static List<LockedJob> read(Transaction transaction, String sql, Object... values) throws SQLException {
        List<LockedJob> jobs = new ArrayList<>();
        try (ResultSet rows = transaction.prepare(sql, values).executeQuery()) {
            while (rows.next()) {
                jobs.add(LockedJob.of(rows, SqliteDialect.DIALECT));
            }
        }
        return jobs;
    }
}
