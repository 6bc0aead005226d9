package dev.quarterdeck.completion;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Knows the words of a selection: states, ids, filter terms. */
final class SelectionSuggestions {
    private static final int LIST = 4;

    private final Known known;

    SelectionSuggestions(Known known) {
        this.known = known;
    }

    List<Suggestion> of(String word) {
        int sign = word.indexOf('=');
        if (sign > 0) {
            return term(word, word.substring(0, sign), sign + 1);
        }
        return Stream.of(
                        states(word),
                        fields(),
                        Stream.of(Suggestion.of("not")),
                        known.ids().map(Suggestion::of))
                .flatMap(words -> words)
                .toList();
    }

    /** The words of a filter: jobs of certain states are chosen elsewhere. */
    List<Suggestion> ofFilter(String word) {
        int sign = word.indexOf('=');
        return sign > 0
                ? term(word, word.substring(0, sign), sign + 1)
                : Stream.concat(fields(), Stream.of(Suggestion.of("not"))).toList();
    }

    /** States, and lists of them: {@code done,} goes on with the others. */
    private static Stream<Suggestion> states(String word) {
        String before = word.substring(0, word.lastIndexOf(',') + 1);
        List<String> said = List.of(before.split(","));
        return said.size() >= LIST
                ? Stream.empty()
                : Arrays.stream(JobState.values())
                        .map(JobState::word)
                        .filter(state -> !said.contains(state))
                        .map(state -> Suggestion.of(before + state));
    }

    private static Stream<Suggestion> fields() {
        return Stream.of(
                        Arrays.stream(TextField.values()).map(field -> field.word() + "="),
                        Arrays.stream(TextField.values()).map(field -> field.word() + "~"),
                        Stream.of("reason=", "fingerprint="),
                        Arrays.stream(NumberField.values()).map(field -> field.word() + "="))
                .flatMap(words -> words)
                .map(Suggestion::begun);
    }

    /** Values of a field; what the word has of a list of values stays. */
    private List<Suggestion> term(String word, String field, int start) {
        String before = word.substring(0, Math.max(start, word.lastIndexOf(',') + 1));
        return values(field).map(value -> Suggestion.of(before + value)).toList();
    }

    private Stream<String> values(String field) {
        return switch (field) {
            case "type" -> known.types().map(type -> encoded(TextField.TYPE, type));
            case "queue" -> known.queues().map(queue -> encoded(TextField.QUEUE, queue));
            case "worker" -> known.workers().map(worker -> encoded(TextField.WORKER, worker));
            case "id" -> known.ids();
            case "fingerprint" -> known.fingerprints();
            case "reason" -> Arrays.stream(Reason.values()).map(Reason::word);
            case "priority" -> Arrays.stream(Priority.values()).map(Priority::word);
            default -> Stream.empty();
        };
    }

    /** The value as a filter writes it, with every character encoded that needs to be. */
    private static String encoded(TextField field, String value) {
        var term = new Filter.Text(field, Filter.Match.IS, List.of(Filter.Pattern.exactly(value)));
        return term.canonical().substring(field.word().length() + 1);
    }
}
