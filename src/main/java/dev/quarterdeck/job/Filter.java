package dev.quarterdeck.job;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition on jobs, as a tree. */
public sealed interface Filter {

    /** Holds for every job. */
    Filter ANY = new All(List.of());

    /** All of these filters as one, without an {@link All} inside an {@link All}. */
    static Filter all(List<Filter> filters) {
        List<Filter> terms = filters.stream()
                .flatMap(filter -> filter instanceof All all ? all.terms().stream() : Stream.of(filter))
                .toList();
        return terms.size() == 1 ? terms.get(0) : new All(terms);
    }

    /**
     * The filter in the filter language, as {@link FilterParser} reads it: terms with blanks between them, none of which
     * needs quoting in a shell. Empty for {@link #ANY}.
     *
     * @throws IllegalStateException when the language cannot say it: {@code not} of several terms, a list of nothing, a
     *     span without ends. The parser builds no such filter.
     */
    default String canonical() {
        return FilterText.of(this);
    }

    /** Every term holds. */
    record All(List<Filter> terms) implements Filter {
        public All {
            terms = List.copyOf(terms);
        }
    }

    /** The term does not hold. A field without a value does not match a term, so it matches its {@code not}. */
    record Not(Filter term) implements Filter {}

    /**
     * A text field matches one of the values.
     *
     * @param values texts in which {@code *} may stand for any run of characters; for {@link Match#CONTAINS} the field
     *     has somewhere in it what the pattern describes
     */
    record Text(TextField field, Match match, List<Pattern> values) implements Filter {
        public Text {
            values = List.copyOf(values);
        }
    }

    /** A number lies in one of the spans. */
    record Number(NumberField field, List<Span> spans) implements Filter {
        public Number {
            spans = List.copyOf(spans);
        }
    }

    /** It is dead for one of the reasons. */
    record DeadFor(List<Reason> reasons) implements Filter {
        public DeadFor {
            reasons = List.copyOf(reasons);
        }
    }

    /** Type, name or error contains one of the texts. */
    record Word(List<String> values) implements Filter {
        public Word {
            values = List.copyOf(values);
        }
    }

    /**
     * A text in which wildcards may stand: the literal parts between them, in order. One part and no wildcard is an
     * exact text; {@code ["mail.", ""]} is {@code mail.*}.
     */
    record Pattern(List<String> parts) {
        public Pattern {
            parts = List.copyOf(parts);
        }

        public static Pattern exactly(String text) {
            return new Pattern(List.of(text));
        }

        public boolean exact() {
            return parts.size() == 1;
        }
    }

    /** From and to, both included, in the field's unit; null is open. */
    record Span(@Nullable Long from, @Nullable Long to) {}

    /** The fields of text. {@code IS} compares exactly; {@code CONTAINS} ignores the case of ASCII letters. */
    enum TextField {
        TYPE,
        QUEUE,
        NAME,
        KEY,
        WORKER,
        ERROR,
        PAYLOAD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a text is compared. */
    enum Match {
        IS,
        CONTAINS
    }

    /** The fields of number and time. */
    enum NumberField {
        ID,
        ATTEMPTS,
        /** In levels, 1 to 4. */
        PRIORITY,
        /** Milliseconds since the job entered its state. */
        AGE,
        /** Milliseconds until the job may run; negative when that has passed. */
        RUN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
