package dev.quarterdeck.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the filter language.
 *
 * <p>A filter is a list of terms that must all hold. A term is
 *
 * <ul>
 *   <li>{@code FIELD=TEXT} or {@code FIELD~TEXT} (contains) for type, queue, name, key, worker, error and payload; a
 *       {@code *} in the text stands for any run of characters;
 *   <li>{@code reason=exhausted}, unprocessable or cancelled;
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
    private final List<Filter> terms = new ArrayList<>();
    private final List<Filter.Span> ids = new ArrayList<>();
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
            terms.add(idsAt, new Filter.Number(Filter.NumberField.ID, ids));
        }
        return Filter.all(terms);
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
        if (!word.startsWith("'") && !word.startsWith("\"")) {
            for (int i = 0; i < word.length(); i++) {
                Optional<Operator> operator = Operator.at(word, i);
                if (operator.isPresent()) {
                    return fieldTerm(word, i, operator.get());
                }
            }
        }
        return bareTerm(word);
    }

    private static Filter bareTerm(String word) {
        if (BareWord.namesIds(word)) {
            return new Filter.Number(Filter.NumberField.ID, BareWord.ids(word));
        }
        if (word.startsWith("-")) {
            throw new FilterException(
                    word,
                    "an option where a filter term is expected, got: " + FilterException.quoted(word)
                            + ": for a text search write error~" + FilterText.encoded(word));
        }
        BareWord.refuseRangeWithoutField(word);
        List<Filter.Pattern> values = Values.read(word, word);
        if (!values.stream().allMatch(Filter.Pattern::exact)) {
            throw FilterException.in(
                    word,
                    "a wildcard without a field",
                    "did you mean type=" + word + "? Write %2A for the character itself");
        }
        return new Filter.Word(
                values.stream().map(value -> value.parts().get(0)).toList());
    }

    private static Filter fieldTerm(String word, int at, Operator operator) {
        String field = word.substring(0, at).toLowerCase(Locale.ROOT);
        String value = word.substring(at + operator.sign().length());
        Filter term = positiveTerm(word, field, operator, value);
        return operator.isNegative() ? new Filter.Not(term) : term;
    }

    private static Filter positiveTerm(String word, String field, Operator operator, String value) {
        Optional<Filter.TextField> text = Fields.text(field);
        Optional<Filter.NumberField> number = Fields.number(field);
        if (text.isEmpty() && number.isEmpty() && !field.equals(Fields.REASON)) {
            throw unknownField(word, field, operator);
        }
        if (value.isEmpty()) {
            throw FilterException.in(word, "an empty value", "write " + field + operator.sign() + "VALUE");
        }
        if (text.isPresent()) {
            allow(!operator.isOrder(), word, operator, field, "= ~ != or !~");
            Filter.Match match = operator.isSearch() ? Filter.Match.CONTAINS : Filter.Match.IS;
            return new Filter.Text(text.get(), match, Values.read(value, word));
        }
        if (number.isPresent()) {
            allow(!operator.isSearch(), word, operator, field, "= != >= > <= or <");
            return new Filter.Number(
                    number.get(),
                    operator.isOrder()
                            ? List.of(Spans.beyond(number.get(), operator, value, word))
                            : Spans.list(number.get(), value, word));
        }
        allow(!operator.isOrder() && !operator.isSearch(), word, operator, field, "= or !=");
        return new Filter.DeadFor(Fields.reasons(value, word));
    }

    private static void allow(boolean allowed, String word, Operator operator, String field, String others) {
        if (!allowed) {
            throw FilterException.in(word, field + " does not go with " + operator.sign(), "use " + others);
        }
    }

    private static FilterException unknownField(String word, String field, Operator operator) {
        if (field.isEmpty()) {
            return FilterException.in(
                    word, "no field before " + operator.sign(), "write a term without blanks, such as type=mail.*");
        }
        String given = FilterException.quoted(word.substring(0, field.length()));
        if (field.equals("state")) {
            return FilterException.in(word, "unknown field " + given, "a state is a word of its own, such as dead");
        }
        return FilterException.in(word, "unknown field " + given, Nearest.advice(field, Fields.WORDS));
    }
}
