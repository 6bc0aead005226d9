package dev.quarterdeck.command;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends a claim by hand: the job is done. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.WORK)
@Command(name = "complete", description = "End a claim made with take: the job is done.")
final class Complete extends SettleCommand {
    @Option(
            names = "--result",
            paramLabel = "TEXT|@FILE|-",
            description = "To be kept with the job: a text; @FILE takes it from a file, - from the input.")
    private @Nullable String result;

    @Override
    Settlement settlement(JobReader reader, Lease lease) {
        return new Settlement.Complete(lease, result == null ? null : checked(Input.argument(session(), result)));
    }

    @Override
    String done() {
        return "completed";
    }

    private static String checked(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > NewJob.MAX_PAYLOAD_BYTES) {
            throw CommandException.usage("expected a result of at most " + NewJob.MAX_PAYLOAD_BYTES + " bytes, got: "
                    + bytes + "; keep it elsewhere, and give the place where it is");
        }
        return text;
    }
}
