package dev.quarterdeck.command;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives pending jobs another run time. */
@Command(
        name = "reschedule",
        description = {"Give pending jobs another run time.", "--in 0s lets them run now."})
final class Reschedule extends ChangeCommand {
    @Option(names = "--in", paramLabel = "DURATION", description = "Not to be claimed before this long from now.")
    private @Nullable String delay;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Not to be claimed before: 2026-11-22T18:00:00Z; or local: 2026-11-22 18:00, 2026-11-22, 18:00.")
    private @Nullable String at;

    @Override
    Operation operation(Selection selected) {
        return Operation.of(Change.edit(Verb.RESCHEDULE, Edit.runAt(runAt(selected.now()))), selected);
    }

    /** One moment for all the jobs, however long the change takes. */
    private Instant runAt(Instant now) {
        if (delay != null && at == null) {
            return RunTimes.limited(now.plus(Numbers.delay("--in", delay)));
        }
        if (at != null && delay == null) {
            return RunTimes.limited(Moments.parse("--at", at, now, session().zone()));
        }
        throw CommandException.usage("expected --in or --at, one of them: such as --in 1h, or --at 18:00");
    }
}
