package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.MovedJob;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.ErrorText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes in jobs that have a past. They are counted, but nothing of that past went through here. */
final class MovingIn {
    private static final String INSERT =
            "INSERT INTO job (id, revision, state, reason, priority, attempts, max_retries, timeout,"
                    + " run_at, created_at, since, started_at, queue, type, key, name, error, result, payload)"
                    + " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private MovingIn() {}

    static List<Enqueued> moveIn(Transaction transaction, List<MovedJob> jobs) throws SQLException {
        Map<String, Long> keys =
                Enqueueing.known(transaction, jobs.stream().map(MovedJob::key).toList());
        Map<String, MovedJob> fresh = new LinkedHashMap<>();
        jobs.stream()
                .filter(moved -> !keys.containsKey(moved.key()))
                .forEach(moved -> fresh.putIfAbsent(moved.key(), moved));
        long[] ids = Enqueueing.newIds(transaction, fresh.size());
        insert(transaction, ids, List.copyOf(fresh.values()));
        int next = 0;
        List<Enqueued> answers = new ArrayList<>();
        for (MovedJob moved : jobs) {
            Long there = keys.get(moved.key());
            long id = there == null ? ids[next++] : there;
            keys.put(moved.key(), id);
            answers.add(new Enqueued(id, moved.key(), there == null));
        }
        return answers;
    }

    private static void insert(Transaction transaction, long[] ids, List<MovedJob> jobs) throws SQLException {
        transaction.ensureQueues(jobs.stream().map(moved -> moved.job().queue()).toList());
        try (PreparedStatement batch = transaction.prepareBatch(INSERT)) {
            for (int i = 0; i < jobs.size(); i++) {
                MovedJob moved = jobs.get(i);
                Statements.add(batch, values(transaction, ids[i], moved));
                transaction.counts().add(moved.job().queue(), moved.state(), moved.reason(), 1);
                if (moved.state() == JobState.PENDING) {
                    transaction.madeReady();
                }
            }
            batch.executeBatch();
        }
    }

    private static List<@Nullable Object> values(Transaction transaction, long id, MovedJob moved) {
        NewJob job = moved.job();
        Reason reason = moved.reason();
        String error = moved.error();
        return Arrays.asList(
                id,
                moved.state().ordinal(),
                reason == null ? null : reason.ordinal(),
                job.priority().level(),
                moved.attempts(),
                job.maxRetries(),
                Columns.millis(job.timeout()),
                job.runAt(Instant.ofEpochMilli(transaction.nowMillis())).toEpochMilli(),
                moved.createdAt().toEpochMilli(),
                moved.since().toEpochMilli(),
                Columns.millis(moved.startedAt()),
                job.queue(),
                job.type(),
                job.key(),
                job.name(),
                error == null ? null : ErrorText.brief(error),
                moved.result(),
                job.payload());
    }
}
