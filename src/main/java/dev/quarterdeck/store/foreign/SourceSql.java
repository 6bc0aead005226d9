package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.shared.Predicate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Our questions in the terms of one table. */
final class SourceSql {
    private final Source source;
    private final Facts facts;

    SourceSql(Source source, Facts facts) {
        this.source = source;
        this.facts = facts;
    }

    Source source() {
        return source;
    }

    Facts facts() {
        return facts;
    }

    String number() {
        return source.number();
    }

    /** A field; where the owner keeps no such thing, what stands for it. */
    String field(Field field) {
        Generation generation = source.generation();
        String sql = generation.field(field).orElseGet(() -> switch (field) {
            case TYPE -> "'" + generation.kind().unit() + "'";
            case RUN_AT, SINCE -> field(Field.CREATED_AT);
            default -> field.unlessKept();
        });
        return facts.fill(sql).replace("{table}", source.sqlText());
    }

    /** All of a job but its payload, in the order in which {@link JobRows} reads it. */
    String job() {
        String fields = Arrays.stream(Field.values())
                .filter(field -> field != Field.PAYLOAD)
                .map(this::shown)
                .collect(Collectors.joining(", "));
        return number() + ", " + state() + ", " + reason() + ", " + fields;
    }

    /** The payload as the owner keeps it, which need not be text. */
    String payload() {
        return "CAST(coalesce(" + source.generation().body() + ", '') AS BLOB)";
    }

    /** A payload as text, or what there is to be said of one that is none. */
    String payloadText(byte[] payload) {
        String opaque = source.generation().opaque();
        return Looking.text(payload)
                .orElseGet(() -> "(" + payload.length + " bytes: " + (opaque.isEmpty() ? "no text" : opaque) + ")");
    }

    private String shown(Field field) {
        return switch (field) {
            case LEASE_UNTIL -> lease();
            case ERROR, RESULT -> "substr(" + field(field) + ", 1, 2048)";
            default -> field(field);
        };
    }

    /** Until when a claim holds; null where nobody holds it. */
    String lease() {
        return "CASE WHEN " + inState(JobState.LOCKED).sql() + " THEN " + field(Field.LEASE_UNTIL) + " END";
    }

    /** The state's place among ours; -1 where nobody knows it. */
    String state() {
        return rules(rule -> Integer.toString(rule.state().ordinal()), "-1");
    }

    String reason() {
        return rules(
                rule -> rule.reason() == null
                        ? "NULL"
                        : Integer.toString(rule.reason().ordinal()),
                "NULL");
    }

    private String rules(Function<StateRule, String> then, String otherwise) {
        return source.generation().rules().stream()
                .map(rule -> " WHEN " + facts.fill(rule.condition()) + " THEN " + then.apply(rule))
                .collect(Collectors.joining("", "CASE", " ELSE " + otherwise + " END"));
    }

    Predicate inState(JobState state) {
        return any(rule -> rule.state() == state);
    }

    Predicate any(java.util.function.Predicate<StateRule> wanted) {
        return Predicate.any(source.generation().rules().stream()
                .filter(wanted)
                .map(rule -> Predicate.of(facts.fill(rule.condition())))
                .toList());
    }

    /** All of the selection. */
    Predicate selected(Selection selection) {
        List<Predicate> states = selection.states().stream().map(this::inState).toList();
        return (states.isEmpty() ? Predicate.TRUE : Predicate.any(states)).and(withoutStates(selection));
    }

    /** All of the selection but its states. */
    Predicate withoutStates(Selection selection) {
        Predicate filter = new FilterSql(this, selection.now()).compile(selection.filter());
        return selection.ids().isEmpty() ? filter : numbered(selection.ids()).and(filter);
    }

    private Predicate numbered(List<Long> ids) {
        return numbered(ids.stream().mapToLong(Long::longValue).toArray());
    }

    /** The rows with these numbers. */
    Predicate numbered(long[] ids) {
        Predicate rows =
                Predicate.of(source.generation().row() + " IN (SELECT value FROM json_each(?))", source.rows(ids));
        return source.generation().numbering() == Numbering.CHECKED
                ? rows.and(Predicate.of(number() + " IN (SELECT value FROM json_each(?))", source.numbers(ids)))
                : rows;
    }

    /** A query over the table. */
    Predicate select(String what, Predicate where, String rest) {
        return new Predicate(
                "SELECT " + what + " FROM " + source.sqlName() + " WHERE " + where.sql() + rest, where.values());
    }
}
