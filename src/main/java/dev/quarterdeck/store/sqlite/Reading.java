package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.ErrorGrouping;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.shared.FilterSql;
import dev.quarterdeck.store.shared.Predicate;
import dev.quarterdeck.store.shared.Tallying;
import java.io.File;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The questions whose SQL depends on what is asked. */
final class Reading {

    private Reading() {}

    static Backlog backlog(Handle handle, long nowMillis) {
        ReadingSql sql = AttachedSql.of(handle);
        return new Backlog(
                sql.ready(nowMillis),
                sql.scheduled(nowMillis),
                sql.orphaned(nowMillis),
                sql.firstRun(Long.MIN_VALUE, nowMillis)
                        .map(Instant::ofEpochMilli)
                        .orElse(null));
    }

    /** Grouped here and not by SQLite, which would sort all of the messages. */
    static List<ErrorGroup> errors(Handle handle, Selection selection) {
        ErrorGrouping grouping = new ErrorGrouping();
        Predicate rest =
                FilterSql.withoutStates(selection, SqliteDialect.DIALECT).and(Predicate.of("error IS NOT NULL"));
        for (JobState state : Tallying.states(selection)) {
            Predicate where =
                    FilterSql.ofState(state, selection, SqliteDialect.DIALECT).and(rest);
            String sql = "SELECT id, type, since, " + BriefError.COLUMNS + " FROM job WHERE " + where.sql();
            new Predicate(sql, where.values()).query(handle).scanResultSet((rows, context) -> {
                ResultSet row = rows.get();
                while (row.next()) {
                    String error = BriefError.of(row::getString, 4);
                    if (error != null) {
                        grouping.add(row.getLong(1), row.getString(2), error, row.getLong(3));
                    }
                }
                return grouping;
            });
        }
        return grouping.groups();
    }

    static Footprint footprint(Handle handle, Path path) {
        ReadingSql sql = AttachedSql.of(handle);
        long pageSize = sql.pageSize();
        // The log's size is asked of the file system, which opens nothing.
        long log = new File(path + "-wal").length();
        return new Footprint(pageSize * sql.pageCount(), log, pageSize * sql.freePages());
    }
}
