package dev.quarterdeck.console;

import dev.quarterdeck.operation.NotUndoableException;
import dev.quarterdeck.operation.UndoPlan;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import java.util.List;

/**
 * Reads the audit by number, never by counting from the newest. A target lists operations only downwards from a number;
 * that they are numbered in turn makes a way up of it.
 */
final class AuditReader {
    private final JobReader store;
    private final Effect.ReadAudit question;

    private AuditReader(JobReader store, Effect.ReadAudit question) {
        this.store = store;
        this.question = question;
    }

    /**
     * Where operations are read.
     *
     * @param around the number around which, if neither end is the goal
     * @param orHead from the newest instead if this one is among those read there
     */
    record Place(Course.Goal goal, long around, boolean orHead) {}

    static Page<OperationRow> read(JobReader store, Effect.ReadAudit question) {
        var reader = new AuditReader(store, question);
        return switch (question.place().goal()) {
            case HEAD -> reader.head();
            case TAIL -> reader.tail();
            case CURSOR -> reader.around(question.place().around());
        };
    }

    /** Everything about one operation; what stands in an undo's way is what the undo itself would say. */
    static EntryPage entry(JobReader store, long number) {
        try {
            UndoPlan plan = UndoPlan.of(store, number);
            return new EntryPage(plan.task().undone(), plan.jobs(), null);
        } catch (NotUndoableException e) {
            OperationInfo info = store.operation(number)
                    .orElseThrow(() -> new IllegalStateException(
                            "operation " + number + " is not on record any more. Indicates a bug."));
            return new EntryPage(info, store.undoable(number), e.message());
        }
    }

    private int limit() {
        return question.before() + question.after() + 1;
    }

    private Page<OperationRow> head() {
        // One more than wanted tells whether there are more.
        List<OperationInfo> found = store.operations(OperationQuery.last(limit() + 1));
        boolean last = found.size() <= limit();
        return new Page<>(rows(last ? found : found.subList(0, limit())), true, last, 0, 0);
    }

    /** The oldest ones: those below the lowest number that has enough below it. */
    private Page<OperationRow> tail() {
        Page<OperationRow> head = head();
        if (head.last()) {
            return head;
        }
        long enough = head.rows().get(0).id() + 1;
        long tooFew = 0;
        while (enough - tooFew > 1) {
            long between = tooFew + (enough - tooFew) / 2;
            if (below(between, limit()).size() < limit()) {
                tooFew = between;
            } else {
                enough = between;
            }
        }
        return new Page<>(rows(below(enough, limit())), false, true, 0, 0);
    }

    private Page<OperationRow> around(long number) {
        if (question.place().orHead()) {
            Page<OperationRow> head = head();
            int there = head.window(0, 0).indexOf(number);
            if (there >= 0) {
                return new Page<>(head.rows(), true, head.last(), number, there);
            }
        }
        long newest = store.operations(OperationQuery.last(1)).stream()
                .mapToLong(OperationInfo::number)
                .findFirst()
                .orElse(0);
        int above = question.before();
        while (number + above < newest && newer(number, above) < question.before()) {
            // Numbers were left out.
            above *= 2;
        }
        List<OperationInfo> found = below(number + above + 1, above + 1 + question.after() + 1);
        int at = (int) found.stream().filter(each -> each.number() > number).count();
        int most = at + 1 + question.after();
        boolean last = found.size() <= most;
        return new Page<>(rows(last ? found : found.subList(0, most)), number + above >= newest, last, number, at);
    }

    private long newer(long number, int above) {
        return below(number + above + 1, above).stream()
                .filter(each -> each.number() > number)
                .count();
    }

    private List<OperationInfo> below(long number, int limit) {
        return store.operations(new OperationQuery(null, null, null, null, number, limit));
    }

    private static List<OperationRow> rows(List<OperationInfo> operations) {
        return operations.stream().map(OperationRow::of).toList();
    }
}
