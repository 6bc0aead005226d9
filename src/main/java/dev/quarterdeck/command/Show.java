package dev.quarterdeck.command;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.json.JobJson;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows everything about one job. */
@LeastRole(Role.VIEWER)
@Command(name = "show", description = "Show everything about one job: fields, payload, history.")
final class Show extends VerbCommand {
    @Mixin
    private JobId id;

    @Override
    public Integer call() {
        try (var opened = open(Access.READ)) {
            JobReader reader = opened.jobs();
            Job job = id.find(reader);
            String payload = reader.payload(job.id()).orElse("");
            List<Attempt> history = reader.history(job.id());
            Output output = output();
            if (output.json()) {
                output.json(line -> {
                    JobJson.job(line, job);
                    line.text("payload", payload).objects("history", history, JobJson::attempt);
                });
            } else {
                new JobText(output, now()).write(job, payload, history);
            }
        }
        return Exit.DONE;
    }
}
