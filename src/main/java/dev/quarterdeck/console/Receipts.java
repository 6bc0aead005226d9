package dev.quarterdeck.console;

import dev.quarterdeck.job.QueueWord;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.Task;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.text.SafeText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is said and noted once a change was made. */
final class Receipts {
    private Receipts() {}

    static Model show(Model model, Receipt receipt) {
        Work work = model.work().running(null);
        String problem = receipt.problem();
        if (receipt.matched() == 0) {
            return model.with(work).say(Notice.hint("nothing was changed: no job matches any more"));
        }
        String sentence = SafeText.line(receipt.sentence());
        Model after = unmarked(model, receipt.task())
                .with(work.did(new Work.Done(
                        model.now(),
                        SafeText.line(receipt.command()),
                        sentence,
                        receipt.task().named())))
                .with(model.feed().outdated());
        return after.say(
                problem == null
                        ? Notice.receipt(sentence + wayBack(model, receipt))
                        : Notice.bad(sentence + " · " + SafeText.line(problem)));
    }

    /** An undo is not what the key undoes next. */
    private static String wayBack(Model model, Receipt receipt) {
        boolean undoable = receipt.undoableUntil() != null && model.setup().can(Capability.UNDO);
        return undoable && receipt.task() instanceof Operation ? " · u undoes it" : "";
    }

    static Model queue(Model model, WorkFinding.Switched done) {
        String queue = SafeText.line(done.queue());
        String verb = done.paused() ? "pause" : "resume";
        if (!done.changed()) {
            return model.with(model.feed().outdated())
                    .say(Notice.hint("queue " + queue + (done.paused() ? " is paused already" : " is not paused")));
        }
        String sentence = (done.paused() ? "paused queue " : "resumed queue ") + queue;
        return model.with(model.work()
                        .did(new Work.Done(
                                model.now(), SafeText.line(verb + " " + QueueWord.of(done.queue())), sentence)))
                .with(model.feed().outdated())
                .say(Notice.receipt(sentence));
    }

    /** What was marked for the operation has had its due; marks set since then stay. */
    private static Model unmarked(Model model, Task task) {
        if (!(task instanceof Operation)) {
            return model;
        }
        List<Long> ids = task.named();
        Model after = model;
        for (Pane pane : model.board().panes()) {
            Marks marks = pane.marks();
            if (ids.isEmpty() && marks.everything()) {
                after = after.with(after.board().with(pane.with(Marks.NONE)));
            } else if (!marks.isEmpty() && !ids.isEmpty()) {
                Set<Long> had = Set.copyOf(ids);
                Set<Long> left = new HashSet<>(marks.some());
                left.removeAll(had);
                List<Long> trail =
                        marks.trail().stream().filter(id -> !had.contains(id)).toList();
                Marks rest = new Marks(left, trail, marks.everything(), -1);
                after = after.with(after.board().with(pane.with(rest)));
            }
        }
        return after;
    }
}
