package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.Span;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.shared.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles filters for one table; a field that its owner does not keep is refused by its name. */
final class FilterSql {
    private final SourceSql table;
    private final long nowMillis;

    FilterSql(SourceSql table, Instant now) {
        this.table = table;
        this.nowMillis = now.toEpochMilli();
    }

    Predicate compile(Filter filter) {
        if (filter instanceof Filter.All all) {
            return Predicate.all(all.terms().stream().map(this::compile).toList());
        } else if (filter instanceof Filter.Not not) {
            return compile(not.term()).not();
        } else if (filter instanceof Filter.Text text) {
            String column = kept(Field.valueOf(text.field().name()));
            return Predicate.any(text.values().stream()
                    .map(value -> text(column, text.match(), value))
                    .toList());
        } else if (filter instanceof Filter.Number number) {
            return Predicate.any(number.spans().stream()
                    .map(span -> span(number.field(), span))
                    .toList());
        } else if (filter instanceof Filter.DeadFor deadFor) {
            return table.any(rule -> rule.reason() != null && deadFor.reasons().contains(rule.reason()));
        } else if (filter instanceof Filter.Cause cause) {
            return cause(cause.fingerprints());
        } else if (filter instanceof Filter.Word word) {
            return Predicate.any(word.values().stream().map(this::word).toList());
        }
        throw new IllegalStateException("no SQL for " + filter.getClass().getSimpleName() + ". Indicates a bug.");
    }

    private String kept(Field field) {
        Generation generation = table.source().generation();
        if (generation.field(field).isEmpty()) {
            String why = field == Field.PAYLOAD && !generation.opaque().isEmpty()
                    ? "its payloads cannot be read (" + generation.opaque() + ")"
                    : "it keeps no " + field.word() + " of its jobs";
            throw new StoreException.Unsupported("a file of " + generation.title() + " cannot be searched by "
                    + field.word() + ": " + why + "; leave that term out");
        }
        return table.field(field);
    }

    private static Predicate text(String column, Match match, Pattern value) {
        if (match == Match.CONTAINS) {
            return contains(column, value.parts());
        }
        if (value.exact()) {
            return Predicate.of(column + " = ?", value.parts().get(0));
        }
        return Predicate.of(
                column + " GLOB ?",
                value.parts().stream().map(FilterSql::globLiteral).collect(Collectors.joining("*")));
    }

    private Predicate cause(List<String> fingerprints) {
        String marks = fingerprints.stream().map(each -> "?").collect(Collectors.joining(", "));
        String function = CauseFunction.sql(table.field(Field.TYPE), kept(Field.ERROR));
        return new Predicate(function + " IN (" + marks + ")", List.copyOf(fingerprints));
    }

    private Predicate word(String text) {
        return Predicate.any(Stream.of(Field.TYPE, Field.NAME, Field.ERROR)
                .map(field -> contains("coalesce(" + table.field(field) + ", '')", List.of(text)))
                .toList());
    }

    /** LIKE takes U+0000 for the end of what is looked for: everything would contain it. */
    private static Predicate contains(String column, List<String> parts) {
        if (parts.size() == 1 && parts.get(0).indexOf('\0') >= 0) {
            return Predicate.of("instr(lower(" + column + "), lower(?)) > 0", parts.get(0));
        }
        String pattern = parts.stream().map(FilterSql::likeLiteral).collect(Collectors.joining("%", "%", "%"));
        // Not a backslash: JDBI takes that for an escape of its own and misses the question marks after it.
        return Predicate.of(column + " LIKE ? ESCAPE '~'", pattern);
    }

    private static String likeLiteral(String part) {
        return part.replace("~", "~~").replace("%", "~%").replace("_", "~_");
    }

    private static String globLiteral(String part) {
        return part.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]");
    }

    private Predicate span(NumberField field, Span span) {
        return switch (field) {
            case ID -> between(table.number(), span.from(), span.to());
            case ATTEMPTS -> between(kept(Field.ATTEMPTS), span.from(), span.to());
            case PRIORITY -> between(kept(Field.PRIORITY), span.from(), span.to());
            case RUN -> between(kept(Field.RUN_AT), shifted(span.from()), shifted(span.to()));
            case AGE -> age(kept(Field.SINCE), span);
        };
    }

    /** A moment so far away that no number holds it is the last or the first one. */
    private @Nullable Long shifted(@Nullable Long millis) {
        if (millis == null) {
            return null;
        }
        return millis > 0 && nowMillis > Long.MAX_VALUE - millis ? Long.MAX_VALUE : nowMillis + millis;
    }

    /** An age is never negative: what entered its state "in the future", because a clock moved, has the age 0. */
    private Predicate age(String since, Span span) {
        Long from = span.from() == null || span.from() <= 0 ? null : nowMillis - span.from();
        if (span.to() != null && span.to() < 0) {
            return Predicate.FALSE;
        }
        return between(since, span.to() == null ? null : nowMillis - span.to(), from);
    }

    private static Predicate between(String column, @Nullable Long from, @Nullable Long to) {
        List<Predicate> parts = new ArrayList<>();
        if (from != null) {
            parts.add(Predicate.of(column + " >= ?", from));
        }
        if (to != null) {
            parts.add(Predicate.of(column + " <= ?", to));
        }
        return Predicate.all(parts);
    }
}
