package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.ErrorGrouping;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.Predicate;
import java.io.File;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

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

    static List<Job> page(Handle handle, PageQuery query) {
        List<Job> jobs = new ArrayList<>(query(handle, PageSql.of(query))
                .map((row, context) -> Columns.job(row, SqliteDialect.DIALECT))
                .list());
        if (query.backwards()) {
            Collections.reverse(jobs);
        }
        return jobs;
    }

    /** One branch per state, so that each can use the index of its state; only locked jobs fall into several groups. */
    static Tally tally(Handle handle, Selection selection) {
        List<Tally.Group> groups = new ArrayList<>();
        Predicate rest = FilterSql.withoutStates(selection);
        for (JobState state : states(selection)) {
            Predicate where = FilterSql.ofState(state, selection).and(rest);
            boolean locked = state == JobState.LOCKED;
            List<Object> values = new ArrayList<>();
            if (locked) {
                values.add(selection.now().toEpochMilli());
            }
            values.addAll(where.values());
            String sql = "SELECT " + (locked ? "cancel_asked, lease_until <= ?" : "0, 0")
                    + ", count(*) AS n, min(since), max(since) FROM job WHERE " + where.sql()
                    + (locked ? " GROUP BY 1, 2" : "") + " HAVING n > 0";
            groups.addAll(query(handle, new Predicate(sql, values))
                    .map((row, context) -> group(state, row))
                    .list());
        }
        return new Tally(groups);
    }

    /** Grouped here and not by SQLite, which would sort all of the messages. */
    static List<ErrorGroup> errors(Handle handle, Selection selection) {
        ErrorGrouping grouping = new ErrorGrouping();
        Predicate rest = FilterSql.withoutStates(selection).and(Predicate.of("error IS NOT NULL"));
        for (JobState state : states(selection)) {
            Predicate where = FilterSql.ofState(state, selection).and(rest);
            String sql = "SELECT id, type, since, " + BriefError.COLUMNS + " FROM job WHERE " + where.sql();
            query(handle, new Predicate(sql, where.values())).scanResultSet((rows, context) -> {
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

    private static Tally.Group group(JobState state, ResultSet row) throws SQLException {
        return new Tally.Group(
                new Situation(state, 0, 0, row.getInt(1) != 0, row.getInt(2) != 0),
                row.getLong(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    static Set<JobState> states(Selection selection) {
        return selection.states().isEmpty() ? EnumSet.allOf(JobState.class) : EnumSet.copyOf(selection.states());
    }

    static Footprint footprint(Handle handle, Path path) {
        ReadingSql sql = AttachedSql.of(handle);
        long pageSize = sql.pageSize();
        // The log's size is asked of the file system, which opens nothing.
        long log = new File(path + "-wal").length();
        return new Footprint(pageSize * sql.pageCount(), log, pageSize * sql.freePages());
    }

    /** The values are bound in order; what the SQL says is our own. */
    static Query query(Handle handle, Predicate statement) {
        Query query = handle.createQuery(statement.sql());
        for (int i = 0; i < statement.values().size(); i++) {
            query.bind(i, statement.values().get(i));
        }
        return query;
    }
}
