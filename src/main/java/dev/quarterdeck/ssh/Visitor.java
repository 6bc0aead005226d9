package dev.quarterdeck.ssh;

import dev.quarterdeck.operation.Role;
import java.util.List;

/**
 * Whom a key belongs to.
 *
 * @param name for the record; harmless
 * @param hidden the parts of jobs that are hidden from them: {@code payload.token}, {@code error}
 */
record Visitor(String name, Role role, List<String> hidden) {
    Visitor {
        hidden = List.copyOf(hidden);
    }

    /** As the log calls them: {@code ann (viewer)}. */
    String shown() {
        return name + " (" + role.word() + ")";
    }
}
