package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.WorkerInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** How rows become the records of the seam; columns by place, in the order of each question. */
public final class RowMappers {

    private RowMappers() {}

    public static void register(Jdbi jdbi, Dialect dialect) {
        jdbi.registerRowMapper(Job.class, (row, context) -> Columns.job(row, dialect))
                .registerRowMapper(Attempt.class, (row, context) -> History.attempt(row, dialect))
                .registerRowMapper(Counts.Row.class, (row, context) -> count(row, dialect))
                .registerRowMapper(QueueInfo.class, (row, context) -> queue(row, dialect))
                .registerRowMapper(WorkerInfo.class, (row, context) -> worker(row, dialect))
                .registerRowMapper(Schedule.class, (row, context) -> Scheduling.schedule(row, dialect))
                .registerRowMapper(OperationInfo.class, (row, context) -> OperationLog.operation(row, dialect))
                .registerRowMapper(TrashHeap.class, (row, context) -> OperationLog.heap(row, dialect))
                .registerRowMapper(FlowMinute.class, (row, context) -> flow(row, dialect));
    }

    private static Counts.Row count(ResultSet row, Dialect dialect) throws SQLException {
        return new Counts.Row(
                dialect.text(row, 1), Columns.state(row.getInt(2)), Columns.reason(row, 3), row.getLong(4));
    }

    private static QueueInfo queue(ResultSet row, Dialect dialect) throws SQLException {
        return new QueueInfo(dialect.text(row, 1), Columns.instant(row, 2), QueueSettings.limits(row, 3));
    }

    private static WorkerInfo worker(ResultSet row, Dialect dialect) throws SQLException {
        // A queue's name may hold anything but U+0000, which therefore parts them.
        String queues = dialect.text(row, 7);
        return new WorkerInfo(
                dialect.text(row, 1),
                dialect.text(row, 2),
                row.getLong(3),
                dialect.text(row, 4),
                dialect.text(row, 5),
                row.getInt(6),
                queues.isEmpty() ? List.of() : List.of(queues.split("\0")),
                row.getInt(8),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getBoolean(11));
    }

    private static FlowMinute flow(ResultSet row, Dialect dialect) throws SQLException {
        return new FlowMinute(
                dialect.text(row, 1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9));
    }
}
