package dev.quarterdeck.command;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.FinishedPurge;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.MovedJob;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A store as somebody sees it from whom parts of jobs are hidden. It stands between the target and every surface, so that
 * none of them has to think of it.
 */
final class RedactedStore extends RedactedOperator implements JobStore {
    private final JobStore store;

    RedactedStore(JobStore store, Redaction redaction) {
        super(store, redaction);
        this.store = store;
    }

    @Override
    public boolean pause(String queue) {
        return store.pause(queue);
    }

    @Override
    public boolean resume(String queue) {
        return store.resume(queue);
    }

    @Override
    public QueueLimits limit(String queue, UnaryOperator<QueueLimits> change) {
        return store.limit(queue, change);
    }

    @Override
    public boolean quiet(String worker, boolean quiet) {
        return store.quiet(worker, quiet);
    }

    @Override
    public boolean schedule(Schedule schedule) {
        return store.schedule(schedule);
    }

    @Override
    public boolean unschedule(String name) {
        return store.unschedule(name);
    }

    @Override
    public boolean pauseSchedule(String name) {
        return store.pauseSchedule(name);
    }

    @Override
    public boolean resumeSchedule(String name, Instant nextAt) {
        return store.resumeSchedule(name, nextAt);
    }

    @Override
    public long compact(long mostBytes) {
        return store.compact(mostBytes);
    }

    @Override
    public List<String> repair() {
        return store.repair();
    }

    @Override
    public Enqueued enqueue(NewJob job) {
        return store.enqueue(job);
    }

    @Override
    public CompletableFuture<Enqueued> enqueueAsync(NewJob job) {
        return store.enqueueAsync(job);
    }

    @Override
    public List<Enqueued> enqueueAll(List<NewJob> jobs) {
        return store.enqueueAll(jobs);
    }

    @Override
    public List<Enqueued> moveIn(List<MovedJob> jobs) {
        return store.moveIn(jobs);
    }

    @Override
    public List<Claim> claim(ClaimRequest request) {
        throw new StoreException.Unsupported(
                "jobs cannot be taken here: parts of them are hidden (--redact), and they could not be worked");
    }

    @Override
    public boolean settle(Settlement settlement) {
        return store.settle(settlement);
    }

    @Override
    public CompletableFuture<Boolean> settleAsync(Settlement settlement) {
        return store.settleAsync(settlement);
    }

    @Override
    public Map<Lease, LeaseState> heartbeat(Collection<Lease> leases, Duration lease) {
        return store.heartbeat(leases, lease);
    }

    @Override
    public Orphans returnOrphans(
            Collection<WorkerInfo> goneWorkers, RetryPolicies policies, int limit, Instant judgedAt) {
        return store.returnOrphans(goneWorkers, policies, limit, judgedAt);
    }

    @Override
    public boolean beat(WorkerInfo worker) {
        return store.beat(worker);
    }

    @Override
    public void retire(WorkerInfo worker) {
        store.retire(worker);
    }

    @Override
    public boolean lead(WorkerInfo worker, Duration lease, Collection<WorkerInfo> goneWorkers) {
        throw new StoreException.Unsupported("nobody can manage here: parts of recurring jobs are hidden (--redact)");
    }

    @Override
    public Optional<Enqueued> tick(Schedule schedule, Instant tick, Instant nextAt) {
        return store.tick(schedule, tick, nextAt);
    }

    @Override
    public FinishedPurge purgeFinished(String queue, JobState state, Instant from, Instant until, int limit) {
        return store.purgeFinished(queue, state, from, until, limit);
    }

    @Override
    public int forgetExpired(int limit) {
        return store.forgetExpired(limit);
    }

    @Override
    public int forgetFlow(Instant before, int limit) {
        return store.forgetFlow(before, limit);
    }

    @Override
    public void wakeAll() {
        store.wakeAll();
    }
}
