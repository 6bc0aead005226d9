package dev.quarterdeck.command;

import dev.quarterdeck.engine.GoneWorkers;
import dev.quarterdeck.job.Nearest;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.operation.Why;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.QueueInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what jobs wait for. */
@LeastRole(Role.VIEWER)
@Needs(Capability.WORKERS)
@Command(
        name = "why",
        description = {
            "Say what a job, or the jobs of a queue, wait for.",
            "A line for each reason, the most decisive first. A number is the id of a job; --queue names a queue whose name"
                    + " is one."
        })
final class WhyWaits extends VerbCommand {
    @Parameters(paramLabel = "ID|QUEUE", arity = "0..1", description = "The job's id, or the queue's name.")
    private @Nullable String word;

    @Option(names = "--queue", paramLabel = "QUEUE", description = "The queue's name, whatever it looks like.")
    private @Nullable String queue;

    @Override
    public Integer call() {
        String name = queue == null ? word : queue;
        if (name == null || word != null && queue != null) {
            throw CommandException.usage("expected the id of a job or the name of a queue, got "
                    + (name == null ? "neither: write, for example, why 17" : "both: leave one of them out"));
        }
        boolean ofJob = queue == null && name.matches("[0-9]+");
        try (var opened = open(Access.READ)) {
            JobReader reader = opened.jobs();
            Circumstances facts = ofJob ? job(reader, name) : queue(reader, QueueNames.checked(name));
            Why why = Why.of(
                    facts,
                    new GoneWorkers().idsAmong(facts.workers()),
                    session().zone());
            Output output = output();
            if (output.json()) {
                output.json(line -> json(line, facts, why));
            } else {
                why.reasons().forEach(reason -> output.whole(reason.text()));
            }
        }
        return Exit.DONE;
    }

    private static Circumstances job(JobReader reader, String number) {
        long id = Numbers.whole("ID", number, "the id of a job, a number");
        return reader.circumstances(id).orElseThrow(() -> CommandException.failed(ChangeCommand.notThere(List.of(id))));
    }

    private static Circumstances queue(JobReader reader, String name) {
        return reader.circumstances(name).orElseThrow(() -> {
            List<String> names = reader.queues().stream().map(QueueInfo::name).toList();
            String meant = Nearest.to(name, names)
                    .map(near -> ": did you mean " + near + "?")
                    .orElse("");
            return CommandException.failed("queue " + name + " is not there" + meant);
        });
    }

    private static void json(JsonLine line, Circumstances facts, Why why) {
        var job = facts.job();
        (job == null ? line.text("queue", facts.queue().name()) : line.number("id", job.id()))
                .flag("waits", why.waits())
                .objects("reasons", why.reasons(), (object, reason) -> object.text("reason", reason.word())
                        .text("text", reason.text()));
    }
}
