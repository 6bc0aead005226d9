package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.QueueWord;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.store.By;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Pauses a queue of which too many jobs died lately, in the transaction of the death that was one too many. */
public final class Breaker {
    public static final String OF_QUEUE =
            "SELECT dead_jobs, dead_per FROM queue WHERE name = ? AND dead_jobs IS NOT NULL AND paused_at IS NULL";

    /** A job that an operator set aside has no attempt that ended with it, or one that was stopped. */
    public static final String DEAD =
            "SELECT count(*) FROM (SELECT 1 FROM job WHERE state = 3 AND state >= 2 AND since > ?"
                    + " AND queue = ? AND EXISTS (SELECT 1 FROM attempt a WHERE a.job = job.id AND a.ended_at = job.since"
                    + " AND a.outcome IN (" + Outcome.FAILED.ordinal() + ", " + Outcome.REJECTED.ordinal() + ", "
                    + Outcome.LOST.ordinal() + ")) LIMIT ?) d";

    private Breaker() {}

    /** To be told of every job of the queue that died by no operator's doing, once it is dead. */
    public static void died(OpenTransaction transaction, String queue) throws SQLException {
        Rate most = of(transaction, queue);
        if (most != null && dead(transaction, queue, most) >= most.jobs()) {
            trip(transaction, queue, most);
        }
    }

    private static @Nullable Rate of(OpenTransaction transaction, String queue) throws SQLException {
        try (ResultSet row = transaction.prepare(OF_QUEUE, queue).executeQuery()) {
            return row.next() ? QueueSettings.rate(row, 1) : null;
        }
    }

    private static int dead(OpenTransaction transaction, String queue, Rate most) throws SQLException {
        long after = transaction.nowMillis() - most.per().toMillis();
        try (ResultSet row =
                transaction.prepare(DEAD, after, queue, most.jobs()).executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void trip(OpenTransaction transaction, String queue, Rate most) throws SQLException {
        transaction.update(QueueSettings.PAUSE, transaction.nowMillis(), queue);
        String note = most.jobs() + " dead in " + Durations.format(most.per());
        long operation =
                OperationLog.begin(transaction, "pause " + QueueWord.of(queue), new By("breaker", "queue", note), 1);
        transaction.update(OperationLog.COUNT, 1, operation);
        transaction.update(OperationLog.END, transaction.nowMillis(), null, operation);
    }
}
