package dev.quarterdeck.store.shared;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A piece of SQL, and the values for its question marks, in order. */
public record Predicate(String sql, List<Object> values) {

    public static final Predicate TRUE = new Predicate("TRUE", List.of());
    public static final Predicate FALSE = new Predicate("FALSE", List.of());

    public Predicate {
        values = List.copyOf(values);
    }

    public static Predicate of(String sql, Object... values) {
        return new Predicate(sql, List.of(values));
    }

    public static Predicate all(List<Predicate> parts) {
        return join(parts, " AND ", TRUE);
    }

    public static Predicate any(List<Predicate> parts) {
        return join(parts, " OR ", FALSE);
    }

    public Predicate and(Predicate other) {
        return all(List.of(this, other));
    }

    /** What has no value is unknown to SQL, and neither it nor its contrary would match: here its contrary does. */
    public Predicate not() {
        return new Predicate("NOT coalesce((" + sql + "), FALSE)", values);
    }

    /** The question that this is; its values are bound, and what the SQL says besides is our own. */
    public Query query(Handle handle) {
        Query query = handle.createQuery(sql);
        for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
        }
        return query;
    }

    /** By halves: to SQLite a row of a thousand is nested as deep, and it refuses to go that far down. */
    private static Predicate join(List<Predicate> parts, String word, Predicate none) {
        if (parts.isEmpty()) {
            return none;
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int half = parts.size() / 2;
        Predicate first = join(parts.subList(0, half), word, none);
        Predicate second = join(parts.subList(half, parts.size()), word, none);
        List<Object> values = new ArrayList<>(first.values());
        values.addAll(second.values());
        return new Predicate("(" + first.sql() + ")" + word + "(" + second.sql() + ")", values);
    }
}
