package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.MovedJob;
import dev.quarterdeck.store.shared.MovedRow;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes in jobs that have a past. */
final class MovingIn {
    private MovingIn() {}

    static List<Enqueued> moveIn(Transaction transaction, List<MovedJob> jobs) throws SQLException {
        Map<String, Long> keys =
                Enqueueing.known(transaction, jobs.stream().map(MovedJob::key).toList());
        Map<String, MovedJob> fresh = new LinkedHashMap<>();
        jobs.stream()
                .filter(moved -> !keys.containsKey(moved.key()))
                .forEach(moved -> fresh.putIfAbsent(moved.key(), moved));
        long[] ids = transaction.newIds(fresh.size());
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
        try (PreparedStatement batch = transaction.prepareBatch(MovedRow.INSERT)) {
            for (int i = 0; i < jobs.size(); i++) {
                MovedJob moved = jobs.get(i);
                Statements.add(batch, Arrays.asList(MovedRow.values(transaction, ids[i], moved)));
                MovedRow.count(transaction, moved);
            }
            batch.executeBatch();
        }
    }
}
