package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.JobFields;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.text.ShellWord;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be said of a job besides its type and payload, whether it is put once or again and again. */
final class JobOptions {
    @Option(names = "--queue", paramLabel = "QUEUE", description = "Otherwise: default.")
    private @Nullable String queue;

    @Option(names = "--name", paramLabel = "TEXT", description = "For people to know it by.")
    private @Nullable String name;

    @Option(names = "--priority", paramLabel = "PRIORITY", description = "low, normal, high or critical.")
    private @Nullable String priority;

    @Option(
            names = "--max-retries",
            paramLabel = "N",
            description = "It runs at most once more than this; 3 unless said.")
    private @Nullable String maxRetries;

    @Option(names = "--timeout", paramLabel = "DURATION", description = "How long one attempt may take.")
    private @Nullable String timeout;

    /** Whether any of them was said. */
    boolean any() {
        return queue != null || name != null || priority != null || maxRetries != null || timeout != null;
    }

    /** What was said, as it can be said again; with a blank before each word. */
    String words() {
        return Stream.of(
                        word("--queue", queue),
                        word("--name", name),
                        word("--priority", priority),
                        word("--max-retries", maxRetries),
                        word("--timeout", timeout))
                .collect(Collectors.joining());
    }

    private static String word(String option, @Nullable String value) {
        return value == null ? "" : " " + option + " " + ShellWord.of(value);
    }

    /**
     * The job with what was said of it.
     *
     * @throws IllegalArgumentException when it breaks a limit
     */
    NewJob on(NewJob plain) {
        NewJob job = plain.name(name);
        if (queue != null) {
            job = job.queue(queue);
        }
        if (priority != null) {
            job = job.priority(JobFields.priority("--priority", priority));
        }
        if (maxRetries != null) {
            job = job.maxRetries(JobFields.maxRetries("--max-retries", maxRetries));
        }
        return timeout == null ? job : job.timeout(Durations.parse(timeout));
    }
}
