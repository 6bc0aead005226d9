package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes jobs of what {@link SourceSql#job} reads. */
final class JobRows {
    private static final int BEFORE_FIELDS = 4;
    private static final JobState[] STATES = JobState.values();
    private static final Reason[] REASONS = Reason.values();

    private JobRows() {}

    static Job job(Source source, ResultSet row) throws SQLException {
        return new Job(
                row.getLong(1),
                row.getString(column(Field.KEY)),
                text(row, Field.QUEUE),
                text(row, Field.TYPE),
                row.getString(column(Field.NAME)),
                state(source, row.getInt(2)),
                reason(row, 3),
                Priority.ofLevel(row.getInt(column(Field.PRIORITY))),
                row.getInt(column(Field.ATTEMPTS)),
                row.getInt(column(Field.MAX_RETRIES)),
                null,
                moment(row, Field.RUN_AT),
                moment(row, Field.CREATED_AT),
                moment(row, Field.SINCE),
                instant(row, column(Field.STARTED_AT)),
                0,
                row.getString(column(Field.WORKER)),
                instant(row, column(Field.LEASE_UNTIL)),
                false,
                row.getString(column(Field.ERROR)),
                row.getString(column(Field.RESULT)));
    }

    /** The state at this place; a row that is in none was written by somebody whom we do not know. */
    static JobState state(Source source, int ordinal) {
        if (ordinal < 0) {
            throw Recognition.strangeState(source);
        }
        return STATES[ordinal];
    }

    static @Nullable Reason reason(ResultSet row, int column) throws SQLException {
        int ordinal = row.getInt(column);
        return row.wasNull() ? null : REASONS[ordinal];
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static int column(Field field) {
        return BEFORE_FIELDS + field.ordinal();
    }

    private static Instant moment(ResultSet row, Field field) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column(field)));
    }

    private static String text(ResultSet row, Field field) throws SQLException {
        String text = row.getString(column(field));
        if (text == null) {
            throw new StoreException.Failed(
                    "a row has no " + field.word() + ": repair it with its owner's tools", null, false);
        }
        return text;
    }
}
