package dev.quarterdeck.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that may stand before an operator. */
final class Fields {
    static final String REASON = "reason";
    static final String FINGERPRINT = "fingerprint";

    static final List<String> WORDS = Stream.of(
                    Stream.of(Filter.TextField.values()).map(Filter.TextField::word),
                    Stream.of(REASON, FINGERPRINT),
                    Stream.of(Filter.NumberField.values()).map(Filter.NumberField::word))
            .flatMap(words -> words)
            .toList();

    private static final List<String> REASONS =
            Stream.of(Reason.values()).map(Reason::word).toList();

    private Fields() {}

    /** The field that a word names, whatever its case. */
    static Optional<Filter.TextField> text(String word) {
        return Stream.of(Filter.TextField.values())
                .filter(field -> field.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The field that a word names, whatever its case. */
    static Optional<Filter.NumberField> number(String word) {
        return Stream.of(Filter.NumberField.values())
                .filter(field -> field.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The fingerprints of a list with commas, whatever their case. */
    static List<String> fingerprints(String list, String word) {
        return Stream.of(list.split(",", -1))
                .map(part -> part.toLowerCase(Locale.ROOT))
                .peek(part -> refuseUnlessFingerprint(part, word))
                .toList();
    }

    private static void refuseUnlessFingerprint(String part, String word) {
        if (!Fingerprint.isOne(part)) {
            throw FilterException.in(
                    word,
                    FilterException.quoted(part) + " is no fingerprint",
                    "write 12 hexadecimal digits, as qdeck errors shows them");
        }
    }

    /** The reasons of a list with commas. */
    static List<Reason> reasons(String list, String word) {
        return Stream.of(list.split(",", -1))
                .map(part -> Reason.ofWord(part)
                        .orElseThrow(() -> FilterException.in(
                                word, "unknown reason " + FilterException.quoted(part), Nearest.advice(part, REASONS))))
                .toList();
    }
}
