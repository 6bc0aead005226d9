package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.UndoReceipt.Left;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings one chunk of jobs back to what they were before an operation, but those that something happened to since. */
public final class Undoing {

    private static final String TELL = "UPDATE operation SET changed = changed + ?1, skipped = skipped + ?2,"
            + " undo_of = ?3, undoable_until = CASE WHEN ?1 > 0 THEN " + OperationLog.UNDOABLE_UNTIL
            + " ELSE undoable_until END WHERE number = ?4";

    private static final String TELL_UNDONE = "UPDATE operation SET undone_by = ? WHERE number = ?";

    private final OpenTransaction transaction;
    private final long operation;
    private final long undone;
    private final UndoneJobs jobs;
    private final JobImages images;
    private final Set<Long> unseen = new TreeSet<>();
    private final List<Left> left = new ArrayList<>();
    private int restored;

    private Undoing(OpenTransaction transaction, long operation, long undone, long[] ids) {
        this.transaction = transaction;
        this.operation = operation;
        this.undone = undone;
        this.jobs = transaction.undone(undone, ids);
        this.images = transaction.images(operation);
        for (long id : ids) {
            unseen.add(id);
        }
    }

    /**
     * Jobs that are treated and counted alike.
     *
     * @param wasState before the operation; null when it lay in the trash
     * @param texts which of them the image has
     * @param ids a list in the store's dialect
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

    public static UndoReceipt undo(OpenTransaction transaction, long operation, long undone, long[] ids)
            throws SQLException {
        return transaction.allOrNothing(() -> {
            // First what is being undone, so that nobody forgets it meanwhile, then the jobs.
            transaction.lockOperation(undone);
            transaction.lockJobs(ids);
            UndoReceipt receipt = new Undoing(transaction, operation, undone, ids).undo();
            transaction.update(TELL, receipt.restored(), receipt.left().size(), undone, operation);
            // What brought nothing back stands in nobody's way.
            if (receipt.restored() > 0) {
                transaction.update(TELL_UNDONE, operation, undone);
            }
            return receipt;
        });
    }

    private UndoReceipt undo() throws SQLException {
        // All looks come before the first change, which would make jobs look touched.
        List<Group> changed = changed();
        List<Group> trashed = trashed();
        for (Group group : changed) {
            restore(group);
        }
        for (Group group : trashed) {
            bringBack(group);
        }
        unseen.forEach(id -> left.add(new Left(id, UndoReceipt.EXPIRED, null)));
        return new UndoReceipt(restored, left);
    }

    private List<Group> changed() throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (ResultSet row = jobs.changed()) {
            while (row.next()) {
                String ids = row.getString(9);
                if (row.getString(6) != null) {
                    leave(ids, row.getString(6), null);
                } else {
                    Integer was = Columns.number(row, 4);
                    groups.add(new Group(
                            transaction.dialect().text(row, 1),
                            Columns.state(row.getInt(2)),
                            Columns.reason(row, 3),
                            was == null ? null : Columns.state(was),
                            Columns.reason(row, 5),
                            row.getInt(7),
                            row.getInt(8),
                            ids));
                }
            }
        }
        return groups;
    }

    private List<Group> trashed() throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (ResultSet row = jobs.trashed()) {
            while (row.next()) {
                String ids = row.getString(6);
                long taker = row.getLong(4);
                if (!row.wasNull()) {
                    leave(ids, UndoReceipt.KEY_TAKEN, taker);
                } else {
                    String queue = transaction.dialect().text(row, 1);
                    JobState state = Columns.state(row.getInt(2));
                    Reason reason = Columns.reason(row, 3);
                    groups.add(new Group(queue, state, reason, state, reason, 0, row.getInt(5), ids));
                }
            }
        }
        return groups;
    }

    private void leave(String ids, String word, @Nullable Long taker) {
        for (long id : transaction.dialect().numbers(ids)) {
            unseen.remove(id);
            left.add(new Left(id, word, taker));
        }
    }

    private void restore(Group group) throws SQLException {
        see(group);
        if (group.wasState() == null) {
            images.trash(group.ids());
            count(group, group.state(), group.reason(), -1);
        } else if (group.wasState() == JobState.LOCKED && group.state() == JobState.LOCKED) {
            // It was asked to stop and runs on: that is taken back. Its revision is the claim's token and stays.
            images.keep(0, group.texts(), group.ids());
            jobs.askAsBefore(group.ids());
        } else {
            move(group, group.wasState() == JobState.LOCKED ? JobState.PENDING : group.wasState());
        }
    }

    private void move(Group group, JobState to) throws SQLException {
        images.keep(1, group.texts(), group.ids());
        jobs.restore(to, group.texts(), group.ids());
        jobs.untouchedAgain(undone, group.ids());
        count(group, group.state(), group.reason(), -1);
        enter(group, to);
    }

    private void bringBack(Group group) throws SQLException {
        see(group);
        images.bringBack(group.ids());
        jobs.untouchedAgain(operation, group.ids());
        enter(group, group.state());
    }

    private void see(Group group) {
        for (long id : transaction.dialect().numbers(group.ids())) {
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
        transaction.count(group.queue(), state, reason, (long) sign * group.count());
    }
}
