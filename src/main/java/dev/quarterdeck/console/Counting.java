package dev.quarterdeck.console;

import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.text.Ages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something whose jobs are being counted before it is asked for.
 *
 * @param command the command that does the same
 * @param note what the question has to say besides
 * @param asks whether it asks even where the operation does not demand it
 * @param sinceMillis when it began, on the monotonic clock
 * @param ahead the keys that were pressed in the meantime
 */
record Counting(String command, String note, boolean asks, long sinceMillis, List<Key> ahead) implements Layer {

    /** What is counted sooner is asked without a flash of something else before it. */
    private static final long SHOWN_AFTER_MILLIS = 150;

    Counting {
        ahead = List.copyOf(ahead);
    }

    static Counting of(String command, String note, boolean asks, Model model) {
        return new Counting(command, note, asks, model.millis(), List.of());
    }

    @Override
    public Scope scope() {
        return Scope.COUNTING;
    }

    /** The key is no pane's, for the person has turned to the question: it waits for it. */
    @Override
    public Next typed(Model model, Key key) {
        List<Key> keys = Stream.concat(ahead.stream(), Stream.of(key)).toList();
        return Next.of(model.swap(new Counting(command, note, asks, sinceMillis, keys)));
    }

    boolean shown(Model model) {
        return model.millis() - sinceMillis >= SHOWN_AFTER_MILLIS;
    }

    /** The count is there: asks, or goes ahead where nothing has to be asked. */
    Next counted(Model model, Frozen frozen) {
        Preview preview = frozen.preview();
        if (preview.affected() == 0) {
            return Next.of(model.pop().say(Notice.hint(nothing(preview))));
        }
        Confirmation confirmation = Confirmation.of(preview, ", u undoes it");
        return answered(model, Question.of(frozen, asks ? confirmation.asked(preview) : confirmation, note, model));
    }

    /** What has to be asked is known: asks it, or goes ahead where that is nothing. */
    Next answered(Model model, Question question) {
        return question.confirmation().kind() == Confirmation.Kind.NONE
                ? question.deed().perform(model.pop())
                : ask(model, question);
    }

    /**
     * One key that waited is the answer of somebody who knows what comes. Several are a word that was meant for something
     * else, and a {@code y} in it must not purge.
     */
    private Next ask(Model model, Question question) {
        Model asked = model.swap(question);
        if (ahead.isEmpty()) {
            return Next.of(asked);
        }
        if (ahead.size() > 1 || question.hasField()) {
            return Next.of(model.swap(question.after(model.feed().keyAtMillis())));
        }
        return ahead.get(0).is('y') ? question.yes(asked) : question.no(asked);
    }

    private static String nothing(Preview preview) {
        String verb = preview.operation().bare() + preview.operation().after();
        Map<String, Long> skipped = preview.skipped();
        return skipped.isEmpty()
                ? "nothing to " + verb + ": no job matches"
                : "nothing to " + verb + ": "
                        + skipped.entrySet().stream()
                                .map(entry -> Ages.number(entry.getValue()) + " " + entry.getKey())
                                .collect(Collectors.joining(", "));
    }
}
