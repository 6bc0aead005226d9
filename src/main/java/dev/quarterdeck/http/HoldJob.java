package dev.quarterdeck.http;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** {@code POST /jobs/{id}/heartbeat}: prolongs a claim, and tells whether an operator wants the job to stop. */
record HoldJob(JobStore store, Executor writing) implements Endpoint {

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        Fields fields = Fields.of(call.body(), "token", "lease");
        Lease held = HeldJob.lease(call.id(), fields);
        Duration lease = TakeJobs.lease(fields);
        return CompletableFuture.supplyAsync(() -> hold(held, lease), writing);
    }

    private Answer hold(Lease held, Duration lease) {
        // Before the store's own moment: it holds at least until then.
        Instant until = store.clock().instant().plus(lease);
        LeaseState state = store.heartbeat(List.of(held), lease).get(held);
        if (state == null || state == LeaseState.LOST) {
            throw HeldJob.lost(store, held);
        }
        return Answer.object(200, line -> line.number("id", held.jobId())
                .time("lease_until", until)
                .flag("cancel_asked", state == LeaseState.CANCEL_ASKED));
    }
}
