package dev.quarterdeck.command;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.OpenOptions.Access;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Enqueues one job. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.ENQUEUE)
@Command(
        name = "put",
        description = {"Put a job into the queue.", "Makes the file when there is none."})
final class Put extends VerbCommand {
    @Parameters(index = "0", paramLabel = "TYPE", description = "Names the handler that is to process it.")
    private String type;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PAYLOAD",
            description = "Any text; @FILE takes it from a file, - from the input. Otherwise empty.")
    private String payload = "";

    @Mixin
    private JobOptions options;

    @Mixin
    private RunTimeArgs runTime;

    @Option(names = "--key", paramLabel = "KEY", description = "Unique: putting it again gives the same job.")
    private @Nullable String key;

    @Override
    public Integer call() {
        runTime.check();
        NewJob job = job();
        try (var opened = open(Access.CREATE)) {
            Enqueued enqueued = opened.store().enqueue(job);
            Output output = output();
            if (output.json()) {
                output.json(line -> line.number("id", enqueued.id())
                        .text("key", enqueued.key())
                        .flag("created", enqueued.created()));
            } else {
                output.line(
                        enqueued.created()
                                ? "put job " + enqueued.id()
                                : "job " + enqueued.id() + " was there already with that key");
            }
        }
        return Exit.DONE;
    }

    private NewJob job() {
        try {
            return timed(options.on(
                    NewJob.of(type, Input.argument(session(), payload)).key(key)));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private NewJob timed(NewJob job) {
        Duration delay = runTime.delay();
        if (delay != null) {
            return job.in(delay);
        }
        Instant at = runTime.at(session(), now());
        return at == null ? job : job.at(at);
    }
}
