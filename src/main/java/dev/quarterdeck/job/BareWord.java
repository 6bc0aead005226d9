package dev.quarterdeck.job;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a word without field and operator may mean. Only a plain word, one without quotes, percent signs and
 * operators, can be anything but a text to search for.
 */
final class BareWord {
    private static final List<String> STATES =
            Stream.of(JobState.values()).map(JobState::word).toList();

    private static final Pattern ID_OR_RANGE = Pattern.compile("[0-9]+(?:\\.\\.[0-9]*)?|\\.\\.[0-9]+");
    private static final Pattern WITH_THOUSANDS_SEPARATORS = Pattern.compile("[1-9][0-9]{0,2}(?:,[0-9]{3})++");

    /** No filter tells them from other locked jobs; the verb that takes them does, by itself. */
    private static final String ORPHANS = "unlock locked";

    /** Words for sets of jobs that are not states, and how to say them. */
    private static final Map<String, String> OTHER_WAYS = Map.of(
            "all", "--all",
            "ready", "pending run=..0s",
            "scheduled", "pending run=0s..",
            "exhausted", "reason=exhausted",
            "unprocessable", "reason=unprocessable",
            "orphan", ORPHANS,
            "orphans", ORPHANS,
            "orphaned", ORPHANS,
            "cancelled", "reason=cancelled");

    private static final Set<String> JOINING = Set.of("and", "or");

    private BareWord() {}

    static boolean isPlain(String word) {
        return word.chars().noneMatch(c -> "%'\"=~<>".indexOf(c) >= 0);
    }

    static boolean isNot(String word) {
        return word.equalsIgnoreCase("not");
    }

    /** Whether the text, written plainly as a word, is understood as a text wherever it stands. */
    static boolean isText(String text) {
        return !isNot(text)
                && !JOINING.contains(text.toLowerCase(Locale.ROOT))
                && !text.startsWith("-")
                && !text.startsWith("@")
                && !isIdOrRange(text)
                && fieldOfRange(text).isEmpty()
                && otherThanText(text).isEmpty();
    }

    /** Whether the word names states: one, or several with commas. One state is enough to take all of it for states. */
    static boolean namesStates(String word) {
        return isPlain(word)
                && parts(word).stream().anyMatch(part -> JobState.ofWord(part).isPresent());
    }

    /** The states that a word names. */
    static List<JobState> states(String word) {
        return parts(word).stream()
                .map(part -> JobState.ofWord(part)
                        .orElseThrow(() -> FilterException.in(
                                word, "unknown state " + FilterException.quoted(part), Nearest.advice(part, STATES))))
                .toList();
    }

    /** Whether the word is an id or a range of ids, or a list in which there is one. */
    static boolean namesIds(String word) {
        return isPlain(word) && parts(word).stream().anyMatch(BareWord::isIdOrRange);
    }

    /** The spans of ids that a word names. */
    static List<Filter.Span> ids(String word) {
        if (WITH_THOUSANDS_SEPARATORS.matcher(word).matches()) {
            throw new FilterException(
                    word,
                    FilterException.quoted(word) + " can be one id or several: write "
                            + FilterException.shown(word.replace(",", "")) + ", or "
                            + FilterException.shown(word.replace(',', ' ')));
        }
        return Spans.list(Filter.NumberField.ID, word, word);
    }

    /** Refuses a word that was hardly meant as a text: the name of a state, a field or a reason, or nearly so. */
    static void refuseUnlessText(String word) {
        for (String part : parts(word)) {
            Optional<String> meant = otherThanText(part);
            if (meant.isPresent()) {
                throw new FilterException(
                        word,
                        FilterException.quoted(part) + " is neither a state nor a term: did you mean " + meant.get()
                                + "? For a text search write error~" + FilterText.encoded(part));
            }
        }
    }

    /** Refuses words that people put between terms: searched for as texts they would leave next to nothing. */
    static void refuseJoining(String word) {
        if (JOINING.contains(word.toLowerCase(Locale.ROOT))) {
            throw new FilterException(
                    word,
                    "all terms have to hold, so " + FilterException.quoted(word) + " is not said between them; one of"
                            + " several is written with commas, such as type=a,b or done,dead. For a text search write"
                            + " error~" + FilterText.encoded(word));
        }
    }

    /** Refuses a range that names no ids but could belong to a field: {@code 1h..}. */
    static void refuseRangeWithoutField(String word) {
        for (String part : isPlain(word) ? parts(word) : List.<String>of()) {
            fieldOfRange(part).ifPresent(field -> {
                throw FilterException.in(
                        word,
                        "a range without a field",
                        "did you mean " + field + "=" + FilterException.shown(part) + "?");
            });
        }
    }

    private static Optional<String> fieldOfRange(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return Optional.empty();
        }
        String end = dots == 0 ? text.substring(2) : text.substring(0, dots);
        if (Durations.read(end).isPresent()) {
            return Optional.of(Filter.NumberField.AGE.word());
        }
        return Priority.ofWord(end).map(priority -> Filter.NumberField.PRIORITY.word());
    }

    private static boolean isIdOrRange(String text) {
        return ID_OR_RANGE.matcher(text).matches();
    }

    private static Optional<String> otherThanText(String text) {
        String otherWay = OTHER_WAYS.get(text.toLowerCase(Locale.ROOT));
        if (otherWay != null) {
            return Optional.of(otherWay);
        }
        return Nearest.to(text, STATES).or(() -> Nearest.to(text, Fields.WORDS).map(field -> field + "=..."));
    }

    private static List<String> parts(String word) {
        return Arrays.asList(word.split(",", -1));
    }
}
