package dev.quarterdeck.store.foreign;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.GeneratedSection;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Capability;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README.md says can be done with files of other programs is what their descriptions say. */
class ReadmeCapabilitiesTest {
    private static final List<Capability> DIFFERING = List.of(
            Capability.REQUEUE, Capability.PURGE, Capability.UNPROCESSABLE, Capability.CANCEL, Capability.UNLOCK);

    @Test
    void listsWhatEachKindCan() throws IOException {
        String head = "| file of | states | filters | "
                + DIFFERING.stream().map(each -> "`" + word(each) + "`").collect(joining(" | ")) + " |\n|---|---|---|"
                + "---|".repeat(DIFFERING.size());
        String rows = Stream.of(Kind.values())
                .flatMap(kind -> kind.generations().stream())
                .map(generation -> "\n| " + generation.title() + " | " + states(generation) + " | "
                        + filters(generation) + " | "
                        + DIFFERING.stream().map(each -> able(generation, each)).collect(joining(" | ")) + " |")
                .collect(joining());
        Set<Capability> never = new TreeSet<>(Set.of(Capability.values()));
        Stream.of(Kind.values())
                .flatMap(kind -> kind.generations().stream())
                .forEach(generation -> never.removeAll(generation.capabilities()));
        String others =
                "\n\nAll of them: `stats`, `list`, `show`, `errors`, `queues`, `export`, `check`, `undo`, `audit`,"
                        + " `trash`, the console and the prompt. None of them can "
                        + never.stream().map(Capability::words).collect(joining("; ")) + ".";

        GeneratedSection.verify("capabilities", head + rows + others);
    }

    private static String word(Capability capability) {
        return capability.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String states(Generation generation) {
        return Arrays.stream(JobState.values())
                .filter(state -> generation.rules().stream().anyMatch(rule -> rule.state() == state))
                .map(JobState::word)
                .collect(joining(", "));
    }

    private static String filters(Generation generation) {
        return Stream.of(
                        Field.QUEUE,
                        Field.TYPE,
                        Field.NAME,
                        Field.KEY,
                        Field.PRIORITY,
                        Field.ATTEMPTS,
                        Field.RUN_AT,
                        Field.SINCE,
                        Field.WORKER,
                        Field.ERROR,
                        Field.PAYLOAD)
                .filter(field -> generation.field(field).isPresent())
                .map(Field::word)
                .collect(joining(", "));
    }

    private static String able(Generation generation, Capability capability) {
        return generation.capabilities().contains(capability)
                ? "yes"
                : GeneratedSection.cell("no: " + generation.why(capability));
    }
}
