package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Transitions.Attempts;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.JobChanges;
import dev.quarterdeck.store.shared.Predicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation makes of jobs; ids are JSON arrays.
 *
 * <p>A chunk that fails is undone as a whole, hence {@code OR FAIL}: without it SQLite would copy every page that a
 * statement touches to a file of its own, to be able to undo that statement alone, and take twice as long.
 */
record Changes(Transaction transaction) implements JobChanges {

    private static final String ASK =
            "UPDATE OR FAIL job SET cancel_asked = 1 WHERE id IN (SELECT value FROM json_each(?))";

    private static final String EDIT =
            "UPDATE OR FAIL job SET revision = revision + 1, priority = coalesce(?, priority), run_at = coalesce(?, run_at),"
                    + " payload = coalesce(?, payload) WHERE id IN (SELECT value FROM json_each(?))";

    private static final String MOVE =
            "UPDATE OR FAIL job SET state = ?, reason = ?, revision = revision + 1, since = ?, run_at = coalesce(?, run_at),"
                    + " attempts = CASE WHEN ? THEN 0 ELSE attempts END, lease_until = NULL, cancel_asked = 0,"
                    + " error = coalesce(?, error) WHERE id IN (SELECT value FROM json_each(?))";

    private static final String BEGUN = "SELECT started_at, changed FROM operation WHERE number = ?";

    private static final String RUN_AT = "UPDATE OR FAIL job SET run_at = ? WHERE id = ?";

    @Override
    public ResultSet groups(Predicate selected, String ids) throws SQLException {
        String sql = "SELECT queue, reason, state, attempts > max_retries, cancel_asked, lease_until <= ?, ("
                + selected.sql() + "), count(*), json_group_array(id) FROM job"
                + " WHERE id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3, 4, 5, 6, 7";
        List<Object> values = new ArrayList<>();
        values.add(transaction.nowMillis());
        values.addAll(selected.values());
        values.add(ids);
        return transaction.prepare(sql, values.toArray()).executeQuery();
    }

    @Override
    public void ask(String ids) throws SQLException {
        transaction.update(ASK, ids);
    }

    @Override
    public void edit(Edit edit, String ids) throws SQLException {
        Priority priority = edit.priority();
        transaction.update(
                EDIT, priority == null ? null : priority.level(), Columns.millis(edit.runAt()), edit.payload(), ids);
    }

    @Override
    public void move(JobState to, Transition transition, @Nullable Long runAt, @Nullable String error, String ids)
            throws SQLException {
        Reason reason = transition.reason();
        transaction.update(
                MOVE,
                to.ordinal(),
                reason == null ? null : reason.ordinal(),
                transaction.nowMillis(),
                runAt,
                transition.attempts() == Attempts.ZERO ? 1 : 0,
                error,
                ids);
    }

    /**
     * No job comes of age later than any may be put for, however many there are.
     *
     * <p>One by one: with a list of ids to join with, SQLite would go through the whole table for every chunk.
     */
    @Override
    public void spread(Rate rate, long operation, long[] ids) throws SQLException {
        long startedAt;
        long before;
        try (ResultSet row = transaction.prepare(BEGUN, operation).executeQuery()) {
            row.next();
            startedAt = row.getLong(1);
            before = row.getLong(2);
        }
        for (long id : ids) {
            long place = Math.min(before++, rate.most());
            transaction.update(RUN_AT, startedAt + place * rate.share() / 1000, id);
        }
    }
}
