package dev.quarterdeck.console;

import dev.quarterdeck.store.Capability;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What never changes while a console runs.
 *
 * @param target what the header calls the target; harmless
 * @param role what the header calls the person's role
 * @param capabilities what the target can do
 * @param zone in which times of day are shown
 * @param verbs the names of the commands, for completion
 */
record Setup(String target, String role, Set<Capability> capabilities, ZoneId zone, List<String> verbs) {

    Setup {
        capabilities = Set.copyOf(capabilities);
        verbs = List.copyOf(verbs);
    }

    boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
