package dev.quarterdeck.engine;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Handlers by job type. Immutable. */
public final class Handlers {

    /** Stands for every type that has no handler of its own. */
    public static final String REST = "*";

    private final Map<String, JobHandler> byType;

    private Handlers(Map<String, JobHandler> byType) {
        this.byType = byType;
    }

    public static Handlers none() {
        return new Handlers(Map.of());
    }

    /** The same, and this handler for a type; {@link #REST} takes the types that have none. */
    public Handlers with(String type, JobHandler handler) {
        Map<String, JobHandler> more = new TreeMap<>(byType);
        more.put(type, handler);
        return new Handlers(more);
    }

    /** The types that have a handler of their own, {@link #REST} included if something takes the rest. */
    public SortedSet<String> types() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byType.keySet()));
    }

    /** The type's handler; for a type that has none, one that fails every attempt and says which types are known. */
    public JobHandler of(String type) {
        JobHandler rest = byType.getOrDefault(REST, claim -> {
            throw new FailException("no handler for type " + type + "; this worker knows: " + known());
        });
        return byType.getOrDefault(type, rest);
    }

    private String known() {
        return byType.isEmpty() ? "none" : String.join(", ", byType.keySet());
    }
}
