package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.file.Errors;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Brings one chunk of rows back to what they were, unless anything happened to them since. A row that a worker held comes
 * back as its owner would free it: nobody holds it any more. Told to the side file before it is done, like any change.
 */
final class Undoing {
    /** The operation was about a file that lay here before. */
    static final String OF_ANOTHER_FILE = "of-another-file";

    private final OwnerRows rows;
    private final Map<String, SourceSql> tables = new HashMap<>();
    private final Facts facts;
    private final List<Image> plan = new ArrayList<>();
    private final List<UndoReceipt.Left> left = new ArrayList<>();
    private final Map<Source, TreeSet<Long>> places = new HashMap<>();

    Undoing(OwnerRows rows, List<Source> sources, Facts facts) {
        this.rows = rows;
        this.facts = facts;
        sources.forEach(source -> tables.put(source.table(), new SourceSql(source, facts)));
    }

    /** Decides about one job, of which this is what the operation kept. */
    void look(long job, Optional<Image> kept) throws SQLException {
        SourceSql table = kept.map(image -> tables.get(image.table())).orElse(null);
        if (kept.isEmpty()) {
            leave(job, UndoReceipt.EXPIRED, null);
        } else if (table == null) {
            leave(job, UndoReceipt.GONE, null);
        } else {
            Fate fate = Fate.of(rows, table, kept.get());
            if (fate.why() == null) {
                plan.add(reversed(table.source(), kept.get(), fate.found()));
            } else {
                leave(job, fate.why(), fate.taker());
            }
        }
    }

    /** Leaves a job alone of which another file was the home. */
    void leaveToAnotherFile(long job) {
        leave(job, OF_ANOTHER_FILE, null);
    }

    private void leave(long job, String why, @Nullable Long taker) {
        left.add(new UndoReceipt.Left(job, why, taker));
    }

    private Image reversed(Source source, Image image, OwnerRows.@Nullable Found found) throws SQLException {
        Map<String, @Nullable Object> before = image.before();
        if (found == null) {
            Map<String, @Nullable Object> back = placed(source, before == null ? Map.of() : before);
            Object key = back.get(source.generation().key());
            return new Image(image.job(), image.table(), key == null ? image.key() : key, null, null, back, true);
        }
        if (before == null) {
            return new Image(image.job(), image.table(), image.key(), found.state(), found.row(), null, true);
        }
        Map<String, @Nullable Object> was = OwnerRows.withoutPlace(before);
        Map<String, @Nullable Object> after = image.was() == JobState.LOCKED ? freed(source, was, found.row()) : was;
        return new Image(
                image.job(),
                image.table(),
                image.key(),
                found.state(),
                OwnerRows.only(found.row(), after),
                after,
                true);
    }

    private Map<String, @Nullable Object> freed(
            Source source, Map<String, @Nullable Object> before, Map<String, @Nullable Object> row) {
        var held = new LinkedHashMap<>(row);
        held.putAll(before);
        var after = new LinkedHashMap<>(before);
        source.generation().deed(Verb.UNLOCK).ifPresent(deed -> after.putAll(deed.after(held, facts.now(), null)));
        return after;
    }

    /** With its old place, or the next free one where another row has that by now. */
    private Map<String, @Nullable Object> placed(Source source, Map<String, @Nullable Object> row) throws SQLException {
        String column = source.generation().row();
        if (!(row.get(column) instanceof Long place)) {
            return row;
        }
        TreeSet<Long> planned = places.computeIfAbsent(source, none -> new TreeSet<>());
        boolean free = !planned.contains(place) && !rows.isTaken(source, place);
        long next = free ? place : next(planned, rows.lastPlace(source));
        planned.add(next);
        var placed = new LinkedHashMap<>(row);
        placed.put(column, next);
        return placed;
    }

    private static long next(TreeSet<Long> planned, long last) {
        return 1 + (planned.isEmpty() ? last : Math.max(last, planned.last()));
    }

    List<Image> intent() {
        return plan;
    }

    List<Long> carryOut() throws SQLException {
        List<Long> done = new ArrayList<>();
        for (Image image : plan) {
            SourceSql table = tables.get(image.table());
            if (table != null && carryOut(table.source(), image)) {
                done.add(image.job());
            }
        }
        return done;
    }

    private boolean carryOut(Source source, Image image) throws SQLException {
        try {
            boolean there = rows.carryOut(source, image);
            if (!there) {
                leave(image.job(), UndoReceipt.CHANGED_SINCE, null);
            }
            return there;
        } catch (SQLException e) {
            if (Errors.primaryCode(e) != SQLiteErrorCode.SQLITE_CONSTRAINT) {
                throw e;
            }
            leave(image.job(), Changing.REFUSED, null);
            return false;
        }
    }

    int left() {
        return left.size();
    }

    UndoReceipt receipt(int restored) {
        return new UndoReceipt(restored, left);
    }
}
