package dev.quarterdeck.console;

import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.command.Editor;
import dev.quarterdeck.command.Interrupts;
import dev.quarterdeck.command.Line;
import dev.quarterdeck.command.NoInput;
import dev.quarterdeck.command.PayloadEditor;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.console.Effect.Errand;
import dev.quarterdeck.engine.DemoLoad;
import dev.quarterdeck.engine.DemoSettings;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.QueueWord;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.NotUndoableException;
import dev.quarterdeck.operation.OnRecord;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.operation.UndoPlan;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.QueueOperator;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.text.SafeText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs errands against the store, each on the thread that calls. For use by many threads. */
final class Errands {
    private final JobOperator store;
    private final Session session;
    private final Consumer<Msg> post;
    private final Inquiries inquiries;
    private final Map<Long, CompletableFuture<String>> questions = new ConcurrentHashMap<>();
    private final Map<Long, Stopper> stoppers = new ConcurrentHashMap<>();
    private volatile int columns = 80;

    /**
     * @param session what typed commands are run in
     * @param post takes what a running operation or command has to say before its end
     */
    Errands(JobOperator store, Session session, Consumer<Msg> post) {
        this.store = store;
        this.session = session;
        this.post = post;
        this.inquiries = new Inquiries(store, session);
    }

    /** How wide the output of commands may be. */
    void columns(int cells) {
        columns = cells;
    }

    /**
     * Told of every errand when it is ordered, on the thread that takes the keys: a stop that comes after the order holds
     * for it, although no thread may have begun with it yet.
     */
    void ordered(Errand errand) {
        if (errand instanceof Effect.RunOperation
                || errand instanceof Effect.RunUndo
                || errand instanceof Effect.RunCommand) {
            stopper(errand);
        }
    }

    private Stopper stopper(Errand errand) {
        return stoppers.computeIfAbsent(errand.number(), number -> new Stopper());
    }

    /** Tells every operation and command that was ordered to come to its end. */
    void stop() {
        stoppers.values().forEach(Stopper::stop);
    }

    /** Answers a running command's question. */
    void reply(long number, String answer) {
        CompletableFuture<String> question = questions.remove(number);
        if (question != null) {
            question.complete(answer);
        }
    }

    /**
     * Runs one errand.
     *
     * @throws dev.quarterdeck.store.StoreException when the store cannot
     */
    Finding run(Errand errand) {
        try {
            return findingOf(errand);
        } finally {
            stoppers.remove(errand.number());
        }
    }

    private Finding findingOf(Errand errand) {
        Finding answer = inquiries.answer(errand);
        return answer == null ? order(errand) : answer;
    }

    /** What the person ordered. Keys that the role may not use order nothing; should one do so, it ends here. */
    private Finding order(Errand errand) {
        if (errand instanceof Effect.RunOperation run) {
            require(run.operation().verb().word(), Role.least(run.operation().change()));
        } else if (errand instanceof Effect.RunUndo) {
            require("undo", Role.OPERATOR);
        } else if (errand instanceof Effect.SetPaused set) {
            require(set.paused() ? "pause" : "resume", Role.OPERATOR);
        }
        if (errand instanceof Effect.EditPayload edit) {
            require("edit in an editor", Role.ADMIN);
            return edited(edit.id());
        }
        if (errand instanceof Effect.CountOperation count) {
            return new WorkFinding.Previewed(Preview.of(store, count.operation()));
        }
        if (errand instanceof Effect.FreezeOperation freeze) {
            return new WorkFinding.Froze(Frozen.of(store, freeze.operation()));
        }
        if (errand instanceof Effect.RunOperation run) {
            return operate(run);
        }
        if (errand instanceof Effect.PlanUndo plan) {
            return plan(plan.operation());
        }
        if (errand instanceof Effect.RunUndo undo) {
            return undo(undo);
        }
        if (errand instanceof Effect.SetPaused set) {
            return switched(set);
        }
        if (errand instanceof Effect.ReadSimulation) {
            return new WorkFinding.Simulated(simulation().settings());
        }
        if (errand instanceof Effect.Simulate simulate) {
            return simulate(simulate.settings());
        }
        if (errand instanceof Effect.RunCommand run) {
            return command(run);
        }
        throw new IllegalStateException("no way to run " + errand + ". Indicates a bug.");
    }

    private Finding simulate(DemoSettings settings) {
        require("simulate", Role.ADMIN);
        DemoLoad load = simulation();
        load.set(settings);
        return new WorkFinding.Simulated(load.settings());
    }

    private DemoLoad simulation() {
        return session.simulation()
                .orElseThrow(() ->
                        new IllegalStateException("a simulation was asked for where there is none. Indicates a bug."));
    }

    private Finding edited(long id) {
        try {
            Editor editor = session.editor()
                    .orElseThrow(
                            () -> CommandException.failed("there is no editor here; say what to change with :edit"));
            Job job = store.find(id).orElseThrow(() -> CommandException.failed("job " + id + " is not there any more"));
            PayloadEditor.require(job, Edit.NONE);
            return new WorkFinding.Edited(job, PayloadEditor.edit(store, job, editor));
        } catch (CommandException e) {
            return new WorkFinding.NotEdited(SafeText.line(e.getMessage()));
        }
    }

    private Finding switched(Effect.SetPaused set) {
        var record = new OnRecord(store, by());
        String command = (set.paused() ? "pause " : "resume ") + QueueWord.of(set.queue());
        QueueOperator queues = queues();
        boolean changed =
                record.change(command, () -> set.paused() ? queues.pause(set.queue()) : queues.resume(set.queue()));
        return new WorkFinding.Switched(set.queue(), set.paused(), changed);
    }

    private QueueOperator queues() {
        if (store instanceof QueueOperator queues) {
            return queues;
        }
        throw new StoreException.Unsupported(store.obstacle(Capability.PAUSE).orElseThrow());
    }

    private void require(String what, Role least) {
        if (!session.role().may(least)) {
            throw new StoreException.Unsupported(session.role().refusal(what, least));
        }
    }

    private Finding operate(Effect.RunOperation run) {
        Stopper mine = stopper(run);
        Frozen asked = run.frozen();
        return new WorkFinding.Done(
                runner().run(asked == null ? Frozen.of(store, run.operation()) : asked, progress(run), mine::stopped));
    }

    private Finding plan(@Nullable Long operation) {
        try {
            return new WorkFinding.Planned(
                    operation == null ? UndoPlan.ofLast(store, session.actor()) : UndoPlan.of(store, operation));
        } catch (NotUndoableException e) {
            return new WorkFinding.NotUndoable(e.message());
        }
    }

    private Finding undo(Effect.RunUndo undo) {
        Stopper mine = stopper(undo);
        return new WorkFinding.Done(runner().run(undo.plan(), progress(undo), mine::stopped));
    }

    private Runner runner() {
        return new Runner(store, by());
    }

    private By by() {
        return By.of(session.actor(), session.surface());
    }

    private Runner.Progress progress(Errand errand) {
        return (done, matched) -> post.accept(new Msg.Progressed(errand.number(), done, matched));
    }

    private Finding command(Effect.RunCommand run) {
        Stopper mine = stopper(run);
        var said = new StringWriter();
        var out = new PrintWriter(said);
        try (Session own = session.copy()
                .store(store)
                .in(NoInput.of("the console has the input; use @FILE"))
                .out(out)
                .err(out)
                .terminal(false)
                .colour(false)
                .columns(() -> columns)
                .errorPrefix("")
                .asker(confirmation -> ask(run.number(), mine, confirmation))
                .interrupts(mine)
                .progress(progress(run))
                .build()) {
            int exitCode = Line.run(own, run.line());
            out.flush();
            return new WorkFinding.Ran(run.number(), run.line(), exitCode, SafeText.block(said.toString()));
        }
    }

    /** Waits, on the command's thread, until the person has answered. */
    private String ask(long number, Stopper mine, Confirmation confirmation) {
        var answer = new CompletableFuture<String>();
        questions.put(number, answer);
        post.accept(new Msg.Asked(number, confirmation));
        // Whoever stops the command answers its question too, also where the stop came first.
        Interrupts.Watch watch = mine.watch(() -> reply(number, Deed.Reply.NO));
        try {
            return answer.join();
        } finally {
            watch.close();
        }
    }
}
