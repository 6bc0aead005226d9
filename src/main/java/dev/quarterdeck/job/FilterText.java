package dev.quarterdeck.job;

import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes filters in the filter language. */
final class FilterText {
    private static final String HARMLESS = "._:/@+-";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FilterText() {}

    static String of(Filter filter) {
        if (filter instanceof Filter.All all) {
            return all.terms().stream().map(FilterText::of).collect(Collectors.joining(" "));
        }
        if (filter instanceof Filter.Not not) {
            return "not " + of(not.term());
        }
        if (filter instanceof Filter.Text text) {
            String operator = text.match() == Match.IS ? "=" : "~";
            return text.field().word() + operator + list(text.values(), FilterText::pattern);
        }
        if (filter instanceof Filter.Number number) {
            return number.field().word() + "=" + list(number.spans(), span -> span(number.field(), span));
        }
        if (filter instanceof Filter.DeadFor dead) {
            return Fields.REASON + "=" + list(dead.reasons(), Reason::word);
        }
        if (filter instanceof Filter.Cause cause) {
            return Fields.FINGERPRINT + "=" + String.join(",", cause.fingerprints());
        }
        return list(((Filter.Word) filter).values(), FilterText::bare);
    }

    /** The text with every character percent-encoded that means something to a shell or to the filter language. */
    static String encoded(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || HARMLESS.indexOf(b) >= 0) {
                result.append((char) b);
            } else {
                result.append(percent(b));
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
        return percent((byte) word.charAt(0)) + word.substring(1);
    }

    private static String pattern(Pattern pattern) {
        return pattern.parts().stream().map(FilterText::encoded).collect(Collectors.joining("*"));
    }

    private static String span(NumberField field, Span span) {
        String from = span.from() == null ? "" : end(field, span.from());
        String to = span.to() == null ? "" : end(field, span.to());
        return from.equals(to) && !field.isTime() ? from : from + ".." + to;
    }

    private static String end(NumberField field, long value) {
        return switch (field) {
            case ID, ATTEMPTS -> Long.toString(value);
            case PRIORITY -> Priority.ofLevel((int) value).word();
            case AGE, RUN ->
                (value < 0 ? "-" : "")
                        + Durations.format(Duration.ofMillis(value).abs());
        };
    }

    private static <T> String list(List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(","));
    }

    private static String percent(byte b) {
        return "%" + HEX.toHexDigits(b);
    }
}
