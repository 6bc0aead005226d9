package dev.quarterdeck.command;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.json.JobJson;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OpenOptions.Access;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the failed and lost attempts of a job. */
@LeastRole(Role.VIEWER)
@Needs(Capability.HISTORY)
@Command(name = "history", description = "List the failed and lost attempts of one job, oldest first.")
final class History extends VerbCommand {
    @Mixin
    private JobId id;

    @Override
    public Integer call() {
        try (var opened = open(Access.READ)) {
            Job job = id.find(opened.jobs());
            List<Attempt> history = opened.jobs().history(job.id());
            Output output = output();
            if (output.json()) {
                history.forEach(attempt -> output.json(line -> JobJson.attempt(line, attempt)));
            } else {
                new JobText(output, now()).history(history);
            }
        }
        return Exit.DONE;
    }
}
