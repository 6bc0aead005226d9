package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Change.Effect;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.shared.Predicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Does an operator's change to one chunk of rows. What is going to be done is on the disk in the side file before it is
 * done: whatever ends the process, no change is without its record.
 */
final class Changing {
    private static final String GONE = "gone";
    private static final String CHANGED_SINCE = "changed-since";
    /** A trigger or a constraint of the file's owner says no. */
    static final String REFUSED = "refused";
    /** Such a text is not read as it is, and so cannot be told from one that somebody changed. */
    private static final String NO_UTF8 = "text-is-no-utf8";

    private final OwnerRows rows;
    private final Change change;
    private final Facts facts;
    private final Map<String, Integer> skipped = new HashMap<>();
    private final List<Planned> plan = new ArrayList<>();

    Changing(OwnerRows rows, Change change, Facts facts) {
        this.rows = rows;
        this.change = change;
        this.facts = facts;
    }

    /** A row that is going to be changed. */
    private record Planned(Source source, Image image) {}

    /** Decides about the rows, one and all as they are now. */
    void look(List<Source> sources, Selection selection, long[] ids) throws SQLException {
        int found = 0;
        for (Source source : sources) {
            found += look(new SourceSql(source, facts), selection, ids);
        }
        if (found < ids.length) {
            skip(GONE, ids.length - found);
        }
    }

    private int look(SourceSql table, Selection selection, long[] ids) throws SQLException {
        Source source = table.source();
        Predicate selected = table.selected(selection);
        Predicate here = table.numbered(ids);
        String columns = OwnerRows.columns(source.generation()).stream().collect(Collectors.joining(", "));
        String sql = "SELECT " + table.number() + ", " + table.state() + ", " + Looking.orphan(table) + ", ("
                + selected.sql() + "), " + columns + " FROM " + source.sqlName() + " WHERE " + here.sql();
        List<Object> values = new ArrayList<>(selected.values());
        values.addAll(here.values());
        int found = 0;
        try (ResultSet row = rows.prepare(sql, values).executeQuery()) {
            while (row.next()) {
                found++;
                JobState state = JobRows.state(source, row.getInt(2));
                var situation = new Situation(state, 0, 0, false, state == JobState.LOCKED && row.getInt(3) != 0);
                decide(
                        source,
                        row.getLong(1),
                        situation,
                        row.getInt(4) != 0,
                        OwnerRows.row(source.generation(), row, 5));
            }
        }
        return found;
    }

    private void decide(
            Source source, long job, Situation situation, boolean selected, Map<String, @Nullable Object> row) {
        Optional<Deed> deed = source.generation().deed(change.verb());
        Object key = row.get(source.generation().key());
        if (!selected) {
            skip(CHANGED_SINCE, 1);
        } else if (key == null
                || deed.isEmpty()
                || change.effect(situation) != Effect.CHANGED
                || !deed.get().from().contains(situation.state())) {
            skip(situation.skipWord(), 1);
        } else {
            plan.add(new Planned(source, image(job, source.table(), key, situation.state(), row, deed.get())));
        }
    }

    private Image image(
            long job, String table, Object key, JobState state, Map<String, @Nullable Object> row, Deed deed) {
        if (deed.deletes()) {
            return new Image(job, table, key, state, row, null, !change.forever());
        }
        Map<String, @Nullable Object> after = deed.after(row, facts.now(), change.reason());
        return new Image(job, table, key, state, OwnerRows.only(row, after), after, true);
    }

    /** What is going to be done. */
    List<Image> intent() {
        return plan.stream().map(Planned::image).toList();
    }

    /** Does it, row by row; gives the numbers of those that it was done to. */
    List<Long> carryOut() throws SQLException {
        List<Long> done = new ArrayList<>();
        for (Planned each : plan) {
            if (carryOut(each.source(), each.image())) {
                done.add(each.image().job());
            }
        }
        return done;
    }

    private boolean carryOut(Source source, Image image) throws SQLException {
        try {
            boolean there = rows.carryOut(source, image);
            if (!there) {
                skip(image.isReadWhole() ? CHANGED_SINCE : NO_UTF8, 1);
            }
            return there;
        } catch (SQLException e) {
            if (Errors.primaryCode(e) != SQLiteErrorCode.SQLITE_CONSTRAINT) {
                throw e;
            }
            skip(REFUSED, 1);
            return false;
        }
    }

    private void skip(String word, int jobs) {
        skipped.merge(word, jobs, Integer::sum);
    }

    int skipped() {
        return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }

    ChunkReceipt receipt(int changed) {
        return new ChunkReceipt(changed, 0, skipped);
    }
}
