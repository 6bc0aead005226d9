package dev.quarterdeck.console;

import java.util.List;

/** Runs typed commands and shows what they say. */
final class Lines {
    private Lines() {}

    static Next run(Model model, String line) {
        Lane lane = Lane.of(Lane.Kind.COMMAND);
        Model noted = model.with(model.work().typed(line)).say(Notice.NONE);
        Next next = Refresh.ask(noted, lane, line, number -> new Effect.RunCommand(lane, number, line));
        String verb = line.split(" ", 2)[0];
        Work.Running running = new Work.Running(next.model().feed().serial(), verb, 0, 0, false);
        return new Next(next.model().with(noted.work().running(running)), next.effects());
    }

    /** A running command asks; its answer goes back to it. */
    static Next asked(Model model, Msg.Asked asked) {
        return Next.of(
                model.push(new Question(asked.question(), asked.warnings(), "", new Deed.Reply(asked.number()))));
    }

    /** The command has ended: one line of output goes to the status line, more is there to be read. */
    static Next ended(Model model, String line, int exitCode, List<String> output) {
        Work work = model.work().running(null);
        String outcome = output.size() == 1 ? output.get(0) : "typed";
        Model after = model.with(exitCode == 0 ? work.did(new Work.Done(model.now(), line, outcome)) : work)
                .with(model.feed().outdated());
        if (output.size() > 1) {
            return Next.of(after.push(Reader.output(line, output)));
        }
        String text = output.isEmpty() ? line + ": done" : output.get(0);
        return Next.of(after.say(exitCode == 0 ? Notice.good(text) : Notice.bad(text)));
    }
}
