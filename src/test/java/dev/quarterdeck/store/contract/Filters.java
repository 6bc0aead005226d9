package dev.quarterdeck.store.contract;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.Span;
import dev.quarterdeck.job.Filter.TextField;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters without a parser. */
public final class Filters {

    private Filters() {}

    /** One of the texts; {@code *} in them is a wildcard. */
    public static Filter is(TextField field, String... texts) {
        return text(field, Match.IS, texts);
    }

    /** One of the texts is in it; {@code *} in them is a wildcard. */
    public static Filter contains(TextField field, String... texts) {
        return text(field, Match.CONTAINS, texts);
    }

    private static Filter text(TextField field, Match match, String... texts) {
        return new Filter.Text(
                field,
                match,
                Stream.of(texts)
                        .map(text -> new Pattern(List.of(text.split("\\*", -1))))
                        .toList());
    }

    public static Filter number(NumberField field, @Nullable Long from, @Nullable Long to) {
        return new Filter.Number(field, List.of(new Span(from, to)));
    }

    public static Filter age(@Nullable Duration from, @Nullable Duration to) {
        return number(NumberField.AGE, from == null ? null : from.toMillis(), to == null ? null : to.toMillis());
    }

    public static Filter all(Filter... terms) {
        return new Filter.All(List.of(terms));
    }

    public static Filter not(Filter term) {
        return new Filter.Not(term);
    }
}
