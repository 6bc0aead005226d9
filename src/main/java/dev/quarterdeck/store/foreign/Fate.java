package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.foreign.OwnerRows.Found;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an undo finds where an operation left something.
 *
 * @param why the word that says why it is left alone; null when it can be undone
 * @param taker the job that has its key now; null unless that is why
 * @param found the row as it is; null when there is none
 */
record Fate(
        @Nullable String why,
        @Nullable Long taker,
        @Nullable Found found) {

    static Fate of(OwnerRows rows, SourceSql table, Image image) throws SQLException {
        Optional<Found> there = rows.find(table, image.key());
        Found found = there.orElse(null);
        Map<String, @Nullable Object> after = image.after();
        if (after == null) {
            return found == null ? ofGone(rows, table, image) : new Fate(UndoReceipt.CHANGED_SINCE, null, found);
        }
        if (found == null) {
            return new Fate(UndoReceipt.GONE, null, null);
        }
        if (OwnerRows.holds(found.row(), after)) {
            return new Fate(null, null, found);
        }
        return new Fate(
                found.state() == JobState.LOCKED ? UndoReceipt.CLAIMED_SINCE : UndoReceipt.CHANGED_SINCE, null, found);
    }

    private static Fate ofGone(OwnerRows rows, SourceSql table, Image image) throws SQLException {
        Map<String, @Nullable Object> before = image.before();
        Long taker = before == null ? null : rows.taker(table, before).orElse(null);
        return new Fate(taker == null ? null : UndoReceipt.KEY_TAKEN, taker, null);
    }
}
