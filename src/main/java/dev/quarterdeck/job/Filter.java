package dev.quarterdeck.job;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition on jobs, as a tree. What the filter language cannot say cannot be built. */
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
    record Not(Filter term) implements Filter {
        public Not {
            if (term instanceof All) {
                throw new IllegalArgumentException("expected one term to negate, got: " + term);
            }
        }
    }

    /**
     * A text field matches one of the values.
     *
     * @param values texts in which {@code *} may stand for any run of characters; for {@link Match#CONTAINS} the field
     *     has somewhere in it what the pattern describes
     */
    record Text(TextField field, Match match, List<Pattern> values) implements Filter {
        public Text {
            values = oneOrMore(values);
        }
    }

    /** A number lies in one of the spans. */
    record Number(NumberField field, List<Span> spans) implements Filter {
        public Number {
            spans = oneOrMore(spans);
            for (Span span : spans) {
                if (!field.holds(span.from()) || !field.holds(span.to())) {
                    throw new IllegalArgumentException("expected " + field.word() + " from " + field.least + " to "
                            + field.most + ", got: " + span);
                }
            }
        }
    }

    /** It is dead for one of the reasons. */
    record DeadFor(List<Reason> reasons) implements Filter {
        public DeadFor {
            reasons = oneOrMore(reasons);
        }
    }

    /**
     * Its last error has one of these causes.
     *
     * @param fingerprints as {@link Fingerprint} writes them
     */
    record Cause(List<String> fingerprints) implements Filter {
        public Cause {
            fingerprints = oneOrMore(fingerprints);
            if (!fingerprints.stream().allMatch(Fingerprint::isOne)) {
                throw new IllegalArgumentException("expected fingerprints, got: " + fingerprints);
            }
        }
    }

    /** Type, name or error contains one of the texts. */
    record Word(List<String> values) implements Filter {
        public Word {
            values = oneOrMore(values);
            if (values.contains("")) {
                throw new IllegalArgumentException("expected words of at least one character, got: " + values);
            }
        }
    }

    /**
     * A text in which wildcards may stand: the literal parts between them, in order. One part and no wildcard is an
     * exact text; {@code ["mail.", ""]} is {@code mail.*}.
     */
    record Pattern(List<String> parts) {
        public Pattern {
            parts = withoutRepeatedWildcards(parts);
            if (parts.size() > 1 && parts.stream().anyMatch(part -> part.indexOf('\0') >= 0)) {
                throw new IllegalArgumentException("expected no U+0000 beside a wildcard, got one");
            }
            if (parts.isEmpty() || parts.equals(List.of(""))) {
                throw new IllegalArgumentException("expected a pattern of at least one character, got none");
            }
        }

        public static Pattern exactly(String text) {
            return new Pattern(List.of(text));
        }

        public boolean exact() {
            return parts.size() == 1;
        }

        /** {@code a**b} says what {@code a*b} says. */
        private static List<String> withoutRepeatedWildcards(List<String> parts) {
            int last = parts.size() - 1;
            return IntStream.rangeClosed(0, last)
                    .filter(i -> i == 0 || i == last || !parts.get(i).isEmpty())
                    .mapToObj(parts::get)
                    .toList();
        }
    }

    /** From and to, both included, in the field's unit; null is open, but not at both ends. */
    record Span(@Nullable Long from, @Nullable Long to) {
        public Span {
            if (from == null && to == null) {
                throw new IllegalArgumentException("expected a span with at least one end, got none");
            }
            if (from != null && to != null && from > to) {
                throw new IllegalArgumentException("expected a span that ascends, got: " + from + " to " + to);
            }
        }
    }

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
        ID(0, Long.MAX_VALUE),
        ATTEMPTS(0, Long.MAX_VALUE),
        /** In levels, 1 to 4. */
        PRIORITY(1, 4),
        /** Milliseconds since the job entered its state. */
        AGE(0, Long.MAX_VALUE),
        /** Milliseconds until the job may run; negative when that has passed. */
        RUN(-Long.MAX_VALUE, Long.MAX_VALUE);

        private final long least;
        private final long most;

        NumberField(long least, long most) {
            this.least = least;
            this.most = most;
        }

        /** The lowest value that can be asked for. */
        public long least() {
            return least;
        }

        /** The highest value that can be asked for. */
        public long most() {
            return most;
        }

        private boolean holds(@Nullable Long value) {
            return value == null || value >= least && value <= most;
        }

        /** Measured in milliseconds: a single value would match next to nothing, so only ranges are said. */
        public boolean isTime() {
            return this == AGE || this == RUN;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static <T> List<T> oneOrMore(List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected one value or more, got none");
        }
        return List.copyOf(values);
    }
}
