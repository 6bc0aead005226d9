package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.JobEvent;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Orphans;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private OrphanReturn() {}

    static Orphans run(Transaction transaction, Collection<String> goneWorkers, RetryPolicy policy, int limit)
            throws SQLException {
        List<LockedJob> orphans = read(transaction, EXPIRED, transaction.nowMillis(), limit);
        if (!goneWorkers.isEmpty() && orphans.size() < limit) {
            String gone = Json.array(goneWorkers);
            orphans.addAll(read(transaction, OF_WORKERS, transaction.nowMillis(), gone, limit - orphans.size()));
        }
        return transaction.allOrNothing(step -> {
            int dead = 0;
            for (LockedJob job : orphans) {
                Transition transition = expire(step, job, policy);
                dead += transition.to() == JobState.DEAD ? 1 : 0;
            }
            return new Orphans(orphans.size() - dead, dead);
        });
    }

    private static Transition expire(Transaction transaction, LockedJob job, RetryPolicy policy) throws SQLException {
        long wait = policy.delayAfter(
                        job.attempts(), ThreadLocalRandom.current().nextDouble())
                .toMillis();
        return Settling.end(
                transaction,
                job,
                JobEvent.EXPIRE,
                Outcome.LOST,
                "lease expired: worker " + job.worker() + " gone",
                transaction.nowMillis() + wait);
    }

    private static List<LockedJob> read(Transaction transaction, String sql, Object... values) throws SQLException {
        List<LockedJob> jobs = new ArrayList<>();
        try (ResultSet rows = transaction.prepare(sql, values).executeQuery()) {
            while (rows.next()) {
                jobs.add(LockedJob.of(rows));
            }
        }
        return jobs;
    }
}
