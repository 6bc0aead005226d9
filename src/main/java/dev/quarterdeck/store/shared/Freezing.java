package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes down which jobs a selection matches, and counts exactly those: where a filter reads texts, one way is enough. */
public final class Freezing {
    /** Rows that come at a time, instead of all of a million at once. */
    public static final int FETCH_SIZE = 5_000;

    private final long nowMillis;
    private final Map<Situation, Span> spans = new LinkedHashMap<>();
    private long[] ids = new long[1024];
    private int size;

    private Freezing(Selection selection) {
        this.nowMillis = selection.now().toEpochMilli();
    }

    /** How many jobs, and since when. */
    private static final class Span {
        private long count;
        private long oldest = Long.MAX_VALUE;
        private long newest = Long.MIN_VALUE;

        void add(long since) {
            count++;
            oldest = Math.min(oldest, since);
            newest = Math.max(newest, since);
        }

        Tally.Group group(Situation situation) {
            return new Tally.Group(situation, count, Instant.ofEpochMilli(oldest), Instant.ofEpochMilli(newest));
        }
    }

    public static FrozenJobs freeze(Handle handle, Selection selection, Dialect dialect) {
        Freezing freezing = new Freezing(selection);
        Predicate rest = FilterSql.withoutStates(selection, dialect);
        for (JobState state : Tallying.states(selection)) {
            Predicate where = FilterSql.ofState(state, selection, dialect).and(rest);
            // Only locked jobs fall into several groups, and only of them the rest of the row is looked at.
            String columns = state == JobState.LOCKED ? "id, since, cancel_asked, lease_until" : "id, since";
            Predicate query = new Predicate("SELECT " + columns + " FROM job WHERE " + where.sql(), where.values());
            query.query(handle).setFetchSize(FETCH_SIZE).scanResultSet((rows, context) -> {
                freezing.read(state, rows.get());
                return freezing;
            });
        }
        return freezing.frozen();
    }

    private void read(JobState state, ResultSet row) throws SQLException {
        Situation plain = new Situation(state, 0, 0, false, false);
        Span span = new Span();
        while (row.next()) {
            add(row.getLong(1));
            if (state == JobState.LOCKED) {
                // Without a lease it is none, as for whoever counts.
                boolean orphan = row.getLong(4) <= nowMillis && !row.wasNull();
                Situation situation = new Situation(state, 0, 0, row.getBoolean(3), orphan);
                span = spans.computeIfAbsent(situation, s -> new Span());
            }
            span.add(row.getLong(2));
        }
        if (state != JobState.LOCKED && span.count > 0) {
            spans.put(plain, span);
        }
    }

    /** Millions of ids in eight bytes each. */
    private void add(long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = id;
    }

    private FrozenJobs frozen() {
        long[] exact = Arrays.copyOf(ids, size);
        Arrays.sort(exact);
        List<Tally.Group> groups = new ArrayList<>();
        spans.forEach((situation, span) -> groups.add(span.group(situation)));
        return new FrozenJobs(exact, new Tally(groups));
    }
}
