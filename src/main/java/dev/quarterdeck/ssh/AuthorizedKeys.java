package dev.quarterdeck.ssh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The keys of a file, and what is wrong with it. A line with a fault lets nobody in; the others are as good as ever.
 *
 * @param faults one line each, with the number of the line
 */
record AuthorizedKeys(Map<KeyText, Visitor> visitors, List<String> faults) {
    AuthorizedKeys {
        visitors = Map.copyOf(visitors);
        faults = List.copyOf(faults);
    }

    /** No keys, for this reason. */
    static AuthorizedKeys none(String fault) {
        return new AuthorizedKeys(Map.of(), List.of(fault));
    }

    /**
     * Reads the lines of a file.
     *
     * @param check throws an {@link IllegalArgumentException} when there is something wrong with a visitor
     */
    static AuthorizedKeys parse(List<String> lines, Consumer<Visitor> check) {
        var visitors = new HashMap<KeyText, Visitor>();
        var first = new HashMap<KeyText, Integer>();
        var faults = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                KeyLine.Entry entry = KeyLine.parse(line);
                check.accept(entry.visitor());
                Integer before = first.putIfAbsent(entry.key(), i + 1);
                if (before != null) {
                    throw new IllegalArgumentException("this key was given before, on line " + before);
                }
                visitors.put(entry.key(), entry.visitor());
            } catch (IllegalArgumentException e) {
                faults.add("line " + (i + 1) + ": " + e.getMessage());
            }
        }
        return new AuthorizedKeys(visitors, faults);
    }

    Optional<Visitor> visitor(KeyText key) {
        return Optional.ofNullable(visitors.get(key));
    }
}
