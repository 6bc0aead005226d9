package dev.quarterdeck.console;

import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * A question that only {@code y} answers with yes.
 *
 * @param question one line that ends in {@code (y/N)}
 * @param remarks what else should be known
 * @param command the command that does the same; empty when there is none
 */
record Question(String question, List<String> remarks, String command, Deed deed) implements Layer {

    Question {
        remarks = List.copyOf(remarks);
    }

    /** The question before an operation on many jobs. */
    static Question of(Frozen frozen, Confirmation confirmation, String note, Model model) {
        Preview preview = frozen.preview();
        var remarks = new ArrayList<String>();
        if (!note.isEmpty()) {
            remarks.add(note);
        }
        confirmation.warnings().forEach(line -> remarks.add(SafeText.line(line)));
        Span span = Span.of(preview, model);
        if (preview.matched() > 1) {
            remarks.add("oldest " + span.oldest() + " ago, newest " + span.newest() + " ago");
        }
        return new Question(
                SafeText.line(confirmation.question()),
                remarks,
                SafeText.line(preview.operation().command()),
                new Deed.Operate(frozen));
    }

    static Question queue(String queue, boolean pause) {
        String name = SafeText.line(queue);
        return new Question(
                (pause ? "pause queue " : "resume queue ") + name + "? (y/N)",
                List.of(pause ? "its jobs wait until it is resumed" : "its jobs are claimed again"),
                (pause ? "pause " : "resume ") + name,
                new Deed.SwitchQueue(queue, pause));
    }

    static Question quit(Work.Running running) {
        return new Question(
                "stop and quit? (y/N)",
                List.of(running.verb() + " is running; what it has done so far is kept"),
                "",
                new Deed.Quit());
    }

    @Override
    public Scope scope() {
        return Scope.QUESTION;
    }

    Next yes(Model model) {
        return deed.perform(model.pop());
    }

    Next no(Model model) {
        return deed.refuse(model.pop());
    }

    /** Ages of the oldest and the newest. */
    record Span(String oldest, String newest) {
        static Span of(Preview preview, Model model) {
            return new Span(age(preview.oldest(), model), age(preview.newest(), model));
        }

        private static String age(java.time.@org.jspecify.annotations.Nullable Instant since, Model model) {
            return since == null ? "-" : Times.brief(Times.since(since, model.now()));
        }
    }
}
