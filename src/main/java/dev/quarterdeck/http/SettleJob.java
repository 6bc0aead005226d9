package dev.quarterdeck.http;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** {@code POST /jobs/{id}/complete} and so on: ends a claim, and says how the job stands then. */
final class SettleJob implements Endpoint {
    private final JobStore store;
    private final Executor threads;
    private final Ending ending;

    /** How a claim is to end, from the fields of a request. */
    interface Ending {
        Settlement of(Call call, JobReader reader);
    }

    SettleJob(JobStore store, Executor threads, Ending ending) {
        this.store = store;
        this.threads = threads;
        this.ending = ending;
    }

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        Settlement settlement = ending.of(call, store);
        return store.settleAsync(settlement).thenApplyAsync(held -> answer(settlement.lease(), held), threads);
    }

    private Answer answer(Lease lease, boolean held) {
        if (!held) {
            throw HeldJob.lost(store, lease);
        }
        // It may have gone on, or been purged, since its claim ended: it is told as it stands.
        Optional<Job> job = store.find(lease.jobId());
        return Answer.object(200, line -> line.number("id", lease.jobId())
                .text("state", job.map(each -> each.state().word()).orElse(null))
                .text(
                        "reason",
                        job.map(Job::reason).map(reason -> reason.word()).orElse(null))
                .time("run_at", job.map(Job::runAt).orElse(null)));
    }

    static Settlement complete(Call call, JobReader reader) {
        Fields fields = Fields.of(call.body(), "token", "result");
        return new Settlement.Complete(HeldJob.lease(call.id(), fields), result(fields.anything("result")));
    }

    static Settlement fail(Call call, JobReader reader) {
        Fields fields = Fields.of(call.body(), "token", "error", "retry_in", "retry");
        Lease lease = HeldJob.lease(call.id(), fields);
        return new Settlement.Fail(lease, error(fields), retryIn(fields, reader, lease));
    }

    static Settlement reject(Call call, JobReader reader) {
        Fields fields = Fields.of(call.body(), "token", "error");
        return new Settlement.Reject(HeldJob.lease(call.id(), fields), error(fields));
    }

    static Settlement release(Call call, JobReader reader) {
        return new Settlement.Release(HeldJob.lease(call.id(), Fields.of(call.body(), "token")));
    }

    private static @Nullable String result(@Nullable String text) {
        if (text != null && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Refusal.badRequest(
                    "expected \"result\" to be of whole Unicode characters, got half a surrogate pair");
        }
        if (text != null && text.getBytes(StandardCharsets.UTF_8).length > NewJob.MAX_PAYLOAD_BYTES) {
            throw new Refusal(
                    413,
                    "expected a result of at most " + NewJob.MAX_PAYLOAD_BYTES
                            + " bytes; keep it elsewhere, and give the place where it is");
        }
        return text;
    }

    private static String error(Fields fields) {
        String error = fields.text("error");
        return error == null || error.isBlank() ? "no error given" : error;
    }

    private static @Nullable Duration retryIn(Fields fields, JobReader reader, Lease lease) {
        Duration given = fields.duration("retry_in", Duration.ZERO, NewJob.LONGEST);
        boolean retry = !Boolean.FALSE.equals(fields.flag("retry"));
        if (given != null && !retry) {
            throw Refusal.badRequest("\"retry_in\" and \"retry\": false exclude each other; give one of them");
        }
        if (given != null || !retry) {
            return given;
        }
        int attempt = reader.find(lease.jobId()).map(Job::attempts).orElse(1);
        return RetryPolicy.DEFAULT
                .delayAfter(attempt, ThreadLocalRandom.current().nextDouble())
                .orElse(null);
    }
}
