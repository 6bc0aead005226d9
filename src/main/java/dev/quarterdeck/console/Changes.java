package dev.quarterdeck.console;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.text.Ages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Changes jobs: from the key to the operation under way. */
final class Changes {
    private Changes() {}

    static Next requeue(Model model) {
        return aimed(model, aim -> ask(model, Operation.of(Change.of(Verb.REQUEUE), aim.selection()), aim));
    }

    static Next unlock(Model model) {
        return aimed(model, aim -> ask(model, Operation.of(Change.of(Verb.UNLOCK), aim.selection()), aim));
    }

    static Next unprocessable(Model model) {
        return aimed(model, aim -> Next.of(model.push(ReasonDialog.of(Verb.UNPROCESSABLE, aim))));
    }

    static Next cancel(Model model) {
        return aimed(model, aim -> Next.of(model.push(ReasonDialog.of(Verb.CANCEL, aim))));
    }

    static Next purge(Model model) {
        return Next.of(model.push(PurgeForm.of(model)));
    }

    /** Pauses the queue of the job under the cursor, or lets it go on. */
    static Next pause(Model model) {
        return aimedJob(model)
                .map(job ->
                        Question.queue(job.queue(), !model.figures().paused().contains(job.queue())))
                .map(question -> Next.of(model.push(question)))
                .orElseGet(() -> Next.of(model));
    }

    /** Counts and asks; one job that nothing speaks against, and that the eye is on, is changed without a question. */
    static Next ask(Model model, Operation operation, Aim aim) {
        JobRow one = aim.one();
        boolean simple =
                one != null && !aim.asks() && one.job().state() != JobState.DONE && operation.verb() != Verb.PURGE;
        return simple ? run(model, operation, null) : count(model, operation, aim.note(), aim.asks());
    }

    /** @param asks whether a question is asked even where the operation does not demand it */
    static Next count(Model model, Operation operation, String note, boolean asks) {
        Lane lane = Lane.of(Lane.Kind.PREVIEW);
        Model counting = model.push(Counting.of(operation.command(), note, asks, model));
        return Refresh.ask(counting, lane, operation, number -> new Effect.FreezeOperation(lane, number, operation));
    }

    static Next run(Model model, Operation operation, @Nullable Frozen frozen) {
        Lane lane = Lane.of(Lane.Kind.OPERATION);
        return underWay(
                model,
                operation.verb().word(),
                operation,
                number -> new Effect.RunOperation(lane, number, operation, frozen));
    }

    /** Orders something that shows its progress and can be stopped. */
    static Next underWay(Model model, String verb, Object question, LongFunction<Effect.Errand> effect) {
        Next next = Refresh.ask(model, Lane.of(Lane.Kind.OPERATION), question, effect);
        Work.Running running = Work.Running.begun(next.model().feed().serial(), verb, model.millis());
        return new Next(next.model().with(model.work().running(running)).say(Notice.NONE), next.effects());
    }

    static Next setPaused(Model model, String queue, boolean paused) {
        Lane lane = Lane.of(Lane.Kind.QUEUE);
        return Refresh.ask(
                model, lane, List.of(queue, paused), number -> new Effect.SetPaused(lane, number, queue, paused));
    }

    /** Stops the running operation after its present chunk. */
    static Next stop(Model model) {
        Work.Running running = model.work().running();
        return running == null
                ? Next.of(model)
                : Next.of(model.with(model.work().running(running.stop()))).and(new Effect.StopOperation());
    }

    static Optional<String> stopObstacle(Model model) {
        return model.work().running() == null
                ? Optional.of("nothing is running that could be stopped")
                : Optional.empty();
    }

    /** Why a verb cannot be said here; empty when it can. */
    static Function<Model, Optional<String>> obstacle(Verb verb, Capability needed) {
        return model -> forbidden(model)
                .or(() -> busy(model))
                .or(() -> incapable(model, needed))
                .or(() -> Aim.of(model).isEmpty() ? Optional.of("there is no job under the cursor") : Optional.empty())
                .or(() -> Aim.of(model).flatMap(aim -> unfit(verb, aim, model)));
    }

    static Optional<String> purgeObstacle(Model model) {
        return forbidden(model).or(() -> busy(model)).or(() -> incapable(model, Capability.PURGE));
    }

    static Optional<String> pauseObstacle(Model model) {
        return forbidden(model)
                .or(() -> incapable(model, Capability.PAUSE))
                .or(() -> aimedJob(model).isEmpty()
                        ? Optional.of("there is no job under the cursor that would name a queue")
                        : Optional.empty());
    }

    /** Why the person may change nothing; empty when they may. */
    static Optional<String> forbidden(Model model) {
        Role role = model.setup().role();
        return role.may(Role.OPERATOR) ? Optional.empty() : Optional.of(role.word() + ": reads only");
    }

    /** Two operations at once would make two receipts for one status line. */
    static Optional<String> busy(Model model) {
        Work.Running running = model.work().running();
        return running == null ? Optional.empty() : Optional.of(running.verb() + " is running: x stops it");
    }

    static Optional<String> incapable(Model model, Capability needed) {
        return model.setup().obstacle().apply(needed);
    }

    /** The state machine says what a verb can do to a state, and to the one job. */
    private static Optional<String> unfit(Verb verb, Aim aim, Model model) {
        JobRow one = aim.one();
        JobState state = aim.state(model);
        boolean ever = Transitions.ALL.stream().anyMatch(row -> row.from() == state && row.event() == verb.event());
        if (!ever) {
            return Optional.of(verb.word() + " does nothing to " + state.word() + " jobs");
        }
        if (one == null
                || Transitions.of(situation(one.job(), model), verb.event()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("job " + Ages.number(one.id()) + " is held by "
                + (one.worker().isEmpty() ? "a worker" : one.worker()) + ": " + verb.word()
                + " takes orphans only; C asks it to stop");
    }

    private static Situation situation(Job job, Model model) {
        return new Situation(
                job.state(), job.attempts(), job.maxRetries(), job.cancelAsked(), job.orphanedAt(model.now()));
    }

    /** The one job that is open or under the cursor, whatever is marked. */
    static Optional<Job> aimedJob(Model model) {
        return model.layer(Detail.class)
                .map(Detail::row)
                .or(() -> model.pane().current())
                .map(JobRow::job);
    }

    private static Next aimed(Model model, Function<Aim, Next> change) {
        return Aim.of(model).map(change).orElseGet(() -> Next.of(model));
    }
}
