package dev.quarterdeck.store.model;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.Span;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.Fingerprint;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a selection means, in plain Java and without a thought for speed. */
public final class FilterModel {

    private FilterModel() {}

    public static boolean matches(Selection selection, Job job, String payload) {
        return (selection.states().isEmpty() || selection.states().contains(job.state()))
                && (selection.ids().isEmpty() || selection.ids().contains(job.id()))
                && matches(selection.filter(), job, payload, selection.now());
    }

    static boolean matches(Filter filter, Job job, String payload, Instant now) {
        if (filter instanceof Filter.All all) {
            return all.terms().stream().allMatch(term -> matches(term, job, payload, now));
        } else if (filter instanceof Filter.Not not) {
            return !matches(not.term(), job, payload, now);
        } else if (filter instanceof Filter.Text text) {
            String value = text(text.field(), job, payload);
            return text.values().stream().anyMatch(pattern -> matches(text.match(), pattern, value));
        } else if (filter instanceof Filter.Number number) {
            long value = number(number.field(), job, now);
            return number.spans().stream().anyMatch(span -> within(span, value));
        } else if (filter instanceof Filter.DeadFor dead) {
            return job.reason() != null && dead.reasons().contains(job.reason());
        } else if (filter instanceof Filter.Cause cause) {
            return job.error() != null && cause.fingerprints().contains(Fingerprint.of(job.type(), job.error()));
        } else if (filter instanceof Filter.Word word) {
            return word.values().stream().anyMatch(value -> Stream.of(TextField.TYPE, TextField.NAME, TextField.ERROR)
                    .anyMatch(field -> contains(text(field, job, payload), value)));
        }
        throw new AssertionError("a filter that the model does not know: " + filter);
    }

    private static boolean matches(Match match, Pattern pattern, @Nullable String value) {
        if (value == null) {
            return false;
        }
        if (match == Match.CONTAINS) {
            String somewhere = "*" + lower(String.join("*", pattern.parts())) + "*";
            return wildcards(List.of(somewhere.split("\\*", -1)), lower(value));
        }
        return wildcards(pattern.parts(), value);
    }

    /** The first part at the start, the last at the end, the others in this order in between. */
    private static boolean wildcards(List<String> parts, String value) {
        if (parts.size() == 1) {
            return value.equals(parts.get(0));
        }
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (!value.startsWith(first) || value.length() < first.length() + last.length() || !value.endsWith(last)) {
            return false;
        }
        String rest = value.substring(first.length(), value.length() - last.length());
        for (String part : parts.subList(1, parts.size() - 1)) {
            int at = rest.indexOf(part);
            if (at < 0) {
                return false;
            }
            rest = rest.substring(at + part.length());
        }
        return true;
    }

    private static boolean contains(@Nullable String value, String part) {
        return value != null && lower(value).contains(lower(part));
    }

    /** Lower case for the letters A to Z and for no others. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + 32));
            }
        }
        return lower.toString();
    }

    private static boolean within(Span span, long value) {
        return (span.from() == null || value >= span.from()) && (span.to() == null || value <= span.to());
    }

    private static @Nullable String text(TextField field, Job job, String payload) {
        return switch (field) {
            case TYPE -> job.type();
            case QUEUE -> job.queue();
            case NAME -> job.name();
            case KEY -> job.key();
            case WORKER -> job.worker();
            case ERROR -> job.error();
            case PAYLOAD -> payload;
        };
    }

    private static long number(NumberField field, Job job, Instant now) {
        return switch (field) {
            case ID -> job.id();
            case ATTEMPTS -> job.attempts();
            case PRIORITY -> job.priority().level();
            case AGE -> job.ageAt(now).toMillis();
            case RUN -> Duration.between(now, job.runAt()).toMillis();
        };
    }
}
