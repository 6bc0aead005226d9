package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.store.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Counts what a selection matches. */
public final class Tallying {

    private Tallying() {}

    /** One branch per state, so that each can use the index of its state; only locked jobs fall into several groups. */
    public static Tally tally(Handle handle, Selection selection, Dialect dialect) {
        List<Tally.Group> groups = new ArrayList<>();
        Predicate rest = FilterSql.withoutStates(selection, dialect);
        for (JobState state : states(selection)) {
            Predicate where = FilterSql.ofState(state, selection, dialect).and(rest);
            boolean locked = state == JobState.LOCKED;
            List<Object> values = new ArrayList<>();
            if (locked) {
                values.add(selection.now().toEpochMilli());
            }
            values.addAll(where.values());
            String sql = "SELECT " + (locked ? "cancel_asked, lease_until <= ?" : "false, false")
                    + ", count(*), min(since), max(since) FROM job WHERE " + where.sql()
                    + (locked ? " GROUP BY 1, 2" : "") + " HAVING count(*) > 0";
            groups.addAll(new Predicate(sql, values)
                    .query(handle)
                    .map((row, context) -> group(state, row))
                    .list());
        }
        return new Tally(groups);
    }

    private static Tally.Group group(JobState state, ResultSet row) throws SQLException {
        return new Tally.Group(
                new Situation(state, 0, 0, row.getBoolean(1), row.getBoolean(2)),
                row.getLong(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    /** The states of its jobs: all, if it names none. */
    public static Set<JobState> states(Selection selection) {
        return selection.states().isEmpty() ? EnumSet.allOf(JobState.class) : EnumSet.copyOf(selection.states());
    }
}
