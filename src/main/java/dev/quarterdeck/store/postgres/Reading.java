package dev.quarterdeck.store.postgres;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The questions whose SQL depends on what is asked. */
final class Reading {

    /** Rows that come at a time, instead of all of a million at once. */
    static final int FETCH_SIZE = 5_000;

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

    static List<Job> page(Handle handle, PageQuery query) {
        List<Job> jobs = new ArrayList<>(query(handle, PageSql.of(query))
                .map((row, context) -> Columns.job(row, PostgresDialect.DIALECT))
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
            Predicate where = FilterSql.ofState(state).and(rest);
            boolean locked = state == JobState.LOCKED;
            List<Object> values = new ArrayList<>();
            if (locked) {
                values.add(selection.now().toEpochMilli());
            }
            values.addAll(where.values());
            String sql = "SELECT " + (locked ? "cancel_asked, lease_until <= ?" : "false, false")
                    + ", count(*), min(since), max(since) FROM job WHERE " + where.sql()
                    + (locked ? " GROUP BY 1, 2" : "") + " HAVING count(*) > 0";
            groups.addAll(query(handle, new Predicate(sql, values))
                    .map((row, context) -> group(state, row))
                    .list());
        }
        return new Tally(groups);
    }

    /** Grouped here and not by PostgreSQL, which would sort all of the messages; only first lines are fetched. */
    static List<ErrorGroup> errors(Handle handle, Selection selection) {
        ErrorGrouping grouping = new ErrorGrouping();
        Predicate rest = FilterSql.withoutStates(selection).and(Predicate.of("error IS NOT NULL"));
        for (JobState state : states(selection)) {
            Predicate where = FilterSql.ofState(state).and(rest);
            String sql = "SELECT id, type, since, " + HEAD + " FROM job WHERE " + where.sql();
            query(handle, new Predicate(sql, where.values()))
                    .setFetchSize(FETCH_SIZE)
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

    private static Tally.Group group(JobState state, ResultSet row) throws SQLException {
        return new Tally.Group(
                new Situation(state, 0, 0, row.getBoolean(1), row.getBoolean(2)),
                row.getLong(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    static Set<JobState> states(Selection selection) {
        return selection.states().isEmpty() ? EnumSet.allOf(JobState.class) : EnumSet.copyOf(selection.states());
    }

    /** The log belongs to the whole server, and what is free inside of a table is not known without reading it. */
    static Footprint footprint(Handle handle) {
        return new Footprint(ReadingSql.of(handle).bytes(), OptionalLong.empty(), 0);
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
