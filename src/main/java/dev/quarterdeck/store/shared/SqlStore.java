package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.FinishedPurge;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store, but for the ways of single jobs: what comes in, is claimed and ends has its own speed on every engine.
 *
 * @param <X> the engine's transactions
 */
public abstract class SqlStore<X extends OpenTransaction> extends SqlOperator<X> implements JobStore {

    protected SqlStore(Target target, InstantSource clock, SqlReads reads, Dialect dialect) {
        super(target, clock, reads, dialect);
    }

    @Override
    public Map<Lease, LeaseState> heartbeat(Collection<Lease> leases, Duration lease) {
        ClaimRequest.checkLease(lease);
        List<Lease> all = List.copyOf(leases);
        return writes().runRepeatably(transaction ->
                transaction.allOrNothing(() -> Prolonging.prolong(transaction, all, lease.toMillis())));
    }

    @Override
    public Orphans returnOrphans(
            Collection<WorkerInfo> goneWorkers, RetryPolicies policies, int limit, Instant judgedAt) {
        List<WorkerInfo> gone = List.copyOf(goneWorkers);
        return writes().runRepeatably(transaction -> OrphanReturn.run(transaction, gone, policies, limit, judgedAt));
    }

    @Override
    public boolean beat(WorkerInfo worker) {
        return writes().runRepeatably(transaction -> Enrolment.beat(transaction, worker));
    }

    @Override
    public void retire(WorkerInfo worker) {
        writes().runRepeatably(transaction -> transaction.allOrNothing(() -> Enrolment.retire(transaction, worker)));
    }

    @Override
    public boolean lead(WorkerInfo worker, Duration lease, Collection<WorkerInfo> goneWorkers) {
        List<WorkerInfo> gone = List.copyOf(goneWorkers);
        return writes().runRepeatably(transaction -> Enrolment.lead(transaction, worker, lease.toMillis(), gone));
    }

    @Override
    public Optional<Enqueued> tick(Schedule schedule, Instant tick, Instant nextAt) {
        return writes().runRepeatably(transaction ->
                transaction.allOrNothing(() -> Scheduling.tick(transaction, schedule, tick, nextAt.toEpochMilli())));
    }

    @Override
    public FinishedPurge purgeFinished(String queue, JobState state, Instant from, Instant until, int limit) {
        SqlWrites<X> active = writes();
        Expiry expiry = new Expiry(queue, state, until);
        Expiry.Old old = reads().read(handle -> expiry.old(handle, from, limit));
        int purged = old.ids().length == 0
                ? 0
                : active.runRepeatably(
                        transaction -> transaction.allOrNothing(() -> expiry.delete(transaction, old.ids())));
        return old.purged(purged, until);
    }

    @Override
    public int forgetExpired(int limit) {
        return writes().runRepeatably(transaction -> Forgetting.expired(transaction, limit));
    }

    @Override
    public int forgetFlow(Instant before, int limit) {
        long minute = Flow.minuteOf(before.toEpochMilli());
        return writes().runRepeatably(transaction -> transaction.update(Expiry.FORGET_FLOW, minute, limit));
    }
}
