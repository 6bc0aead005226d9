package dev.quarterdeck.job;

import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.TextField;
import java.util.List;
import java.util.Optional;

/**
 * A term of field, operator and value.
 *
 * @param word all of it, as it was given
 * @param field as it was given, known or not
 */
record FieldTerm(String word, String field, Operator operator, String value) {

    /** The term that a word is; empty for a word without operator. */
    static Optional<FieldTerm> in(String word) {
        if (word.startsWith("'") || word.startsWith("\"")) {
            return Optional.empty();
        }
        for (int i = 0; i < word.length(); i++) {
            Optional<Operator> operator = Operator.at(word, i);
            if (operator.isPresent()) {
                String field = word.substring(0, i);
                String value = word.substring(i + operator.get().sign().length());
                return Optional.of(new FieldTerm(word, field, operator.get(), value));
            }
        }
        return Optional.empty();
    }

    Filter filter() {
        Filter term = Fields.text(field)
                .map(this::text)
                .or(() -> Fields.number(field).map(this::number))
                .orElseGet(this::other);
        return operator.isNegative() ? new Filter.Not(term) : term;
    }

    private Filter text(TextField known) {
        check(!operator.isOrder(), "= ~ != or !~");
        return new Filter.Text(known, operator.isSearch() ? Match.CONTAINS : Match.IS, Values.read(value, word));
    }

    private Filter number(NumberField known) {
        check(!operator.isSearch(), "= != >= > <= or <");
        return new Filter.Number(
                known,
                operator.isOrder()
                        ? List.of(Spans.beyond(known, operator, value, word))
                        : Spans.list(known, value, word));
    }

    private Filter other() {
        boolean reason = field.equalsIgnoreCase(Fields.REASON);
        if (!reason && !field.equalsIgnoreCase(Fields.FINGERPRINT)) {
            throw unknownField();
        }
        check(!operator.isOrder() && !operator.isSearch(), "= or !=");
        return reason
                ? new Filter.DeadFor(Fields.reasons(value, word))
                : new Filter.Cause(Fields.fingerprints(value, word));
    }

    private void check(boolean goesWith, String operators) {
        if (!goesWith) {
            throw FilterException.in(word, field + " does not go with " + operator.sign(), "use " + operators);
        }
        if (value.isEmpty()) {
            throw FilterException.in(word, "an empty value", "write " + field + operator.sign() + "VALUE");
        }
    }

    private FilterException unknownField() {
        if (field.isEmpty()) {
            return FilterException.in(
                    word, "no field before " + operator.sign(), "write a term without blanks, such as type=mail.*");
        }
        String unknown = "unknown field " + FilterException.quoted(field);
        return FilterException.in(
                word,
                unknown,
                field.equalsIgnoreCase("state")
                        ? "a state is a word of its own, such as dead"
                        : Nearest.advice(field, Fields.WORDS));
    }
}
