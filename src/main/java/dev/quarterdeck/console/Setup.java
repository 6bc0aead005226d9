package dev.quarterdeck.console;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What never changes while a console runs.
 *
 * @param target what the header calls the target; harmless
 * @param role what the person may do
 * @param capabilities what the target can do
 * @param zone in which times of day are shown
 * @param verbs the names of the commands, for completion
 * @param refusal why jobs cannot be searched with a filter; empty when they can
 */
record Setup(
        String target,
        Role role,
        Set<Capability> capabilities,
        ZoneId zone,
        List<String> verbs,
        Function<Filter, Optional<String>> refusal) {

    Setup {
        capabilities = Set.copyOf(capabilities);
        verbs = List.copyOf(verbs);
    }

    boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
