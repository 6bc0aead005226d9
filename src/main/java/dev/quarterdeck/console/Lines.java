package dev.quarterdeck.console;

import dev.quarterdeck.command.Exit;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.text.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs typed commands and shows what they say. */
final class Lines {
    /** Of what nobody waits for any more so many lines go to the status line. */
    private static final int TOLD = 3;

    /** Verbs that change nothing. */
    private static final Set<String> LOOKS = Set.of(
            "stats",
            "list",
            "show",
            "history",
            "why",
            "errors",
            "queues",
            "workers",
            "flow",
            "watch",
            "audit",
            "trash",
            "schedules",
            "check",
            "help");

    private Lines() {}

    static Next run(Model model, String line) {
        Lane lane = Lane.of(Lane.Kind.COMMAND);
        Model noted = model.with(model.work().typed(line)).say(Notice.NONE);
        Next next = Refresh.ask(noted, lane, line, number -> new Effect.RunCommand(lane, number, line));
        String verb = line.split(" ", 2)[0];
        long number = next.model().feed().serial();
        Model running = next.model()
                .with(noted.work().running(Work.Running.begun(number, verb, model.millis())))
                .push(new Waiting(number, line, model.millis(), false));
        return new Next(running, next.effects());
    }

    /** Stops the command and waits for it no longer. */
    static Next giveUp(Model model) {
        return Changes.stop(model.pop());
    }

    /**
     * A running command asks; its answer goes back to it. Where nobody waits for the command any more it is no: a question
     * must not open over what the person turned to since.
     */
    static Next asked(Model model, Msg.Asked asked) {
        Confirmation confirmation = asked.confirmation();
        Deed.Reply reply = new Deed.Reply(
                asked.number(),
                confirmation.kind() == Confirmation.Kind.TYPE_COUNT ? Long.toString(confirmation.count()) : "y");
        Optional<Waiting> waiting = waiting(model, asked.number());
        if (waiting.isEmpty()) {
            return Next.of(model).and(new Effect.Reply(asked.number(), Deed.Reply.NO));
        }
        List<String> warnings =
                confirmation.warnings().stream().map(SafeText::line).toList();
        Question question = Question.of(confirmation, warnings, "", reply);
        return Next.of(model.replace(
                waiting.get(),
                waiting.get().ahead() ? question.after(model.feed().keyAtMillis()) : question));
    }

    /** The command has ended: one line of output goes to the status line, more is there to be read. */
    static Next ended(Model model, long number, String line, int exitCode, List<String> output) {
        Work work = model.work().running(null);
        String outcome = output.size() == 1 ? output.get(0) : "typed";
        Model after = model.with(
                        mayHaveChanged(line, exitCode) ? work.did(new Work.Done(model.now(), line, outcome)) : work)
                .with(model.feed().outdated());
        Optional<Waiting> waiting = waiting(model, number);
        if (waiting.isPresent() && output.size() > 1) {
            return Next.of(after.replace(waiting.get(), Reader.output(line, output)));
        }
        String text = output.isEmpty()
                ? line + ": done"
                : String.join(" · ", output.subList(0, Math.min(TOLD, output.size())));
        return Next.of(
                waiting.map(after::drop).orElse(after).say(exitCode == 0 ? Notice.good(text) : Notice.bad(text)));
    }

    /** What was refused or not understood changed nothing; what failed may have done so half-way. */
    private static boolean mayHaveChanged(String line, int exitCode) {
        List<String> words = List.of(line.strip().split("\\s+"));
        String verb = words.get(0).equals("qdeck") && words.size() > 1 ? words.get(1) : words.get(0);
        return (exitCode == Exit.DONE || exitCode == Exit.FAILED)
                && !LOOKS.contains(verb)
                && !words.contains("--dry-run");
    }

    /** Takes away what waits for the command, if it still does. */
    static Model unwaited(Model model, long number) {
        return waiting(model, number).map(model::drop).orElse(model);
    }

    private static Optional<Waiting> waiting(Model model, long number) {
        return model.layer(Waiting.class).filter(layer -> layer.number() == number);
    }
}
