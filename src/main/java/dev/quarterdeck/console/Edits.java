package dev.quarterdeck.console;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.text.Ages;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Edits what a job says, in the person's own editor, and sends a dead one back to work with it. */
final class Edits {
    private Edits() {}

    /** Opens the payload; what comes of it is known when the editor is left. */
    static Next edit(Model model) {
        Lane lane = Lane.of(Lane.Kind.EDIT);
        return Changes.aimedJob(model)
                .map(job ->
                        Refresh.ask(model, lane, job.id(), number -> new Effect.EditPayload(lane, number, job.id())))
                .orElseGet(() -> Next.of(model));
    }

    /** The editor was left. */
    static Next edited(Model model, Job job, Edit edit) {
        if (edit.isNone()) {
            return Next.of(
                    model.say(Notice.hint("job " + Ages.number(job.id()) + " is as it was: the payload was not changed"
                            + (job.state() == JobState.DEAD ? "; r requeues it as it is" : ""))));
        }
        Selection selection = new Selection(Set.of(job.state()), List.of(job.id()), Filter.ANY, false, model.now());
        return Changes.run(model, Operation.of(Change.edit(Verb.EDIT, edit), selection), null);
    }

    /** A dead job was edited to be worked: it is requeued, as an operation of its own, so that each can be undone. */
    static Next then(Model model, Receipt receipt) {
        boolean again = receipt.task() instanceof Operation operation
                && operation.verb() == Verb.EDIT
                && operation.states().equals(Set.of(JobState.DEAD))
                && receipt.changed() > 0;
        return again
                ? Changes.run(
                        model,
                        Operation.of(
                                Change.of(Verb.REQUEUE),
                                new Selection(
                                        receipt.task().states(),
                                        receipt.task().named(),
                                        Filter.ANY,
                                        false,
                                        model.now())),
                        null)
                : Next.of(model);
    }

    /** An editor is a program, and a way to other files and to a shell. */
    static Optional<String> obstacle(Model model) {
        Role role = model.setup().role();
        return Changes.forbidden(model)
                .or(() -> model.setup().confined()
                        ? Optional.of(role.word() + ": an editor is a program, and none is started from here")
                        : Optional.empty())
                .or(() -> Changes.busy(model))
                .or(() -> Changes.incapable(model, Capability.EDIT))
                .or(() -> Changes.aimedJob(model)
                        .map(Edits::unfit)
                        .orElseGet(() -> Optional.of("there is no job under the cursor")));
    }

    private static Optional<String> unfit(Job job) {
        return switch (job.state()) {
            case PENDING, DEAD -> Optional.empty();
            case LOCKED ->
                Optional.of("job " + Ages.number(job.id())
                        + " is locked: a worker has it, and it cannot be edited before that is over");
            case DONE ->
                Optional.of("job " + Ages.number(job.id()) + " is done: only pending and dead jobs can be edited");
        };
    }
}
