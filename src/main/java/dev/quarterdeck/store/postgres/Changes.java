package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Fingerprint;
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

/** What an operation makes of jobs; ids are arrays as PostgreSQL writes them. */
record Changes(Transaction transaction) implements JobChanges {

    private static final String ASK = "UPDATE job SET cancel_asked = true WHERE id = ANY(?::bigint[])";

    private static final String EDIT =
            "UPDATE job SET revision = revision + 1, priority = coalesce(?::smallint, priority),"
                    + " run_at = coalesce(?::bigint, run_at), payload = coalesce(?, payload) WHERE id = ANY(?::bigint[])";

    private static final String MOVE = "UPDATE job SET state = ?, reason = ?, revision = revision + 1, since = ?,"
            + " run_at = coalesce(?::bigint, run_at),"
            + " attempts = CASE WHEN ? THEN 0 ELSE attempts END, lease_until = NULL, cancel_asked = false,"
            + " error = coalesce(?, error), cause = coalesce((SELECT c.cause"
            + " FROM unnest(?::text[], ?::text[]) AS c (type, cause) WHERE c.type = job.type), cause)"
            + " WHERE id = ANY(?::bigint[])";

    private static final String TYPES = "SELECT DISTINCT type FROM job WHERE id = ANY(?::bigint[])";

    private static final String SPREAD =
            "UPDATE job SET run_at = o.started_at + least(o.changed + each.place - 1, ?4) * ?1 / 1000"
                    + " FROM operation o CROSS JOIN unnest(?2::bigint[]) WITH ORDINALITY AS each (id, place)"
                    + " WHERE o.number = ?3 AND job.id = each.id";

    @Override
    public ResultSet groups(Predicate selected, String ids) throws SQLException {
        String sql = "SELECT queue, reason, state, attempts > max_retries, cancel_asked,"
                + " coalesce(lease_until <= ?, false), coalesce((" + selected.sql()
                + "), false), count(*), array_agg(id ORDER BY id)::text FROM job"
                + " WHERE id = ANY(?::bigint[]) GROUP BY 1, 2, 3, 4, 5, 6, 7";
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
        List<String> types = error == null ? List.of() : types(ids);
        List<String> causes = error == null
                ? List.of()
                : types.stream().map(type -> Fingerprint.of(type, error)).toList();
        transaction.update(
                MOVE,
                to.ordinal(),
                reason == null ? null : reason.ordinal(),
                transaction.nowMillis(),
                runAt,
                transition.attempts() == Attempts.ZERO,
                error,
                Literals.array(types),
                Literals.array(causes),
                ids);
    }

    /** What the causes of their errors are named after, beside the error itself. */
    private List<String> types(String ids) throws SQLException {
        List<String> types = new ArrayList<>();
        try (ResultSet row = transaction.prepare(TYPES, ids).executeQuery()) {
            while (row.next()) {
                types.add(Text.known(row, 1));
            }
        }
        return types;
    }

    /** No job comes of age later than any may be put for, however many there are. */
    @Override
    public void spread(Rate rate, long operation, long[] ids) throws SQLException {
        transaction.update(SPREAD, rate.share(), Literals.array(ids), operation, rate.most());
    }
}
