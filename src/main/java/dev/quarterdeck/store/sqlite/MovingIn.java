package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.MovedJob;
import dev.quarterdeck.store.shared.MovedRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes in jobs that have a past. */
final class MovingIn {
    private MovingIn() {}

    static List<Enqueued> moveIn(Transaction transaction, List<MovedJob> jobs) throws SQLException {
        List<Enqueued> answers = new ArrayList<>(jobs.size());
        for (MovedJob job : jobs) {
            answers.add(moveIn(transaction, job));
        }
        return answers;
    }

    private static Enqueued moveIn(Transaction transaction, MovedJob moved) throws SQLException {
        try (ResultSet row = transaction.prepare(Enqueueing.OF_KEY, moved.key()).executeQuery()) {
            if (row.next()) {
                return new Enqueued(row.getLong(1), moved.key(), false);
            }
        }
        long id = transaction.nextId();
        transaction.ensureQueue(moved.job().queue());
        transaction.update(MovedRow.INSERT, MovedRow.values(transaction, id, moved));
        MovedRow.count(transaction, moved);
        return new Enqueued(id, moved.key(), true);
    }
}
