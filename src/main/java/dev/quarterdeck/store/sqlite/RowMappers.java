package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.History;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** How the rows of {@link ReadingSql} become the records of the seam; columns by place, in the order of each question. */
final class RowMappers {

    private RowMappers() {}

    static void register(Jdbi jdbi) {
        jdbi.registerRowMapper(Job.class, (row, context) -> Columns.job(row, SqliteDialect.DIALECT))
                .registerRowMapper(Attempt.class, (row, context) -> History.attempt(row, SqliteDialect.DIALECT))
                .registerRowMapper(Counts.Row.class, (row, context) -> count(row))
                .registerRowMapper(QueueInfo.class, (row, context) -> queue(row))
                .registerRowMapper(Allowance.class, (row, context) -> Allowance.of(row))
                .registerRowMapper(WorkerInfo.class, (row, context) -> worker(row))
                .registerRowMapper(Schedule.class, (row, context) -> Scheduling.schedule(row))
                .registerRowMapper(OperationInfo.class, (row, context) -> OperationLog.operation(row))
                .registerRowMapper(TrashHeap.class, (row, context) -> OperationLog.heap(row))
                .registerRowMapper(FlowMinute.class, (row, context) -> flow(row));
    }

    private static Counts.Row count(ResultSet row) throws SQLException {
        return new Counts.Row(row.getString(1), Columns.state(row.getInt(2)), Columns.reason(row, 3), row.getLong(4));
    }

    private static QueueInfo queue(ResultSet row) throws SQLException {
        return new QueueInfo(row.getString(1), Columns.instant(row, 2), QueueSettings.limits(row, 3));
    }

    private static WorkerInfo worker(ResultSet row) throws SQLException {
        // A queue's name may hold anything but U+0000, which therefore parts them.
        String queues = row.getString(7);
        return new WorkerInfo(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                queues.isEmpty() ? List.of() : List.of(queues.split("\0")),
                row.getInt(8),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getInt(11) != 0);
    }

    private static FlowMinute flow(ResultSet row) throws SQLException {
        return new FlowMinute(
                row.getString(1),
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
