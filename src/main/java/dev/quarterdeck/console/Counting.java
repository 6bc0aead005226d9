package dev.quarterdeck.console;

import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.text.Ages;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An operation whose jobs are being counted before it is asked for.
 *
 * @param note what the question has to say besides
 * @param sinceMillis when it began, on the monotonic clock
 * @param ahead whether a key was pressed in the meantime
 */
record Counting(Operation operation, String note, long sinceMillis, boolean ahead) implements Layer {

    /** What is counted sooner is asked without a flash of something else before it. */
    private static final long SHOWN_AFTER_MILLIS = 150;

    @Override
    public Scope scope() {
        return Scope.COUNTING;
    }

    /**
     * The key is no pane's, for the person has turned to the question; but it is no answer either, not even a no: nobody
     * answers what cannot be read yet.
     */
    @Override
    public Next typed(Model model, Key key) {
        return Next.of(model.swap(new Counting(operation, note, sinceMillis, true)));
    }

    boolean shown(Model model) {
        return model.millis() - sinceMillis >= SHOWN_AFTER_MILLIS;
    }

    /** The count is there: asks, or goes ahead where nothing has to be asked. */
    Next counted(Model model, Preview preview) {
        Confirmation confirmation = Confirmation.of(preview);
        if (preview.affected() == 0) {
            return Next.of(model.pop().say(Notice.hint(nothing(preview))));
        }
        if (confirmation.kind() == Confirmation.Kind.NONE) {
            return new Deed.Operate(operation).perform(model.pop());
        }
        Question question = Question.of(preview, confirmation, note, model);
        return Next.of(model.swap(ahead ? question.after(model.feed().keyAtMillis()) : question));
    }

    private static String nothing(Preview preview) {
        String verb = preview.operation().verb().word();
        Map<String, Long> skipped = preview.skipped();
        return skipped.isEmpty()
                ? "nothing to " + verb + ": no job matches"
                : "nothing to " + verb + ": "
                        + skipped.entrySet().stream()
                                .map(entry -> Ages.number(entry.getValue()) + " " + entry.getKey())
                                .collect(Collectors.joining(", "));
    }
}
