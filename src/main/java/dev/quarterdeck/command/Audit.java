package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what operators did. */
@LeastRole(Role.VIEWER)
@Needs(Capability.AUDIT)
@Command(
        name = "audit",
        description = {
            "List who changed what, when and from where; newest first.",
            "One that says 'unfinished' is under way, or its process was ended. What was said with --note stands behind it."
        })
final class Audit extends VerbCommand {
    private static final int PAGE = 200;

    @Option(names = "--last", paramLabel = "DURATION", description = "Only what began so long ago at most.")
    private @Nullable String last;

    @Option(names = "--by", paramLabel = "TEXT", description = "Only by those whose name or address contains this.")
    private @Nullable String actor;

    @Option(names = "--verb", paramLabel = "COMMAND", description = "Only this verb, such as purge.")
    private @Nullable String verb;

    @Option(names = "--surface", paramLabel = "SURFACE", description = "Only from here: cli, prompt, script, console.")
    private @Nullable String surface;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; 100 unless said.")
    private String limit = "100";

    @Override
    public Integer call() {
        long left = Numbers.positive("--limit", limit);
        if (verb != null) {
            known("--verb", "a command, such as purge; 'qdeck help' lists them", verb, Verbs.names());
        }
        if (surface != null) {
            known("--surface", "one of: " + String.join(", ", By.SURFACES), surface, By.SURFACES);
        }
        Instant from = last == null ? null : now().minus(Numbers.delay("--last", last));
        try (var opened = open(Access.READ)) {
            write(opened.jobs(), from, left);
        }
        return Exit.DONE;
    }

    /** A word that nothing can have would read as if nobody had done anything. */
    private static void known(String option, String expected, String word, List<String> words) {
        if (!words.contains(word)) {
            throw Numbers.expected(option, expected, word);
        }
    }

    private void write(JobReader reader, @Nullable Instant from, long most) {
        Consumer<List<OperationInfo>> writer = writer();
        Long before = null;
        long left = most;
        List<OperationInfo> page;
        int size;
        do {
            size = (int) Math.min(PAGE, left);
            page = reader.operations(new OperationQuery(from, actor, surface, verb, before, size));
            writer.accept(page);
            left -= page.size();
            before = page.isEmpty() ? before : (Long) page.get(page.size() - 1).number();
        } while (left > 0 && page.size() == size);
    }

    private Consumer<List<OperationInfo>> writer() {
        Output output = output();
        if (!output.json()) {
            return new OperationTable(output, now())::operations;
        }
        return page -> {
            page.forEach(operation -> output.json(line -> OperationJson.operation(line, operation)));
            output.flush();
        };
    }
}
