package dev.quarterdeck.console;

import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.UndoPlan;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes operations back: from the key to the undo under way. */
final class Undos {
    /** A command that names many jobs would fill the dialog. */
    private static final int COMMAND_CELLS = 140;

    private Undos() {}

    /** The last operation that can be undone. */
    static Next last(Model model) {
        return plan(model, null);
    }

    /** Looks what would come back, and asks. */
    static Next plan(Model model, @Nullable Long operation) {
        Lane lane = Lane.of(Lane.Kind.PREVIEW);
        String command = operation == null ? "undo" : "undo " + operation;
        Model counting = model.push(Counting.of(command, "", false, model));
        return Refresh.ask(counting, lane, command, number -> new Effect.PlanUndo(lane, number, operation));
    }

    /** The plan is there: asks, or goes ahead where one job is brought back. */
    static Next planned(Model model, Counting counting, UndoPlan plan) {
        if (plan.jobs().restorable() == 0) {
            return Next.of(model.pop().say(Notice.hint(nothing(model, plan))));
        }
        Confirmation confirmation = plan.confirmation();
        Deed deed = new Deed.Undo(plan);
        return counting.answered(
                model,
                Question.of(
                        confirmation,
                        remarks(model, plan, confirmation),
                        plan.task().command(),
                        deed));
    }

    static Next run(Model model, UndoPlan plan) {
        Lane lane = Lane.of(Lane.Kind.OPERATION);
        return Changes.underWay(model, "undo", plan.task().command(), number -> new Effect.RunUndo(lane, number, plan));
    }

    static Optional<String> obstacle(Model model) {
        return Changes.forbidden(model)
                .or(() -> Changes.busy(model))
                .or(() -> Changes.incapable(model, Capability.UNDO));
    }

    /** What is undone and whose it was: it may be another person's. */
    private static List<String> remarks(Model model, UndoPlan plan, Confirmation confirmation) {
        OperationInfo undone = plan.task().undone();
        var remarks = new ArrayList<String>();
        remarks.add("undoes " + SafeText.line(undone.command(), COMMAND_CELLS));
        remarks.add("by " + SafeText.line(undone.by().actor()) + " ("
                + SafeText.line(undone.by().surface()) + ") "
                + Times.brief(Times.since(undone.startedAt(), model.now())) + " ago");
        confirmation.warnings().forEach(line -> remarks.add(SafeText.line(line)));
        return remarks;
    }

    private static String nothing(Model model, UndoPlan plan) {
        String left = plan.skipped().entrySet().stream()
                .map(entry -> Ages.number(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return "operation " + plan.task().undone().number() + " has nothing to bring back: " + left
                + (model.layer(Audit.class).isEmpty() ? "; a shows the others" : "");
    }
}
