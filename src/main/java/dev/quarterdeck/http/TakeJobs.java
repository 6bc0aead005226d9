package dev.quarterdeck.http;

import dev.quarterdeck.engine.WorkerSettings;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.json.JobJson;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code POST /claims}: claims jobs for a worker in any language, which may wait for the first. */
final class TakeJobs implements Endpoint {
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Duration MAX_WAIT = Duration.ofSeconds(60);
    private static final long MAX_JOBS = 50;
    private static final Pattern WORKER = Pattern.compile("[A-Za-z0-9._/-]{1,100}");

    private final JobStore store;
    private final Executor waiting;
    private final BooleanSupplier closing;

    /**
     * @param waiting has a thread for every request that may wait
     * @param closing whether the door is about to close: nobody begins to wait then
     */
    TakeJobs(JobStore store, Executor waiting, BooleanSupplier closing) {
        this.store = store;
        this.waiting = waiting;
        this.closing = closing;
    }

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        ClaimRequest request =
                request(Fields.of(call.body(), "queues", "limit", "lease", "wait", "worker"), call.peer());
        return CompletableFuture.supplyAsync(() -> take(request, call), waiting);
    }

    private Answer take(ClaimRequest request, Call call) {
        List<Claim> claims = store.claim(closing.getAsBoolean() ? atOnce(request) : request);
        if (!claims.isEmpty() && call.gone().getAsBoolean()) {
            giveBack(claims);
            return Answer.array(200, List.of());
        }
        return Answer.object(200, line -> write(line, claims)).ifUndelivered(() -> giveBack(claims));
    }

    private static void write(JsonLine line, List<Claim> claims) {
        line.objects("jobs", claims, JobJson::claim);
    }

    /** A job that nobody was told of would stay locked until its lease runs out; where this fails, it does. */
    private void giveBack(List<Claim> claims) {
        claims.forEach(claim -> store.settleAsync(new Settlement.Release(claim.lease())));
    }

    private static ClaimRequest atOnce(ClaimRequest request) {
        return new ClaimRequest(request.worker(), request.limit(), request.lease(), request.queues(), Duration.ZERO);
    }

    private static ClaimRequest request(Fields fields, String peer) {
        Set<String> queues = fields.texts("queues");
        queues.forEach(TakeJobs::checkQueue);
        Long limit = fields.whole("limit", 1, MAX_JOBS);
        Duration wait = fields.duration("wait", Duration.ZERO, MAX_WAIT);
        return new ClaimRequest(
                worker(fields.text("worker"), peer),
                limit == null ? 1 : limit.intValue(),
                lease(fields),
                queues,
                wait == null ? Duration.ZERO : wait);
    }

    static Duration lease(Fields fields) {
        Duration lease = fields.duration("lease", WorkerSettings.MIN_LEASE, NewJob.LONGEST);
        return lease == null ? LEASE : lease;
    }

    /** With an at sign, as no worker process has it in its name: the manager must never take it for one that is gone. */
    private static String worker(@Nullable String name, String peer) {
        if (name != null && !WORKER.matcher(name).matches()) {
            throw Refusal.badRequest("expected \"worker\" to be 1 to 100 letters, digits or ._/-");
        }
        return (name == null ? "http" : name) + "@" + peer;
    }

    private static void checkQueue(String queue) {
        try {
            NewJob.of("any", "").queue(queue);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
