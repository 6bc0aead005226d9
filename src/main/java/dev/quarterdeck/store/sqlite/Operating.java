package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.sqlite.FlowDeltas.Figure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does an operator's change to one chunk of jobs: looks at each, decides by the transitions, changes them in groups. */
final class Operating {
    private static final String GONE = "gone";
    private static final String CHANGED_SINCE = "changed-since";

    private final Transaction transaction;
    private final Change change;
    private final Map<String, Integer> skipped = new HashMap<>();
    private final Map<Transition, List<Seen>> byTransition = new LinkedHashMap<>();

    private Operating(Transaction transaction, Change change) {
        this.transaction = transaction;
        this.change = change;
    }

    /** As much of a job as counting its change needs. */
    private record Seen(
            long id, String queue, JobState state, @Nullable Reason reason) {}

    static ChunkReceipt apply(Transaction transaction, long operation, Change change, Selection selection, long[] ids)
            throws SQLException {
        return transaction.allOrNothing(step -> {
            Operating chunk = new Operating(step, change);
            chunk.look(FilterSql.of(selection), ids);
            ChunkReceipt receipt = chunk.change();
            int skipped = receipt.skipped().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            step.update(
                    "UPDATE operation SET changed = changed + ?, asked = asked + ?, skipped = skipped + ?"
                            + " WHERE number = ?",
                    receipt.changed(),
                    receipt.asked(),
                    skipped,
                    operation);
            return receipt;
        });
    }

    private void look(Predicate selected, long[] ids) throws SQLException {
        String sql = "SELECT id, queue, state, reason, attempts, max_retries, cancel_asked, lease_until, ("
                + selected.sql() + ") FROM job WHERE id IN (SELECT value FROM json_each(?))";
        List<Object> values = new ArrayList<>(selected.values());
        values.add(Json.array(ids));
        int found = 0;
        try (ResultSet row = transaction.prepare(sql, values.toArray()).executeQuery()) {
            while (row.next()) {
                found++;
                decide(row);
            }
        }
        if (found < ids.length) {
            skipped.merge(GONE, ids.length - found, Integer::sum);
        }
    }

    private void decide(ResultSet row) throws SQLException {
        Seen job = new Seen(row.getLong(1), row.getString(2), Columns.state(row.getInt(3)), Columns.reason(row, 4));
        boolean orphan = job.state() == JobState.LOCKED && row.getLong(8) <= transaction.nowMillis();
        Situation situation = new Situation(job.state(), row.getInt(5), row.getInt(6), row.getInt(7) != 0, orphan);
        boolean selected = row.getInt(9) != 0;
        Optional<Transition> transition = Transitions.of(situation, change.event());
        if (!selected) {
            skipped.merge(CHANGED_SINCE, 1, Integer::sum);
        } else if (transition.isEmpty()) {
            skipped.merge(situation.skipWord(), 1, Integer::sum);
        } else {
            byTransition
                    .computeIfAbsent(transition.get(), t -> new ArrayList<>())
                    .add(job);
        }
    }

    private ChunkReceipt change() throws SQLException {
        int changed = 0;
        int asked = 0;
        for (Map.Entry<Transition, List<Seen>> group : byTransition.entrySet()) {
            Transition transition = group.getKey();
            List<Seen> jobs = group.getValue();
            String ids = Json.array(jobs.stream().mapToLong(Seen::id).toArray());
            if (transition.to() == JobState.LOCKED) {
                ask(ids);
                asked += jobs.size();
            } else {
                changed += move(transition, ids);
                jobs.forEach(job -> count(job, transition));
            }
        }
        return new ChunkReceipt(changed, asked, skipped);
    }

    /** The revision stays: it is the running claim's token, and its worker is to keep it until it stops. */
    private void ask(String ids) throws SQLException {
        transaction.update(
                "UPDATE job SET cancel_asked = 1 WHERE state = 1 AND id IN (SELECT value FROM json_each(?))", ids);
    }

    private int move(Transition transition, String ids) throws SQLException {
        if (transition.from() == JobState.LOCKED) {
            transaction.freedSlot();
            History.addStopped(transaction, ids, stoppedBecause());
        }
        JobState to = transition.to();
        if (to == null) {
            transaction.update("DELETE FROM attempt WHERE job IN (SELECT value FROM json_each(?))", ids);
            return transaction.update("DELETE FROM job WHERE id IN (SELECT value FROM json_each(?))", ids);
        }
        Reason reason = transition.reason();
        return transaction.update(
                "UPDATE job SET state = ?, reason = ?, revision = revision + 1, since = ?, run_at = coalesce(?, run_at),"
                        + " attempts = CASE WHEN ? THEN 0 ELSE attempts END, lease_until = NULL, cancel_asked = 0,"
                        + " error = coalesce(?, error) WHERE id IN (SELECT value FROM json_each(?))",
                to.ordinal(),
                reason == null ? null : reason.ordinal(),
                transaction.nowMillis(),
                to == JobState.PENDING ? transaction.nowMillis() : null,
                transition.attempts() == Transitions.Attempts.ZERO ? 1 : 0,
                to == JobState.DEAD && change.reason() != null ? ErrorText.brief(change.reason()) : null,
                ids);
    }

    private String stoppedBecause() {
        String by = change.verb().word() + " by an operator";
        return change.reason() == null ? by : ErrorText.whole(by + ": " + change.reason());
    }

    private void count(Seen job, Transition transition) {
        transaction.counts().add(job.queue(), job.state(), job.reason(), -1);
        JobState to = transition.to();
        if (to == null) {
            return;
        }
        transaction.counts().add(job.queue(), to, transition.reason(), 1);
        if (to == JobState.DEAD && job.state() != JobState.DEAD) {
            transaction.flow().add(job.queue(), Figure.DEAD, 1);
        } else if (to == JobState.PENDING) {
            transaction.madeReady();
        }
    }
}
