package dev.quarterdeck.job;

import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes filters in the filter language. */
final class FilterText {
    private static final String HARMLESS = "._:/@+-";

    private FilterText() {}

    static String of(Filter filter) {
        if (filter instanceof Filter.All all) {
            return all.terms().stream().map(FilterText::of).collect(Collectors.joining(" "));
        }
        if (filter instanceof Filter.Not not && !(not.term() instanceof Filter.All)) {
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
        if (filter instanceof Filter.Word word) {
            return list(word.values(), FilterText::bare);
        }
        throw unsayable(filter);
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
        Long from = span.from();
        Long to = span.to();
        if (from == null && to == null || from != null && to != null && from > to) {
            throw unsayable(span);
        }
        if (Objects.equals(from, to) && !Spans.isTime(field)) {
            return end(field, from);
        }
        return end(field, from) + ".." + end(field, to);
    }

    private static String end(NumberField field, @Nullable Long value) {
        if (value == null) {
            return "";
        }
        if (value < Spans.least(field) || value > Spans.most(field)) {
            throw unsayable(field + " " + value);
        }
        return switch (field) {
            case ID, ATTEMPTS -> Long.toString(value);
            case PRIORITY -> Priority.ofLevel(value.intValue()).word();
            case AGE, RUN ->
                (value < 0 ? "-" : "")
                        + Durations.format(Duration.ofMillis(value).abs());
        };
    }

    /** The texts of the values with commas between; there must be one, and none may be empty. */
    private static <T> String list(List<T> values, Function<T, String> text) {
        List<String> texts = values.stream().map(text).toList();
        if (texts.isEmpty() || texts.contains("")) {
            throw unsayable(values);
        }
        return String.join(",", texts);
    }

    private static String percent(byte b) {
        return String.format("%%%02X", b & 0xFF);
    }

    private static IllegalStateException unsayable(Object part) {
        return new IllegalStateException("no words of the filter language say " + part + ". Indicates a bug.");
    }
}
