package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.ErrorGrouping;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The answers that take more than one question; to be read from one state of the store. */
public final class Reading {

    private static final long FIRST_LOOK = 1_000;
    private static final int FURTHER = 4;

    private Reading() {}

    public static Backlog backlog(Questions sql, Counts counts, long nowMillis) {
        long pending = counts.of(JobState.PENDING);
        long scheduled = scheduled(sql, pending, nowMillis);
        return new Backlog(
                pending - scheduled,
                scheduled,
                sql.orphaned(nowMillis),
                sql.firstRun(Long.MIN_VALUE, nowMillis)
                        .map(Instant::ofEpochMilli)
                        .orElse(null));
    }

    /**
     * Of the pending jobs, whose number is kept, either those that are scheduled are counted or those that are not, whichever
     * are fewer: of a million that are stuck few have a time to come. Which are fewer shows as both are counted further and further.
     */
    private static long scheduled(Questions sql, long pending, long nowMillis) {
        for (long most = FIRST_LOOK; ; most *= FURTHER) {
            long scheduled = sql.scheduled(nowMillis, most);
            if (scheduled < most) {
                return Math.min(scheduled, pending);
            }
            long ready = sql.ready(nowMillis, most);
            if (ready < most) {
                return Math.max(0, pending - ready);
            }
        }
    }

    /** Grouped here and not by the engine, which would sort all of the messages. */
    public static List<ErrorGroup> errors(Handle handle, Selection selection, Dialect dialect) {
        ErrorGrouping grouping = new ErrorGrouping();
        Predicate rest = FilterSql.withoutStates(selection, dialect).and(Predicate.of("error IS NOT NULL"));
        for (JobState state : Tallying.states(selection)) {
            Predicate where = FilterSql.ofState(state, selection, dialect).and(rest);
            String sql = "SELECT id, type, since, " + dialect.headline() + " FROM job WHERE " + where.sql();
            new Predicate(sql, where.values())
                    .query(handle)
                    .setFetchSize(Freezing.FETCH_SIZE)
                    .scanResultSet((rows, context) -> {
                        ResultSet row = rows.get();
                        while (row.next()) {
                            String error = dialect.headline(row, 4);
                            if (error != null) {
                                grouping.add(row.getLong(1), dialect.text(row, 2), error, row.getLong(3));
                            }
                        }
                        return grouping;
                    });
        }
        return grouping.groups();
    }
}
