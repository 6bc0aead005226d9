package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.ErrorGrouping;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The answers that take more than one question; to be read from one state of the store. */
public final class Reading {

    private Reading() {}

    public static Backlog backlog(Questions sql, long nowMillis) {
        return new Backlog(
                sql.ready(nowMillis),
                sql.scheduled(nowMillis),
                sql.orphaned(nowMillis),
                sql.firstRun(Long.MIN_VALUE, nowMillis)
                        .map(Instant::ofEpochMilli)
                        .orElse(null));
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
