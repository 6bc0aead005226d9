package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.ErrorGrouping;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.shared.FilterSql;
import dev.quarterdeck.store.shared.Freezing;
import dev.quarterdeck.store.shared.Predicate;
import dev.quarterdeck.store.shared.Tallying;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The questions whose SQL depends on what is asked. */
final class Reading {

    /** The first line of an error if it says something, else all of it. */
    private static final String HEAD =
            "CASE WHEN split_part(error, chr(10), 1) ~ '[!-~]'" + " THEN split_part(error, chr(10), 1) ELSE error END";

    private Reading() {}

    static Backlog backlog(Handle handle, long nowMillis) {
        ReadingSql sql = ReadingSql.of(handle);
        return new Backlog(
                sql.ready(nowMillis),
                sql.scheduled(nowMillis),
                sql.orphaned(nowMillis),
                sql.firstRun(Long.MIN_VALUE, nowMillis)
                        .map(Instant::ofEpochMilli)
                        .orElse(null));
    }

    /** Grouped here and not by PostgreSQL, which would sort all of the messages; only first lines are fetched. */
    static List<ErrorGroup> errors(Handle handle, Selection selection) {
        ErrorGrouping grouping = new ErrorGrouping();
        Predicate rest =
                FilterSql.withoutStates(selection, PostgresDialect.DIALECT).and(Predicate.of("error IS NOT NULL"));
        for (JobState state : Tallying.states(selection)) {
            Predicate where =
                    FilterSql.ofState(state, selection, PostgresDialect.DIALECT).and(rest);
            String sql = "SELECT id, type, since, " + HEAD + " FROM job WHERE " + where.sql();
            new Predicate(sql, where.values())
                    .query(handle)
                    .setFetchSize(Freezing.FETCH_SIZE)
                    .scanResultSet((rows, context) -> {
                        ResultSet row = rows.get();
                        while (row.next()) {
                            grouping.add(row.getLong(1), Text.known(row, 2), Text.known(row, 4), row.getLong(3));
                        }
                        return grouping;
                    });
        }
        return grouping.groups();
    }

    /** The log belongs to the whole server, and what is free inside of a table is not known without reading it. */
    static Footprint footprint(Handle handle) {
        return new Footprint(ReadingSql.of(handle).bytes(), OptionalLong.empty(), 0);
    }
}
