package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Fingerprint;
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
 * Does an operator's change to one chunk of jobs: locks them, looks at them, decides by the transitions, changes them in
 * groups.
 */
final class Operating {
    private static final String GONE = "gone";
    private static final String CHANGED_SINCE = "changed-since";

    private static final String TELL = "UPDATE operation SET changed = changed + ?1, asked = asked + ?2,"
            + " skipped = skipped + ?3, undoable_until = CASE WHEN ?4::boolean THEN " + OperationLog.UNDOABLE_UNTIL
            + " ELSE undoable_until END WHERE number = ?5";

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
     * @param ids an array as PostgreSQL writes it
     */
    private record Group(
            String queue, @Nullable Reason reason, Situation situation, boolean selected, int count, String ids) {}

    static ChunkReceipt apply(Transaction transaction, long operation, Change change, Selection selection, long[] ids)
            throws SQLException {
        transaction.lockJobs(Literals.array(ids));
        Operating chunk = new Operating(transaction, operation, change);
        ChunkReceipt receipt = chunk.change(FilterSql.of(selection, transaction.dialect()), ids);
        int skipped =
                receipt.skipped().values().stream().mapToInt(Integer::intValue).sum();
        boolean undoable = !change.forever() && receipt.changed() + receipt.asked() > 0;
        transaction.update(TELL, receipt.changed(), receipt.asked(), skipped, undoable, operation);
        return receipt;
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

    /** Grouped by PostgreSQL: fetching every job would take as long as deleting it. */
    private List<Group> look(Predicate selected, long[] ids) throws SQLException {
        String sql = "SELECT queue, reason, state, attempts > max_retries, cancel_asked,"
                + " coalesce(lease_until <= ?, false), coalesce((" + selected.sql()
                + "), false), count(*), array_agg(id ORDER BY id)::text FROM job"
                + " WHERE id = ANY(?::bigint[]) GROUP BY 1, 2, 3, 4, 5, 6, 7";
        List<Object> values = new ArrayList<>();
        values.add(transaction.nowMillis());
        values.addAll(selected.values());
        values.add(Literals.array(ids));
        List<Group> groups = new ArrayList<>();
        try (ResultSet row = transaction.prepare(sql, values.toArray()).executeQuery()) {
            while (row.next()) {
                groups.add(new Group(
                        Text.known(row, 1),
                        Columns.reason(row, 2),
                        situation(row),
                        row.getBoolean(7),
                        row.getInt(8),
                        row.getString(9)));
            }
        }
        return groups;
    }

    /** Of its attempts only as much as a transition may ask: whether the retries are used up. */
    private static Situation situation(ResultSet row) throws SQLException {
        JobState state = Columns.state(row.getInt(3));
        boolean orphan = state == JobState.LOCKED && row.getBoolean(6);
        return new Situation(state, row.getBoolean(4) ? 1 : 0, 0, row.getBoolean(5), orphan);
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
        transaction.update("UPDATE job SET cancel_asked = true WHERE id = ANY(?::bigint[])", group.ids());
        asked += group.count();
    }

    private void edit(Group group) throws SQLException {
        Edit edit = change.edit();
        Images.keep(transaction, operation, 1, edit.payload() == null ? 0 : Images.PAYLOAD, group.ids());
        Priority priority = edit.priority();
        transaction.update(
                "UPDATE job SET revision = revision + 1, priority = coalesce(?::smallint, priority),"
                        + " run_at = coalesce(?::bigint, run_at),"
                        + " payload = coalesce(?, payload) WHERE id = ANY(?::bigint[])",
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
        String brief = error == null ? "" : ErrorText.brief(error);
        List<String> types = error == null ? List.of() : types(ids);
        transaction.update(
                "UPDATE job SET state = ?, reason = ?, revision = revision + 1, since = ?,"
                        + " run_at = coalesce(?::bigint, run_at),"
                        + " attempts = CASE WHEN ? THEN 0 ELSE attempts END, lease_until = NULL, cancel_asked = false,"
                        + " error = coalesce(?, error), cause = coalesce((SELECT c.cause"
                        + " FROM unnest(?::text[], ?::text[]) AS c (type, cause) WHERE c.type = job.type), cause) WHERE id = ANY(?::bigint[])",
                to.ordinal(),
                reason == null ? null : reason.ordinal(),
                transaction.nowMillis(),
                to == JobState.PENDING ? transaction.nowMillis() : null,
                transition.attempts() == Transitions.Attempts.ZERO,
                error == null ? null : brief,
                Literals.array(types),
                Literals.array(
                        types.stream().map(type -> Fingerprint.of(type, brief)).toList()),
                ids);
        if (change.rate() != null) {
            spread.addAll(Arrays.stream(Literals.numbers(ids)).boxed().toList());
        }
    }

    /** What the causes of their errors are named after, beside the error itself. */
    private List<String> types(String ids) throws SQLException {
        List<String> types = new ArrayList<>();
        try (ResultSet row = transaction
                .prepare("SELECT DISTINCT type FROM job WHERE id = ANY(?::bigint[])", ids)
                .executeQuery()) {
            while (row.next()) {
                types.add(Text.known(row, 1));
            }
        }
        return types;
    }

    /** One after another, in the order of their ids; those of the chunks before come first. */
    private void spread(Rate rate) throws SQLException {
        String ids = Literals.array(
                spread.stream().mapToLong(Long::longValue).sorted().toArray());
        transaction.update(
                "UPDATE job SET run_at = o.started_at + (o.changed + each.place - 1) * ?1 / 1000"
                        + " FROM operation o CROSS JOIN unnest(?2::bigint[]) WITH ORDINALITY AS each (id, place)"
                        + " WHERE o.number = ?3 AND job.id = each.id",
                rate.share(),
                ids,
                operation);
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
