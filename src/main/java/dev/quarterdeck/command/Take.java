package dev.quarterdeck.command;

import dev.quarterdeck.engine.ProcessIdentity;
import dev.quarterdeck.json.JobJson;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.text.ShellWord;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Claims one job for somebody who works it without a worker of ours. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.WORK)
@Command(
        name = "take",
        description = {
            "Claim one job, for a person or a program in any language to work.",
            "It is theirs until complete, fail, reject or release ends the claim, or its lease runs out; each of them wants"
                    + " the token that is printed. The exit code is 1 when there is no job."
        })
final class Take extends VerbCommand {
    @Option(names = "--queue", paramLabel = "QUEUE", description = "Only from this queue; may be said several times.")
    private List<String> queues = new ArrayList<>();

    @Mixin
    private LeaseArg lease;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "How long to wait for a job when none is ready; otherwise not at all.")
    private @Nullable String patience;

    @Override
    public Integer call() {
        queues.forEach(QueueNames::checked);
        Duration wait = patience == null ? Duration.ZERO : Numbers.delay("--wait", patience);
        var request = new ClaimRequest(ProcessIdentity.byHand(), 1, lease.value(), Set.copyOf(queues), wait);
        try (var signals = new SignalledWait(session().interrupts());
                var opened = open(Access.CHANGE)) {
            List<Claim> claims = opened.store().claim(request);
            if (signals.signalled()) {
                claims.forEach(claim -> giveBack(opened.store(), claim));
                throw CommandException.failed("interrupted, no job was taken");
            }
            if (claims.isEmpty()) {
                throw CommandException.failed(none());
            }
            handOver(opened.store(), claims.get(0));
        }
        return Exit.DONE;
    }

    private String none() {
        String where = queues.isEmpty() ? "" : " in " + String.join(", ", queues);
        return patience == null
                ? "no job is ready" + where + "; --wait 30s waits for one"
                : "no job was ready" + where + " within " + patience;
    }

    /** A job that nobody was told of would stay locked until its lease runs out. */
    private void handOver(JobStore store, Claim claim) {
        try {
            write(claim);
            session().out().flush();
        } catch (OutputClosedException | UncheckedIOException e) {
            giveBack(store, claim);
            throw e;
        }
    }

    private static void giveBack(JobStore store, Claim claim) {
        store.settle(new Settlement.Release(claim.lease()));
    }

    private void write(Claim claim) {
        Output output = output();
        if (output.json()) {
            output.json(line -> JobJson.claim(line, claim));
            return;
        }
        new JobText(output, now()).claim(claim);
        String db = explicitTarget();
        output.whole("when it is done: qdeck " + (db == null ? "" : "--db " + ShellWord.of(Target.shown(db)) + " ")
                + "complete " + claim.job().id() + " --token " + claim.lease().token());
    }
}
