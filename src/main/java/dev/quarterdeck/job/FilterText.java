package dev.quarterdeck.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes filters in the filter language. */
final class FilterText {
    private static final String HARMLESS = "._:/@+-";

    private FilterText() {}

    static String of(Filter filter) {
        if (filter instanceof Filter.All all) {
            return joined(" ", all.terms(), FilterText::of);
        }
        if (filter instanceof Filter.Not not) {
            return "not " + of(not.term());
        }
        if (filter instanceof Filter.Text text) {
            String operator = text.match() == Filter.Match.IS ? "=" : "~";
            return text.field().word() + operator + joined(",", text.values(), FilterText::pattern);
        }
        if (filter instanceof Filter.Number number) {
            return number.field().word() + "=" + joined(",", number.spans(), span -> span(number.field(), span));
        }
        if (filter instanceof Filter.DeadFor dead) {
            return "reason=" + joined(",", dead.reasons(), Reason::word);
        }
        return joined(",", ((Filter.Word) filter).values(), FilterText::bare);
    }

    /** The text with every character percent-encoded that means something to a shell or to the filter language. */
    static String encoded(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || HARMLESS.indexOf(b) >= 0) {
                result.append((char) b);
            } else {
                result.append(String.format("%%%02X", b & 0xFF));
            }
        }
        return result.toString();
    }

    /** A word that stands alone would be read as something else if it looked like it: its first character is encoded. */
    private static String bare(String text) {
        String word = encoded(text);
        if (word.startsWith("%") || BareWord.isText(text)) {
            return word;
        }
        return String.format("%%%02X", (int) word.charAt(0)) + word.substring(1);
    }

    private static String pattern(Filter.Pattern pattern) {
        return joined("*", pattern.parts(), FilterText::encoded);
    }

    private static String span(Filter.NumberField field, Filter.Span span) {
        String from = span.from() == null ? "" : end(field, span.from());
        String to = span.to() == null ? "" : end(field, span.to());
        boolean one = Objects.equals(span.from(), span.to()) && !field.isTime();
        return one ? from : from + ".." + to;
    }

    private static String end(Filter.NumberField field, long value) {
        return switch (field) {
            case ID, ATTEMPTS -> Long.toString(value);
            case PRIORITY -> Priority.ofLevel((int) value).word();
            case AGE, RUN ->
                (value < 0 ? "-" : "")
                        + Durations.format(Duration.ofMillis(value).abs());
        };
    }

    private static <T> String joined(String separator, List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(separator));
    }
}
