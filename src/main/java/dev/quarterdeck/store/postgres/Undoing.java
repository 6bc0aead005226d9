package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.UndoReceipt.Left;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.OperationLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings one chunk of jobs back to what they were before an operation. */
final class Undoing {

    static final String CHANGED = "SELECT j.queue, j.state, j.reason, i.state, i.reason, " + OperationLog.WHY_LEFT
            + " AS why, count(*), array_agg(i.job ORDER BY i.job)::text FROM image i LEFT JOIN job j ON j.id = i.job"
            + " WHERE i.operation = ? AND i.job = ANY(?::bigint[]) GROUP BY 1, 2, 3, 4, 5, 6";

    static final String TRASHED = "SELECT t.queue, t.state, t.reason, " + OperationLog.TAKER
            + " AS taker, count(*), array_agg(t.id ORDER BY t.id)::text FROM trash t"
            + " WHERE t.operation = ? AND t.id = ANY(?::bigint[]) GROUP BY 1, 2, 3, 4";

    static final String RESTORE = "UPDATE job SET state = ?1, reason = i.reason, revision = job.revision + 1,"
            + " priority = i.priority, attempts = i.attempts, run_at = i.run_at, since = i.since, lease_until = NULL,"
            + " cancel_asked = false,"
            + " cause = CASE WHEN i.texts & 1 <> 0 THEN i.cause ELSE job.cause END,"
            + " error = CASE WHEN i.texts & 1 <> 0 THEN i.error ELSE job.error END,"
            + " payload = CASE WHEN i.texts & 2 <> 0 THEN i.payload ELSE job.payload END FROM image i"
            + " WHERE i.operation = ?2 AND i.job = ANY(?3::bigint[]) AND job.id = i.job";

    private static final String ASK_AS_BEFORE = "UPDATE job SET cancel_asked = i.cancel_asked FROM image i"
            + " WHERE i.operation = ? AND i.job = ANY(?::bigint[]) AND job.id = i.job";

    /**
     * Jobs that are again what they were after an earlier operation count as untouched since: it can be undone next. Said
     * once the operation that was undone has found them so.
     */
    static final String UNTOUCHED_AGAIN = "UPDATE image SET revision ="
            + " (SELECT j.revision FROM job j WHERE j.id = image.job) WHERE operation IN"
            + " (SELECT o.number FROM operation o WHERE o.undoable_until IS NOT NULL AND o.forgotten_at IS NULL"
            + " AND o.number < ?1 AND EXISTS (SELECT 1 FROM image e WHERE e.operation = o.number AND e.job BETWEEN"
            + " (SELECT min(v) FROM unnest(?2::bigint[]) v) AND (SELECT max(v) FROM unnest(?2::bigint[]) v))) AND job = ANY(?2::bigint[]) AND revision ="
            + " (SELECT i.revision_before FROM image i WHERE i.operation = ?3 AND i.job = image.job)";

    private static final String TELL = "UPDATE operation SET changed = changed + ?1, skipped = skipped + ?2,"
            + " undo_of = ?3, undoable_until = CASE WHEN ?1 > 0 THEN " + OperationLog.UNDOABLE_UNTIL
            + " ELSE undoable_until END WHERE number = ?4";

    private static final String TELL_UNDONE = "UPDATE operation SET undone_by = ? WHERE number = ?";

    private final Transaction transaction;
    private final long operation;
    private final long undone;
    private final Set<Long> unseen = new TreeSet<>();
    private final List<Left> left = new ArrayList<>();
    private int restored;

    private Undoing(Transaction transaction, long operation, long undone, long[] ids) {
        this.transaction = transaction;
        this.operation = operation;
        this.undone = undone;
        for (long id : ids) {
            unseen.add(id);
        }
    }

    /**
     * Jobs that are treated and counted alike.
     *
     * @param wasState before the operation; null when it lay in the trash
     * @param ids an array as PostgreSQL writes it
     */
    private record Group(
            String queue,
            JobState state,
            @Nullable Reason reason,
            @Nullable JobState wasState,
            @Nullable Reason wasReason,
            int count,
            String ids) {}

    static UndoReceipt undo(Transaction transaction, long operation, long undone, long[] ids) throws SQLException {
        String chunk = Literals.array(ids);
        // First what is being undone, so that nobody forgets it meanwhile, then the jobs.
        transaction.lockOperation(undone);
        transaction.lockJobs(chunk);
        UndoReceipt receipt = new Undoing(transaction, operation, undone, ids).undo(chunk);
        transaction.update(TELL, receipt.restored(), receipt.left().size(), undone, operation);
        // What brought nothing back stands in nobody's way.
        if (receipt.restored() > 0) {
            transaction.update(TELL_UNDONE, operation, undone);
        }
        return receipt;
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
        try (ResultSet row = transaction.prepare(CHANGED, undone, ids).executeQuery()) {
            while (row.next()) {
                String jobs = row.getString(8);
                if (row.getString(6) != null) {
                    leave(jobs, row.getString(6), null);
                } else {
                    Integer was = Columns.number(row, 4);
                    groups.add(new Group(
                            Text.known(row, 1),
                            Columns.state(row.getInt(2)),
                            Columns.reason(row, 3),
                            was == null ? null : Columns.state(was),
                            Columns.reason(row, 5),
                            row.getInt(7),
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
                    groups.add(new Group(Text.known(row, 1), state, reason, state, reason, row.getInt(5), jobs));
                }
            }
        }
        return groups;
    }

    private void leave(String ids, String word, @Nullable Long taker) {
        for (long id : Literals.numbers(ids)) {
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
            transaction.update(Images.KEEP_LIKE, operation, 0, undone, group.ids());
            transaction.update(ASK_AS_BEFORE, undone, group.ids());
        } else {
            move(group, group.wasState() == JobState.LOCKED ? JobState.PENDING : group.wasState());
        }
    }

    private void move(Group group, JobState to) throws SQLException {
        transaction.update(Images.KEEP_LIKE, operation, 1, undone, group.ids());
        transaction.update(RESTORE, to.ordinal(), undone, group.ids());
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
        for (long id : Literals.numbers(group.ids())) {
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
