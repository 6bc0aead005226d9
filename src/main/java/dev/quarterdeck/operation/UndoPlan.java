package dev.quarterdeck.operation;

import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.Undoable;
import dev.quarterdeck.text.Ages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an undo would do now, exactly counted, and the jobs it is about.
 *
 * @param doubtful whether another operation may be meant: none was named, and this one is another person's or not the last
 */
public record UndoPlan(Undo task, Undoable jobs, boolean doubtful) {
    private static final int PAGE = 100;

    /**
     * The plan to undo an operation.
     *
     * @throws NotUndoableException when there is nothing to undo
     */
    public static UndoPlan of(JobReader target, long number) {
        Instant now = target.clock().instant();
        return of(target, named(target, number, now), false);
    }

    /**
     * The plan to undo the last operation that was not undone and of which something can be brought back; of the last one
     * where there is none, so that it tells why.
     *
     * @param actor who wants it undone
     * @throws NotUndoableException when there is nothing to undo
     */
    public static UndoPlan ofLast(JobReader target, String actor) {
        Instant now = target.clock().instant();
        UndoPlan last = null;
        OperationQuery query = OperationQuery.last(PAGE);
        while (true) {
            List<OperationInfo> page = target.operations(query);
            for (OperationInfo operation : page) {
                if (isMeant(target, operation, now)) {
                    boolean own = operation.by().actor().equals(actor);
                    UndoPlan plan = of(target, operation, last != null || !own);
                    if (plan.jobs().restorable() > 0) {
                        return plan;
                    }
                    last = last == null ? plan : last;
                }
            }
            if (page.size() < PAGE) {
                return Optional.ofNullable(last).orElseThrow(() -> NotUndoableException.nothing());
            }
            long lowest = page.get(page.size() - 1).number();
            query = new OperationQuery(null, null, null, null, lowest, PAGE);
        }
    }

    /** An undo counts as little as what it undid; one that undid an undo counts as what that had undone. */
    private static boolean isMeant(JobReader target, OperationInfo operation, Instant now) {
        return operation.undoableAt(now) && undo(target, operation).isEmpty() && isForward(target, operation);
    }

    private static UndoPlan of(JobReader target, OperationInfo undone, boolean doubtful) {
        return new UndoPlan(new Undo(undone), target.undoable(undone.number()), doubtful);
    }

    private static OperationInfo named(JobReader target, long number, Instant now) {
        OperationInfo operation = target.operation(number).orElseThrow(() -> NotUndoableException.notThere(number));
        Instant until = operation.undoableUntil();
        if (until == null) {
            throw NotUndoableException.keptNothing(operation);
        }
        if (!until.isAfter(now)) {
            throw NotUndoableException.expired(operation, until);
        }
        if (undo(target, operation)
                .filter(undo -> undo.changed() == undo.matched())
                .isPresent()) {
            throw NotUndoableException.undone(operation);
        }
        return operation;
    }

    /** The undo that came to its end; one that was stopped half way may be gone on with. */
    private static Optional<OperationInfo> undo(JobReader target, OperationInfo operation) {
        return Optional.ofNullable(operation.undoneBy())
                .flatMap(target::operation)
                .filter(undo -> undo.ending() == null && undo.endedAt() != null);
    }

    private static boolean isForward(JobReader target, OperationInfo operation) {
        boolean forward = true;
        Optional<OperationInfo> undone = Optional.of(operation);
        while (undone.isPresent() && undone.get().undoOf() != null) {
            forward = !forward;
            undone = target.operation(undone.get().undoOf());
        }
        return forward;
    }

    /** How many jobs the operation changed. */
    public long matched() {
        return jobs.ids().length;
    }

    /** How many of them would be left alone, by the word that says why. */
    public Map<String, Long> skipped() {
        return jobs.left();
    }

    /** What is asked before it runs. */
    public Confirmation confirmation() {
        long count = jobs.restorable();
        String question = "undo operation " + task.undone().number() + ": bring " + Ages.number(count)
                + (count == 1 ? " job" : " jobs") + " back? (y/N)";
        var warnings = new ArrayList<String>();
        if (!skipped().isEmpty()) {
            warnings.add(Words.skipped(skipped()));
        }
        return count > 1 || doubtful && count > 0
                ? new Confirmation(Confirmation.Kind.YES_NO, question, warnings, count)
                : new Confirmation(Confirmation.Kind.NONE, "", List.of(), count);
    }

    /** What the receipt would say; its counts are what would happen, not what did. */
    public Receipt asReceipt() {
        return Receipt.preview(task, matched(), jobs.restorable(), 0, skipped(), List.of());
    }
}
