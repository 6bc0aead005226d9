package dev.quarterdeck.command;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.util.Optional;

/** What the verbs share that end a claim: settle it, and say how the job stands then. */
abstract class SettleCommand extends HeldCommand {

    /** How the claim is to end. */
    abstract Settlement settlement(JobReader reader, Lease lease);

    /** What was done, in a word: {@code completed}. */
    abstract String done();

    @Override
    public final Integer call() {
        Lease lease = lease();
        try (var opened = open(Access.CHANGE)) {
            JobStore store = opened.store();
            if (!store.settle(settlement(store, lease))) {
                throw lost(store, lease);
            }
            account(lease, store.find(lease.jobId()));
        }
        return Exit.DONE;
    }

    /** A job may have gone on, or been purged, since its claim ended: it is told as it stands. */
    private void account(Lease lease, Optional<Job> job) {
        Output output = output();
        if (output.json()) {
            output.json(line -> line.number("id", lease.jobId())
                    .text("state", job.map(each -> each.state().word()).orElse(null))
                    .text(
                            "reason",
                            job.map(Job::reason).map(reason -> reason.word()).orElse(null))
                    .time("run_at", job.map(Job::runAt).orElse(null)));
        } else {
            output.line(done() + " job " + lease.jobId() + job.map(this::stands).orElse(""));
        }
    }

    private String stands(Job job) {
        return switch (job.state()) {
            case PENDING ->
                job.readyAt(now())
                        ? ", now pending"
                        : ", now pending, due in " + Ages.brief(Duration.between(now(), job.runAt()));
            case LOCKED -> ", now locked by " + job.worker();
            case DONE -> "";
            case DEAD -> ", now dead: " + JobTable.word(job.reason());
        };
    }
}
