package dev.quarterdeck.console;

import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.text.Ages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An operation whose jobs are being counted before it is asked for.
 *
 * @param note what the question has to say besides
 * @param sinceMillis when it began, on the monotonic clock
 * @param keys pressed in the meantime: they wait for the question, for nobody means a pane with them
 */
record Counting(Operation operation, String note, long sinceMillis, List<Key> keys) implements Layer {

    /** What is counted sooner is asked without a flash of something else before it. */
    private static final long SHOWN_AFTER_MILLIS = 150;

    Counting {
        keys = List.copyOf(keys);
    }

    @Override
    public Scope scope() {
        return Scope.COUNTING;
    }

    @Override
    public Next typed(Model model, Key key) {
        var more = new ArrayList<>(keys);
        more.add(key);
        return Next.of(model.swap(new Counting(operation, note, sinceMillis, more)));
    }

    boolean shown(Model model) {
        return model.millis() - sinceMillis >= SHOWN_AFTER_MILLIS;
    }

    /** The count is there: asks, or goes ahead where nothing has to be asked. */
    Next counted(Model model, Frozen frozen) {
        Preview preview = frozen.preview();
        Confirmation confirmation = Confirmation.of(preview);
        if (preview.affected() == 0) {
            return Next.of(model.pop().say(Notice.hint(nothing(preview))));
        }
        if (confirmation.kind() == Confirmation.Kind.NONE) {
            return new Deed.Operate(frozen).perform(model.pop());
        }
        Model asked = model.swap(Question.of(frozen, confirmation, note, model));
        return keys.stream().reduce(Next.of(asked), Counting::waited, (first, second) -> second);
    }

    /** A key that waited goes to the question; what comes after its answer goes nowhere. */
    private static Next waited(Next next, Key key) {
        boolean open = next.model().top().filter(Question.class::isInstance).isPresent();
        return open ? next.then(model -> Update.key(model, key)) : next;
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
