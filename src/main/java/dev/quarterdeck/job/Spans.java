package dev.quarterdeck.job;

import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads numbers, priorities and durations, and ranges of them. */
final class Spans {
    private static final List<String> PRIORITIES =
            Stream.of(Priority.values()).map(Priority::word).toList();
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");

    private Spans() {}

    /** The spans of a list with commas, each one value or a range with two dots. */
    static List<Span> list(NumberField field, String list, String word) {
        List<Span> spans = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            spans.add(one(field, part, word));
        }
        return spans;
    }

    private static Span one(NumberField field, String text, String word) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            long value = end(field, text, word);
            if (field.isTime()) {
                throw FilterException.in(
                        word,
                        "one moment instead of a range",
                        "did you mean " + field.word() + "=" + text + ".. or " + field.word() + "=.." + text + "?");
            }
            return new Span(value, value);
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        if (from.isEmpty() && to.isEmpty()) {
            throw FilterException.in(
                    word, "a range without ends", "write " + field.word() + "=FROM..TO, FROM.. or ..TO");
        }
        Long least = from.isEmpty() ? null : (Long) end(field, from, word);
        Long most = to.isEmpty() ? null : (Long) end(field, to, word);
        return ascending(least, most, from, to, word);
    }

    private static Span ascending(@Nullable Long least, @Nullable Long most, String from, String to, String word) {
        if (least != null && most != null && least > most) {
            throw FilterException.in(word, "a reversed range", "did you mean " + to + ".." + from + "?");
        }
        return new Span(least, most);
    }

    /** The values above (or below) one, which is included when it is time or when the operator says so. */
    static Span beyond(NumberField field, Operator operator, String text, String word) {
        long value = end(field, text, word);
        long step = operator.includes() || field.isTime() ? 0 : 1;
        if (operator.isUpward()) {
            if (value > field.most() - step) {
                throw FilterException.in(word, "nothing is above " + text, "write " + field.word() + "=" + text);
            }
            return new Span(value + step, null);
        }
        if (value < field.least() + step) {
            throw FilterException.in(word, "nothing is below " + text, "write " + field.word() + "=" + text);
        }
        return new Span(null, value - step);
    }

    private static long end(NumberField field, String text, String word) {
        if (text.isEmpty()) {
            throw FilterException.in(word, "an empty value", "write a value, or leave the comma out");
        }
        return switch (field) {
            case ID, ATTEMPTS -> number(text, word);
            case PRIORITY -> priority(text, word);
            case AGE -> millis(text, word);
            case RUN -> text.startsWith("-") ? -millis(text.substring(1), word) : millis(text, word);
        };
    }

    private static long number(String text, String word) {
        try {
            if (NUMBER.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException tooLarge) {
            throw FilterException.in(
                    word, "too large a number " + FilterException.quoted(text), "the largest is " + Long.MAX_VALUE);
        }
        throw FilterException.in(
                word, FilterException.quoted(text) + " is no whole number", "write digits only, such as 0, 3 or 12403");
    }

    private static long priority(String text, String word) {
        return Priority.ofWord(text)
                .map(Priority::level)
                .orElseThrow(() -> FilterException.in(
                        word, "unknown priority " + FilterException.quoted(text), Nearest.advice(text, PRIORITIES)));
    }

    private static long millis(String text, String word) {
        return Durations.read(text)
                .orElseThrow(() -> FilterException.in(
                        word, FilterException.quoted(text) + " is no duration", Durations.advice(text)))
                .toMillis();
    }
}
