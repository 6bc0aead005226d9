package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.ChunkReceipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Does an operator's change to one chunk of jobs: looks at them, decides by the transitions, changes them in groups. */
public final class Operating {
    private static final String GONE = "gone";
    private static final String CHANGED_SINCE = "changed-since";

    private static final String TELL = "UPDATE operation SET changed = changed + ?1, asked = asked + ?2,"
            + " skipped = skipped + ?3, undoable_until = CASE WHEN ?4 > 0 THEN " + OperationLog.UNDOABLE_UNTIL
            + " ELSE undoable_until END WHERE number = ?5";

    private final OpenTransaction transaction;
    private final JobChanges changes;
    private final JobImages images;
    private final Change change;
    private final List<long[]> spread = new ArrayList<>();
    private final Map<String, Integer> skipped = new HashMap<>();
    private int changed;
    private int asked;

    private Operating(OpenTransaction transaction, long operation, Change change) {
        this.transaction = transaction;
        this.changes = transaction.changes();
        this.images = transaction.images(operation);
        this.change = change;
    }

    /**
     * Jobs of the chunk that are treated and counted alike.
     *
     * @param selected the selection matches them still
     * @param ids a list in the store's dialect
     */
    private record Group(
            String queue, @Nullable Reason reason, Situation situation, boolean selected, int count, String ids) {

        static Group of(ResultSet row, Dialect dialect) throws SQLException {
            return new Group(
                    dialect.text(row, 1),
                    Columns.reason(row, 2),
                    situation(row),
                    row.getBoolean(7),
                    row.getInt(8),
                    row.getString(9));
        }

        /** Of its attempts only as much as a transition may ask: whether the retries are used up. */
        private static Situation situation(ResultSet row) throws SQLException {
            JobState state = Columns.state(row.getInt(3));
            boolean orphan = state == JobState.LOCKED && row.getBoolean(6);
            return new Situation(state, row.getBoolean(4) ? 1 : 0, 0, row.getBoolean(5), orphan);
        }
    }

    public static ChunkReceipt apply(
            OpenTransaction transaction, long operation, Change change, Selection selection, long[] ids)
            throws SQLException {
        return transaction.allOrNothing(() -> {
            transaction.lockJobs(ids);
            Operating chunk = new Operating(transaction, operation, change);
            chunk.change(FilterSql.of(selection, transaction.dialect()), ids);
            if (change.rate() != null) {
                long[] inOrder = chunk.spread.stream()
                        .flatMapToLong(LongStream::of)
                        .sorted()
                        .toArray();
                chunk.changes.spread(change.rate(), operation, inOrder);
            }
            return chunk.tell(operation);
        });
    }

    private void change(Predicate selected, long[] ids) throws SQLException {
        int gone = ids.length;
        for (Group group : look(selected, ids)) {
            gone -= group.count();
            change(group);
        }
        if (gone > 0) {
            skip(GONE, gone);
        }
    }

    /** Grouped by the engine: fetching every job would take as long as deleting it. */
    private List<Group> look(Predicate selected, long[] ids) throws SQLException {
        Dialect dialect = transaction.dialect();
        List<Group> groups = new ArrayList<>();
        try (ResultSet row = changes.groups(selected, dialect.list(ids))) {
            while (row.next()) {
                groups.add(Group.of(row, dialect));
            }
        }
        return groups;
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
        images.keep(0, 0, group.ids());
        changes.ask(group.ids());
        asked += group.count();
    }

    private void edit(Group group) throws SQLException {
        Edit edit = change.edit();
        images.keep(1, edit.payload() == null ? 0 : JobImages.PAYLOAD, group.ids());
        changes.edit(edit, group.ids());
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
            Dialect dialect = transaction.dialect();
            transaction.update(Expiry.deleteAttempts(dialect), ids);
            transaction.update("DELETE FROM job WHERE " + dialect.amongNumbers("id"), ids);
        } else {
            images.trash(ids);
        }
    }

    private void move(Transition transition, JobState to, String ids) throws SQLException {
        String error = to == JobState.DEAD ? change.reason() : null;
        images.keep(1, error == null ? 0 : JobImages.ERROR, ids);
        Long runAt = to == JobState.PENDING ? (Long) transaction.nowMillis() : null;
        changes.move(to, transition, runAt, error == null ? null : ErrorText.brief(error), ids);
        if (change.rate() != null) {
            spread.add(transaction.dialect().numbers(ids));
        }
    }

    private String stoppedBecause() {
        String by = change.verb().word() + " by an operator";
        return change.reason() == null ? by : ErrorText.whole(by + ": " + change.reason());
    }

    private void count(Group group, Transition transition) {
        transaction.count(group.queue(), transition.from(), group.reason(), -group.count());
        JobState to = transition.to();
        if (to == null) {
            return;
        }
        transaction.count(group.queue(), to, transition.reason(), group.count());
        if (to == JobState.DEAD && transition.from() != JobState.DEAD) {
            transaction.flow(group.queue(), Flow.DEAD, group.count());
        } else if (to == JobState.PENDING) {
            transaction.madeReady();
        }
    }

    private ChunkReceipt tell(long operation) throws SQLException {
        int left = skipped.values().stream().mapToInt(Integer::intValue).sum();
        int undoable = change.forever() ? 0 : changed + asked;
        transaction.update(TELL, changed, asked, left, undoable, operation);
        return new ChunkReceipt(changed, asked, skipped);
    }
}
