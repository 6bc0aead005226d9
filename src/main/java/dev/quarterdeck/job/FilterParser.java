package dev.quarterdeck.job;

import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the filter language.
 *
 * <p>A filter is a list of terms that must all hold. A term is
 *
 * <ul>
 *   <li>{@code FIELD=TEXT} for type, queue, name, key, worker, error and payload, or {@code FIELD~TEXT} for a part of it, in
 *       which the letters A to Z are as good as a to z; {@code *} in either stands for any run of characters;
 *   <li>{@code reason=exhausted}, unprocessable or cancelled;
 *   <li>{@code fingerprint=1b54f558b848}, the cause of the last error ({@link Fingerprint});
 *   <li>{@code FIELD=RANGE} for id, attempts, priority, age and run, with two dots: {@code 10..20}, {@code 3..},
 *       {@code ..high}. Age is the time since the job entered its state, run the time until it may run (negative when that
 *       has passed), both durations;
 *   <li>an id or a range of ids; several of them add up;
 *   <li>any other word: type, name or error contains it;
 *   <li>{@code not} before any of these.
 * </ul>
 *
 * <p>A comma is "or": {@code type=a,b}. {@code != !~ >= > <= <} are understood; age and run do not tell {@code >} from
 * {@code >=}. What is meant as it stands goes in quotes, which enclose a whole value ({@code name='a, b'}), or is written
 * as {@code %XX}, a byte of UTF-8. Inside quotes nothing is special, and there is no escape: the other kind of quote, or
 * {@code %27} and {@code %22} without quotes, write a quote.
 */
public final class FilterParser {
    /** SQLite takes some 32,000 values in a statement, and a word is looked for in three places. */
    private static final int MOST_VALUES = 10_000;

    private final List<Filter> terms = new ArrayList<>();
    private final List<Span> ids = new ArrayList<>();
    private int idsAt;

    private FilterParser() {}

    /**
     * Reads the words of a filter; none are {@link Filter#ANY}.
     *
     * @throws FilterException when a word cannot be understood; it names the word and the nearest right one
     */
    public static Filter parse(List<String> words) {
        return new FilterParser().filter(words);
    }

    /**
     * Splits a line into words as a shell does: at blanks, but not in quotes; the quotes go. A backslash outside of quotes
     * makes the next character ordinary, in double quotes it does so before a double quote and a backslash.
     *
     * @throws FilterException when a quote is not closed
     */
    public static List<String> split(String line) {
        return new Words(line).all();
    }

    private Filter filter(List<String> words) {
        int nots = 0;
        for (String word : words) {
            if (BareWord.isNot(word)) {
                nots++;
                continue;
            }
            add(word, nots);
            nots = 0;
        }
        if (nots > 0) {
            throw new FilterException("not", "a term is missing after \"not\": write, for example, not type=mail.*");
        }
        if (!ids.isEmpty()) {
            terms.add(idsAt, new Filter.Number(NumberField.ID, ids));
        }
        refuseTooMany();
        return Filter.all(terms);
    }

    private void refuseTooMany() {
        long values = terms.stream().mapToLong(FilterParser::values).sum();
        if (values > MOST_VALUES) {
            throw new FilterException(
                    "",
                    "expected at most " + MOST_VALUES + " values in a filter, got: " + values
                            + "; say it in several parts, or name jobs by their ids alone");
        }
    }

    private static int values(Filter term) {
        if (term instanceof Filter.Not not) {
            return values(not.term());
        } else if (term instanceof Filter.Text text) {
            return text.values().size();
        } else if (term instanceof Filter.Number number) {
            return number.spans().size();
        } else if (term instanceof Filter.DeadFor deadFor) {
            return deadFor.reasons().size();
        } else if (term instanceof Filter.Cause cause) {
            return cause.fingerprints().size();
        } else if (term instanceof Filter.Word word) {
            return word.values().size();
        }
        return 1;
    }

    private void add(String word, int nots) {
        if (nots == 0 && BareWord.namesIds(word)) {
            if (ids.isEmpty()) {
                idsAt = terms.size();
            }
            ids.addAll(BareWord.ids(word));
            return;
        }
        Filter term = term(word);
        for (int i = 0; i < nots; i++) {
            term = new Filter.Not(term);
        }
        terms.add(term);
    }

    private static Filter term(String word) {
        return FieldTerm.in(word).map(FieldTerm::filter).orElseGet(() -> bareTerm(word));
    }

    private static Filter bareTerm(String word) {
        if (BareWord.namesIds(word)) {
            return new Filter.Number(NumberField.ID, BareWord.ids(word));
        }
        if (word.startsWith("-")) {
            throw new FilterException(
                    word,
                    "expected a filter term, got the option " + FilterException.quoted(word)
                            + ": for a text search write error~" + FilterException.shown(FilterText.encoded(word)));
        }
        BareWord.refuseJoining(word);
        BareWord.refuseRangeWithoutField(word);
        List<Pattern> texts = Values.read(word, word);
        if (!texts.stream().allMatch(Pattern::exact)) {
            throw FilterException.in(
                    word,
                    "a wildcard without a field",
                    "write type=" + FilterException.shown(word) + ", or %2A for the character itself");
        }
        return new Filter.Word(texts.stream().map(text -> text.parts().get(0)).toList());
    }
}
