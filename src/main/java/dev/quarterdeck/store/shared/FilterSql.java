package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.Span;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles selections and filters. Every text and number that came from outside is bound, never spelled out. */
public final class FilterSql {
    /** Not with a backslash: JDBI takes that for an escape of its own and misses the question marks after it. */
    public static final String LIKE = " LIKE ? ESCAPE '~'";

    /** To look at so many rows one by one takes less than to go through a large state. */
    private static final double FEW_IDS = 20_000;

    private final Dialect dialect;
    private final long nowMillis;

    private FilterSql(Dialect dialect, Instant now) {
        this.dialect = dialect;
        this.nowMillis = now.toEpochMilli();
    }

    /** All of the selection. */
    public static Predicate of(Selection selection, Dialect dialect) {
        List<Predicate> states = new ArrayList<>();
        for (JobState state : selection.states()) {
            states.add(ofState(state, selection, dialect));
        }
        Predicate anyState = states.isEmpty() ? Predicate.TRUE : Predicate.any(states);
        return anyState.and(withoutStates(selection, dialect));
    }

    /** All of the selection but its states, for queries that go state by state. */
    public static Predicate withoutStates(Selection selection, Dialect dialect) {
        Predicate filter = new FilterSql(dialect, selection.now()).compile(selection.filter());
        if (selection.ids().isEmpty()) {
            return filter;
        }
        long[] ids = selection.ids().stream().mapToLong(Long::longValue).toArray();
        return Predicate.of(dialect.amongNumbers("id"), dialect.list(ids)).and(filter);
    }

    /** One of the selection's states; its ids, if few are named or lie in its ranges, lead to the jobs sooner. */
    public static Predicate ofState(JobState state, Selection selection, Dialect dialect) {
        return Predicate.of(isOfFewIds(selection) ? dialect.ofStateAmongIds(state) : ofState(state));
    }

    /** Whether it names its jobs, or the ranges of their ids are short: they are looked up then, and not looked for. */
    static boolean isOfFewIds(Selection selection) {
        return !selection.ids().isEmpty() || reach(selection.filter()) <= FEW_IDS;
    }

    /** How many ids a filter can match at most; more than a few where it does not say. */
    private static double reach(Filter filter) {
        if (filter instanceof Filter.All all) {
            return all.terms().stream().mapToDouble(FilterSql::reach).min().orElse(Double.MAX_VALUE);
        }
        return filter instanceof Filter.Number number && number.field() == NumberField.ID
                ? number.spans().stream().mapToDouble(FilterSql::reach).sum()
                : Double.MAX_VALUE;
    }

    private static double reach(Span span) {
        return span.from() == null || span.to() == null ? Double.MAX_VALUE : (double) span.to() - span.from() + 1;
    }

    /** The state itself is not bound, and said twice where its index says so: the engine then knows that the index fits. */
    public static String ofState(JobState state) {
        return switch (state) {
            case PENDING -> "state = 0";
            case LOCKED -> "state = 1";
            case DONE -> "state = 2 AND state >= 2";
            case DEAD -> "state = 3 AND state >= 2";
        };
    }

    private Predicate compile(Filter filter) {
        if (filter instanceof Filter.All all) {
            return Predicate.all(all.terms().stream().map(this::compile).toList());
        } else if (filter instanceof Filter.Not not) {
            return compile(not.term()).not();
        } else if (filter instanceof Filter.Text text) {
            return text(text);
        } else if (filter instanceof Filter.Number number) {
            return number(number);
        } else if (filter instanceof Filter.DeadFor deadFor) {
            return Predicate.any(deadFor.reasons().stream()
                    .map(reason -> Predicate.of("state = 3 AND reason = ?", reason.ordinal()))
                    .toList());
        } else if (filter instanceof Filter.Cause cause) {
            return cause(cause.fingerprints());
        } else if (filter instanceof Filter.Word word) {
            return Predicate.any(word.values().stream().map(this::word).toList());
        }
        throw new IllegalStateException("no SQL for " + filter.getClass().getSimpleName() + ". Indicates a bug.");
    }

    private Predicate text(Filter.Text text) {
        String column = text.field().word();
        if (text.match() == Match.CONTAINS) {
            return Predicate.any(text.values().stream()
                    .map(value -> dialect.contains(column, value.parts()))
                    .toList());
        }
        List<Predicate> any = new ArrayList<>();
        List<String> exact = new ArrayList<>();
        for (Pattern value : text.values()) {
            if (value.exact()) {
                exact.add(value.parts().get(0));
            } else {
                any.add(dialect.matches(column, value.parts()));
            }
        }
        if (exact.size() == 1) {
            any.add(Predicate.of(column + " = ?", exact.get(0)));
        } else if (!exact.isEmpty()) {
            any.add(among(column, exact));
        }
        return Predicate.any(any);
    }

    private static Predicate among(String column, List<String> texts) {
        String marks = texts.stream().map(each -> "?").collect(Collectors.joining(", "));
        return new Predicate(column + " IN (" + marks + ")", List.copyOf(texts));
    }

    /** Ids are named by the thousand: those that stand alone go into one list, in which each is looked up at once. */
    private Predicate number(Filter.Number number) {
        List<Predicate> any = new ArrayList<>();
        List<Long> alone = new ArrayList<>();
        for (Span span : number.spans()) {
            Long from = span.from();
            if (number.field() == NumberField.ID && from != null && from.equals(span.to())) {
                alone.add(from);
            } else {
                any.add(span(number.field(), span));
            }
        }
        if (alone.size() == 1) {
            any.add(Predicate.of("id = ?", alone.get(0)));
        } else if (!alone.isEmpty()) {
            long[] ids = alone.stream().mapToLong(Long::longValue).toArray();
            any.add(Predicate.of(dialect.amongNumbers("id"), dialect.list(ids)));
        }
        return Predicate.any(any);
    }

    /** A list, so that each error is read once however many causes are asked for. */
    private Predicate cause(List<String> fingerprints) {
        return among(dialect.cause(), fingerprints);
    }

    private Predicate word(String text) {
        List<String> parts = List.of(text);
        return Predicate.any(List.of(
                dialect.contains("type", parts),
                dialect.contains("coalesce(name, '')", parts),
                dialect.contains("coalesce(error, '')", parts)));
    }

    /** These parts with anything between them, for {@link #LIKE}. */
    public static String likePattern(List<String> parts) {
        return parts.stream().map(FilterSql::likeLiteral).collect(Collectors.joining("%"));
    }

    private static String likeLiteral(String part) {
        return part.replace("~", "~~").replace("%", "~%").replace("_", "~_");
    }

    private Predicate span(NumberField field, Span span) {
        return switch (field) {
            case ID -> between("id", span.from(), span.to());
            case ATTEMPTS -> between("attempts", span.from(), span.to());
            case PRIORITY -> between("priority", span.from(), span.to());
            case RUN -> between("run_at", shifted(span.from()), shifted(span.to()));
            case AGE -> age(span);
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
    private Predicate age(Span span) {
        List<Predicate> parts = new ArrayList<>();
        if (span.from() != null && span.from() > 0) {
            parts.add(Predicate.of("since <= ?", nowMillis - span.from()));
        }
        if (span.to() != null) {
            parts.add(span.to() < 0 ? Predicate.FALSE : Predicate.of("since >= ?", nowMillis - span.to()));
        }
        return Predicate.all(parts);
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
