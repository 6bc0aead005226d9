package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.UndoReceipt.Left;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.OperationLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings one chunk of jobs back to what they were before an operation; {@code OR FAIL} as in {@link Operating}. */
final class Undoing {

    /**
     * A chunk's jobs lie side by side among the images of their operation: one goes along them instead of seeking each. The
     * plus keeps SQLite from seeking.
     */
    private static final String AMONG = "i.job BETWEEN ?3 AND ?4 AND +i.job IN (SELECT value FROM json_each(?2))";

    static final String CHANGED = "SELECT j.queue, j.state, j.reason, i.state, i.reason, " + OperationLog.WHY_LEFT
            + " AS why, i.texts, count(*), json_group_array(i.job) FROM image i LEFT JOIN job j ON j.id = i.job"
            + " WHERE i.operation = ?1 AND " + AMONG + " GROUP BY 1, 2, 3, 4, 5, 6, 7";

    static final String TRASHED = "SELECT t.queue, t.state, t.reason, " + OperationLog.TAKER
            + " AS taker, count(*), json_group_array(t.id) FROM trash t"
            + " WHERE t.operation = ? AND t.id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3, 4";

    private static final String FIELDS = "UPDATE OR FAIL job SET state = ?5, reason = i.reason,"
            + " revision = job.revision + 1, priority = i.priority, attempts = i.attempts, run_at = i.run_at,"
            + " since = i.since, lease_until = NULL, cancel_asked = 0";

    private static final String TEXTS = ", error = CASE WHEN i.texts & 1 THEN i.error ELSE job.error END,"
            + " payload = CASE WHEN i.texts & 2 THEN i.payload ELSE job.payload END";

    private static final String OF_IMAGES = " FROM image i WHERE i.operation = ?1 AND " + AMONG + " AND job.id = i.job";

    static final String RESTORE = FIELDS + OF_IMAGES;

    /** Only for images that have a text: it lies far from the rest of a row, and would be read and written for nothing. */
    static final String RESTORE_TEXTS = FIELDS + TEXTS + OF_IMAGES;

    private static final String ASK_AS_BEFORE = "UPDATE OR FAIL job SET cancel_asked = i.cancel_asked FROM image i"
            + " WHERE i.operation = ? AND i.job IN (SELECT value FROM json_each(?)) AND job.id = i.job";

    /**
     * Jobs that are again what they were after an earlier operation count as untouched since: it can be undone next. Said
     * once the operation that was undone has found them so. The plus keeps SQLite from going through all the operations
     * that there ever were; one look tells of most of the others that they were about other jobs.
     */
    static final String UNTOUCHED_AGAIN = "UPDATE OR FAIL image SET revision ="
            + " (SELECT j.revision FROM job j WHERE j.id = image.job) WHERE operation IN"
            + " (SELECT o.number FROM operation o WHERE o.undoable_until IS NOT NULL AND o.forgotten_at IS NULL"
            + " AND +o.number < ?1 AND EXISTS (SELECT 1 FROM image e WHERE e.operation = o.number AND e.job BETWEEN"
            + " (SELECT min(value) FROM json_each(?2)) AND (SELECT max(value) FROM json_each(?2))))"
            + " AND job IN (SELECT value FROM json_each(?2)) AND revision ="
            + " (SELECT i.revision_before FROM image i WHERE i.operation = ?3 AND i.job = image.job)";

    private static final String TELL = "UPDATE operation SET changed = changed + ?1, skipped = skipped + ?2,"
            + " undo_of = ?3, undoable_until = CASE WHEN ?1 > 0 THEN " + OperationLog.UNDOABLE_UNTIL
            + " ELSE undoable_until END WHERE number = ?4";

    private static final String TELL_UNDONE = "UPDATE operation SET undone_by = ? WHERE number = ?";

    private final Transaction transaction;
    private final long operation;
    private final long undone;
    private final long first;
    private final long last;
    private final Set<Long> unseen = new TreeSet<>();
    private final List<Left> left = new ArrayList<>();
    private int restored;

    private Undoing(Transaction transaction, long operation, long undone, long[] ids) {
        this.transaction = transaction;
        this.operation = operation;
        this.undone = undone;
        this.first = Arrays.stream(ids).min().orElse(0);
        this.last = Arrays.stream(ids).max().orElse(0);
        for (long id : ids) {
            unseen.add(id);
        }
    }

    /**
     * Jobs that are treated and counted alike.
     *
     * @param wasState before the operation; null when it lay in the trash
     * @param texts which of them the image has
     * @param ids a JSON array
     */
    private record Group(
            String queue,
            JobState state,
            @Nullable Reason reason,
            @Nullable JobState wasState,
            @Nullable Reason wasReason,
            int texts,
            int count,
            String ids) {}

    static UndoReceipt undo(Transaction transaction, long operation, long undone, long[] ids) throws SQLException {
        return transaction.allOrNothing(() -> {
            UndoReceipt receipt = new Undoing(transaction, operation, undone, ids).undo(Json.array(ids));
            transaction.update(TELL, receipt.restored(), receipt.left().size(), undone, operation);
            // What brought nothing back stands in nobody's way.
            if (receipt.restored() > 0) {
                transaction.update(TELL_UNDONE, operation, undone);
            }
            return receipt;
        });
    }

    private UndoReceipt undo(String ids) throws SQLException {
        // All looks come before the first change, which would make jobs look touched.
        List<Group> changed = changed(ids);
        List<Group> trashed = trashed(ids);
        for (Group group : changed) {
            restore(group);
        }
        for (Group group : trashed) {
            bringBack(group);
        }
        unseen.forEach(id -> left.add(new Left(id, UndoReceipt.EXPIRED, null)));
        return new UndoReceipt(restored, left);
    }

    private List<Group> changed(String ids) throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (ResultSet row =
                transaction.prepare(CHANGED, undone, ids, first, last).executeQuery()) {
            while (row.next()) {
                String jobs = row.getString(9);
                if (row.getString(6) != null) {
                    leave(jobs, row.getString(6), null);
                } else {
                    Integer was = Columns.number(row, 4);
                    groups.add(new Group(
                            row.getString(1),
                            Columns.state(row.getInt(2)),
                            Columns.reason(row, 3),
                            was == null ? null : Columns.state(was),
                            Columns.reason(row, 5),
                            row.getInt(7),
                            row.getInt(8),
                            jobs));
                }
            }
        }
        return groups;
    }

    private List<Group> trashed(String ids) throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (ResultSet row = transaction.prepare(TRASHED, undone, ids).executeQuery()) {
            while (row.next()) {
                String jobs = row.getString(6);
                long taker = row.getLong(4);
                if (!row.wasNull()) {
                    leave(jobs, UndoReceipt.KEY_TAKEN, taker);
                } else {
                    JobState state = Columns.state(row.getInt(2));
                    Reason reason = Columns.reason(row, 3);
                    groups.add(new Group(row.getString(1), state, reason, state, reason, 0, row.getInt(5), jobs));
                }
            }
        }
        return groups;
    }

    private void leave(String ids, String word, @Nullable Long taker) {
        for (long id : Json.numbers(ids)) {
            unseen.remove(id);
            left.add(new Left(id, word, taker));
        }
    }

    private void restore(Group group) throws SQLException {
        see(group);
        if (group.wasState() == null) {
            Images.trash(transaction, operation, group.ids());
            count(group, group.state(), group.reason(), -1);
        } else if (group.wasState() == JobState.LOCKED && group.state() == JobState.LOCKED) {
            // It was asked to stop and runs on: that is taken back. Its revision is the claim's token and stays.
            Images.keep(transaction, operation, 0, group.texts(), group.ids());
            transaction.update(ASK_AS_BEFORE, undone, group.ids());
        } else {
            move(group, group.wasState() == JobState.LOCKED ? JobState.PENDING : group.wasState());
        }
    }

    private void move(Group group, JobState to) throws SQLException {
        Images.keep(transaction, operation, 1, group.texts(), group.ids());
        transaction.update(
                group.texts() == 0 ? RESTORE : RESTORE_TEXTS, undone, group.ids(), first, last, to.ordinal());
        transaction.update(UNTOUCHED_AGAIN, undone, group.ids(), undone);
        count(group, group.state(), group.reason(), -1);
        enter(group, to);
    }

    private void bringBack(Group group) throws SQLException {
        see(group);
        Images.bringBack(transaction, operation, group.ids());
        transaction.update(UNTOUCHED_AGAIN, undone, group.ids(), operation);
        enter(group, group.state());
    }

    private void see(Group group) {
        for (long id : Json.numbers(group.ids())) {
            unseen.remove(id);
        }
        restored += group.count();
    }

    private void enter(Group group, JobState state) {
        count(group, state, group.wasReason(), 1);
        if (state == JobState.PENDING) {
            transaction.madeReady();
        }
    }

    private void count(Group group, JobState state, @Nullable Reason reason, int sign) {
        transaction.counts().add(group.queue(), state, reason, (long) sign * group.count());
    }
}
