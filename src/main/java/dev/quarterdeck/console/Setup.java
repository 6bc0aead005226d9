package dev.quarterdeck.console;

import dev.quarterdeck.command.AlertLimits;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What never changes while a console runs.
 *
 * @param target what the header calls the target; harmless
 * @param role what the person may do
 * @param confined whether nothing but the target is reached from here
 * @param obstacle why the target cannot do something; empty when it can
 * @param zone in which times of day are shown
 * @param verbs the names of the commands, for completion
 * @param refusal why jobs cannot be searched with a filter; empty when they can
 * @param alerts from when on it calls for attention
 * @param simulated whether a simulation runs beside the console
 * @param cost what an order of the panes costs
 */
record Setup(
        String target,
        Role role,
        boolean confined,
        Function<Capability, Optional<String>> obstacle,
        ZoneId zone,
        List<String> verbs,
        Function<Filter, Optional<String>> refusal,
        AlertLimits alerts,
        boolean simulated,
        Sorting.Cost cost) {

    Setup {
        verbs = List.copyOf(verbs);
    }

    boolean can(Capability capability) {
        return obstacle.apply(capability).isEmpty();
    }
}
