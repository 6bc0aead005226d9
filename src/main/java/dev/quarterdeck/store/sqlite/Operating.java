package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.ErrorText;
import dev.quarterdeck.store.shared.FilterSql;
import dev.quarterdeck.store.shared.Flow;
import dev.quarterdeck.store.shared.History;
import dev.quarterdeck.store.shared.OperationLog;
import dev.quarterdeck.store.shared.Predicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does an operator's change to one chunk of jobs: looks at them, decides by the transitions, changes them in groups.
 *
 * <p>A chunk that fails is undone as a whole, hence {@code OR FAIL}: without it SQLite would copy every page that a
 * statement touches to a file of its own, to be able to undo that statement alone, and take twice as long.
 */
final class Operating {
    private static final String GONE = "gone";
    private static final String CHANGED_SINCE = "changed-since";

    private static final String TELL = "UPDATE operation SET changed = changed + ?1, asked = asked + ?2,"
            + " skipped = skipped + ?3, undoable_until = CASE WHEN ?4 THEN " + OperationLog.UNDOABLE_UNTIL
            + " ELSE undoable_until END WHERE number = ?5";

    private static final String BEGUN = "SELECT started_at, changed FROM operation WHERE number = ?";

    static final String RUN_AT = "UPDATE OR FAIL job SET run_at = ? WHERE id = ?";

    private final Transaction transaction;
    private final long operation;
    private final Change change;
    private final List<Long> spread = new ArrayList<>();
    private final Map<String, Integer> skipped = new HashMap<>();
    private int changed;
    private int asked;

    private Operating(Transaction transaction, long operation, Change change) {
        this.transaction = transaction;
        this.operation = operation;
        this.change = change;
    }

    /**
     * Jobs of the chunk that are treated and counted alike.
     *
     * @param selected the selection matches them still
     * @param ids a JSON array
     */
    private record Group(
            String queue, @Nullable Reason reason, Situation situation, boolean selected, int count, String ids) {}

    static ChunkReceipt apply(Transaction transaction, long operation, Change change, Selection selection, long[] ids)
            throws SQLException {
        return transaction.allOrNothing(() -> {
            Operating chunk = new Operating(transaction, operation, change);
            ChunkReceipt receipt = chunk.change(FilterSql.of(selection, transaction.dialect()), ids);
            int skipped = receipt.skipped().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            boolean undoable = !change.forever() && receipt.changed() + receipt.asked() > 0;
            transaction.update(TELL, receipt.changed(), receipt.asked(), skipped, undoable ? 1 : 0, operation);
            return receipt;
        });
    }

    private ChunkReceipt change(Predicate selected, long[] ids) throws SQLException {
        int gone = ids.length;
        for (Group group : look(selected, ids)) {
            gone -= group.count();
            change(group);
        }
        if (gone > 0) {
            skip(GONE, gone);
        }
        if (change.rate() != null) {
            spread(change.rate());
        }
        return new ChunkReceipt(changed, asked, skipped);
    }

    /** Grouped by SQLite: fetching every job would take as long as deleting it. */
    private List<Group> look(Predicate selected, long[] ids) throws SQLException {
        String sql = "SELECT queue, reason, state, attempts > max_retries, cancel_asked, lease_until <= ?, ("
                + selected.sql() + "), count(*), json_group_array(id) FROM job"
                + " WHERE id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3, 4, 5, 6, 7";
        List<Object> values = new ArrayList<>();
        values.add(transaction.nowMillis());
        values.addAll(selected.values());
        values.add(Json.array(ids));
        List<Group> groups = new ArrayList<>();
        try (ResultSet row = transaction.prepare(sql, values.toArray()).executeQuery()) {
            while (row.next()) {
                groups.add(new Group(
                        row.getString(1),
                        Columns.reason(row, 2),
                        situation(row),
                        row.getInt(7) != 0,
                        row.getInt(8),
                        row.getString(9)));
            }
        }
        return groups;
    }

    /** Of its attempts only as much as a transition may ask: whether the retries are used up. */
    private static Situation situation(ResultSet row) throws SQLException {
        JobState state = Columns.state(row.getInt(3));
        boolean orphan = state == JobState.LOCKED && row.getInt(6) != 0;
        return new Situation(state, row.getInt(4), 0, row.getInt(5) != 0, orphan);
    }

    private void change(Group group) throws SQLException {
        if (!group.selected()) {
            skip(CHANGED_SINCE, group.count());
            return;
        }
        switch (change.effect(group.situation())) {
            case SKIPPED -> skip(group.situation().skipWord(), group.count());
            case ASKED -> ask(group);
            case CHANGED -> {
                if (change.verb().edits()) {
                    edit(group);
                } else {
                    move(
                            group,
                            Transitions.of(group.situation(), change.event()).orElseThrow());
                }
                changed += group.count();
            }
        }
    }

    private void skip(String word, int jobs) {
        skipped.merge(word, jobs, Integer::sum);
    }

    /** The revision stays: it is the running claim's token, and its worker is to keep it until it stops. */
    private void ask(Group group) throws SQLException {
        Images.keep(transaction, operation, 0, 0, group.ids());
        transaction.update(
                "UPDATE OR FAIL job SET cancel_asked = 1 WHERE id IN (SELECT value FROM json_each(?))", group.ids());
        asked += group.count();
    }

    private void edit(Group group) throws SQLException {
        Edit edit = change.edit();
        Images.keep(transaction, operation, 1, edit.payload() == null ? 0 : Images.PAYLOAD, group.ids());
        Priority priority = edit.priority();
        transaction.update(
                "UPDATE OR FAIL job SET revision = revision + 1, priority = coalesce(?, priority), run_at = coalesce(?, run_at),"
                        + " payload = coalesce(?, payload) WHERE id IN (SELECT value FROM json_each(?))",
                priority == null ? null : priority.level(),
                Columns.millis(edit.runAt()),
                edit.payload(),
                group.ids());
        if (group.situation().state() == JobState.PENDING) {
            transaction.madeReady();
        }
    }

    private void move(Group group, Transition transition) throws SQLException {
        if (transition.from() == JobState.LOCKED) {
            transaction.freedSlot();
            History.addStopped(transaction, group.ids(), stoppedBecause());
        }
        JobState to = transition.to();
        if (to == null) {
            remove(group.ids());
        } else {
            move(transition, to, group.ids());
        }
        count(group, transition);
    }

    private void remove(String ids) throws SQLException {
        if (change.forever()) {
            Images.delete(transaction, ids);
        } else {
            Images.trash(transaction, operation, ids);
        }
    }

    private void move(Transition transition, JobState to, String ids) throws SQLException {
        String error = to == JobState.DEAD ? change.reason() : null;
        Images.keep(transaction, operation, 1, error == null ? 0 : Images.ERROR, ids);
        Reason reason = transition.reason();
        transaction.update(
                "UPDATE OR FAIL job SET state = ?, reason = ?, revision = revision + 1, since = ?, run_at = coalesce(?, run_at),"
                        + " attempts = CASE WHEN ? THEN 0 ELSE attempts END, lease_until = NULL, cancel_asked = 0,"
                        + " error = coalesce(?, error) WHERE id IN (SELECT value FROM json_each(?))",
                to.ordinal(),
                reason == null ? null : reason.ordinal(),
                transaction.nowMillis(),
                to == JobState.PENDING ? transaction.nowMillis() : null,
                transition.attempts() == Transitions.Attempts.ZERO ? 1 : 0,
                error == null ? null : ErrorText.brief(error),
                ids);
        if (change.rate() != null) {
            spread.addAll(Arrays.stream(Json.numbers(ids)).boxed().toList());
        }
    }

    /** One after another, in the order of their ids; those of the chunks before come first. */
    private void spread(Rate rate) throws SQLException {
        long startedAt;
        long before;
        try (ResultSet row = transaction.prepare(BEGUN, operation).executeQuery()) {
            startedAt = row.getLong(1);
            before = row.getLong(2);
        }
        // One by one: with a list of ids to join with, SQLite would go through the whole table for every chunk.
        for (long id : spread.stream().sorted().toList()) {
            transaction.update(RUN_AT, startedAt + before++ * rate.share() / 1000, id);
        }
    }

    private String stoppedBecause() {
        String by = change.verb().word() + " by an operator";
        return change.reason() == null ? by : ErrorText.whole(by + ": " + change.reason());
    }

    private void count(Group group, Transition transition) {
        transaction.counts().add(group.queue(), transition.from(), group.reason(), -group.count());
        JobState to = transition.to();
        if (to == null) {
            return;
        }
        transaction.counts().add(group.queue(), to, transition.reason(), group.count());
        if (to == JobState.DEAD && transition.from() != JobState.DEAD) {
            transaction.flow().add(group.queue(), Flow.DEAD, group.count());
        } else if (to == JobState.PENDING) {
            transaction.madeReady();
        }
    }
}
