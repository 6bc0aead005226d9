package dev.quarterdeck.store.model;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.JobEvent;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.FinishedPurge;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.MovedJob;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.model.ModelFlow.Figure;
import dev.quarterdeck.text.ShellWord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plain store in memory that every real one is held against: as simple as the contract can be said. */
public final class ModelStore extends ModelOperator implements JobStore {
    private long lastId;
    private int wakes;

    public ModelStore(InstantSource clock) {
        super(clock);
    }

    @Override
    public synchronized Enqueued enqueue(NewJob job) {
        return ofKey(job.key()).orElseGet(() -> {
            flow.add(job.queue(), now(), Figure.ENQUEUED, 1);
            return add(new ModelJob(++lastId, job, now()));
        });
    }

    private Optional<Enqueued> ofKey(@Nullable String key) {
        return jobs.values().stream()
                .filter(other -> key != null && key.equals(other.made.key()))
                .findFirst()
                .map(same -> new Enqueued(same.id, key, false));
    }

    private Enqueued add(ModelJob made) {
        jobs.put(made.id, made);
        queues.putIfAbsent(made.made.queue(), new QueueInfo(made.made.queue(), null));
        changed();
        return new Enqueued(made.id, made.made.key(), true);
    }

    @Override
    public synchronized List<Enqueued> moveIn(List<MovedJob> all) {
        return all.stream()
                .map(moved -> ofKey(moved.key()).orElseGet(() -> add(new ModelJob(++lastId, moved, now()))))
                .toList();
    }

    @Override
    public CompletableFuture<Enqueued> enqueueAsync(NewJob job) {
        return CompletableFuture.completedFuture(enqueue(job));
    }

    @Override
    public synchronized List<Enqueued> enqueueAll(List<NewJob> all) {
        return all.stream().map(this::enqueue).toList();
    }

    @Override
    public synchronized List<Claim> claim(ClaimRequest request) {
        long deadline = System.nanoTime() + request.patience().toNanos();
        int wakesBefore = wakes;
        while (true) {
            Instant now = now();
            List<Claim> claims = claimNow(request, now);
            long nanosLeft = deadline - System.nanoTime();
            if (!claims.isEmpty() || nanosLeft <= 0 || wakes != wakesBefore || !waitForChange(now, nanosLeft)) {
                return claims;
            }
        }
    }

    private List<Claim> claimNow(ClaimRequest request, Instant now) {
        List<ModelJob> ready = jobs.values().stream()
                .filter(job -> job.read().readyAt(now) && serves(request, job.made.queue()))
                .sorted((a, b) -> ModelOrder.of(Order.CLAIM).compare(a.read(), b.read()))
                .toList();
        List<Claim> claims = new ArrayList<>();
        for (ModelJob job : ready) {
            if (claims.size() < request.limit() && limits.allow(job.made.queue(), now)) {
                claim(job, request, now);
                limits.start(job.made.queue(), now);
                claims.add(new Claim(job.read(), job.payload));
            }
        }
        return claims;
    }

    private boolean serves(ClaimRequest request, String queue) {
        return !queues.get(queue).paused()
                && (request.queues().isEmpty() || request.queues().contains(queue));
    }

    private void claim(ModelJob job, ClaimRequest request, Instant now) {
        flow.add(job.made.queue(), now, Figure.STARTED, 1);
        flow.add(job.made.queue(), now, Figure.WAIT_MILLIS, millis(job.runAt, now));
        enter(job, transition(job, JobEvent.CLAIM, now).orElseThrow(), now);
        job.worker = request.worker();
        job.startedAt = now;
        job.leaseUntil = now.plus(request.lease());
    }

    /** Waits for a change, or until the next job may be due; false when the thread was interrupted. */
    private boolean waitForChange(Instant now, long nanosLeft) {
        long nextDueMillis = jobs.values().stream()
                .filter(job -> job.state == JobState.PENDING && job.runAt.isAfter(now))
                .mapToLong(job -> millis(now, job.runAt))
                .min()
                .orElse(Long.MAX_VALUE);
        long allowedMillis = limits.millisUntilNext(now);
        try {
            wait(Math.max(1, Math.min(nanosLeft / 1_000_000, Math.min(nextDueMillis, allowedMillis))));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized boolean settle(Settlement settlement) {
        Optional<ModelJob> held = held(settlement.lease());
        held.ifPresent(job -> settle(job, settlement, now()));
        return held.isPresent();
    }

    private void settle(ModelJob job, Settlement settlement, Instant now) {
        if (settlement instanceof Settlement.Complete complete) {
            job.result = complete.result();
            job.error = null;
            flow.add(job.made.queue(), now, Figure.COMPLETED, 1);
            flow.add(job.made.queue(), now, Figure.RUN_MILLIS, millis(job.startedAt, now));
            enter(job, transition(job, JobEvent.COMPLETE, now).orElseThrow(), now);
        } else if (settlement instanceof Settlement.Fail fail) {
            fail(job, JobEvent.FAIL, Outcome.FAILED, fail.error(), fail.retryIn(), now);
        } else if (settlement instanceof Settlement.Reject reject) {
            fail(job, JobEvent.REJECT, Outcome.REJECTED, reject.error(), Duration.ZERO, now);
        } else {
            if (job.cancelAsked) {
                job.record(Outcome.STOPPED, "cancel by an operator", now);
                job.fails("cancel by an operator");
            }
            enter(job, transition(job, JobEvent.RELEASE, now).orElseThrow(), now);
        }
    }

    private void died(String queue, Instant now) {
        QueueInfo info = queues.get(queue);
        Rate most = info.limits().pauseAfterDead();
        if (most == null || info.paused()) {
            return;
        }
        long dead = jobs.values().stream()
                .filter(job -> job.made.queue().equals(queue))
                .filter(job -> job.diedAfter(now.minus(most.per())))
                .count();
        if (dead >= most.jobs()) {
            pause(queue);
            String note = most.jobs() + " dead in " + Durations.format(most.per());
            long operation = begin("pause " + ShellWord.of(queue), new By("breaker", "queue", note), 1);
            count(operation, 1);
            end(operation, now, null);
        }
    }

    private void fail(
            ModelJob job, JobEvent event, Outcome outcome, String error, @Nullable Duration retryIn, Instant now) {
        job.record(outcome, error, now);
        job.fails(error);
        flow.add(job.made.queue(), now, Figure.FAILED, 1);
        int retries = retryIn == null ? 0 : job.made.maxRetries();
        Situation situation = new Situation(job.state, job.attempts, retries, job.cancelAsked, false);
        enter(job, Transitions.of(situation, event).orElseThrow(), now);
        if (job.state == JobState.PENDING && retryIn != null) {
            job.runAt = now.plus(retryIn);
        }
        if (job.state == JobState.DEAD && job.reason != Reason.CANCELLED) {
            died(job.made.queue(), now);
        }
    }

    @Override
    public CompletableFuture<Boolean> settleAsync(Settlement settlement) {
        return CompletableFuture.completedFuture(settle(settlement));
    }

    @Override
    public synchronized Map<Lease, LeaseState> heartbeat(Collection<Lease> leases, Duration lease) {
        ClaimRequest.checkLease(lease);
        Map<Lease, LeaseState> states = new HashMap<>();
        for (Lease each : leases) {
            Optional<ModelJob> held = held(each);
            held.ifPresent(job -> job.leaseUntil = now().plus(lease));
            states.put(each, held.map(ModelStore::leaseState).orElse(LeaseState.LOST));
        }
        changed();
        return states;
    }

    private static LeaseState leaseState(ModelJob job) {
        return job.cancelAsked ? LeaseState.CANCEL_ASKED : LeaseState.HELD;
    }

    private Optional<ModelJob> held(Lease lease) {
        return Optional.ofNullable(jobs.get(lease.jobId()))
                .filter(job -> job.state == JobState.LOCKED && job.revision == lease.token());
    }

    @Override
    public synchronized Orphans returnOrphans(
            Collection<WorkerInfo> goneWorkers, RetryPolicies policies, int limit, Instant judgedAt) {
        Instant now = now();
        Instant by = judgedAt.isBefore(now) ? judgedAt : now;
        Set<String> gone =
                goneWorkers.stream().filter(this::asJudged).map(WorkerInfo::id).collect(Collectors.toSet());
        List<ModelJob> orphans = jobs.values().stream()
                .filter(job -> job.read().orphanedAt(by) || (job.state == JobState.LOCKED && gone.contains(job.worker)))
                .sorted((a, b) -> ModelOrder.of(Order.LEASE).compare(a.read(), b.read()))
                .limit(limit)
                .toList();
        for (ModelJob job : orphans) {
            String error = "lease expired: worker " + job.worker + " gone";
            Duration wait =
                    policies.of(job.made.type()).delayAfter(job.attempts, 0.5).orElse(null);
            fail(job, JobEvent.EXPIRE, Outcome.LOST, error, wait, now);
        }
        int dead =
                (int) orphans.stream().filter(job -> job.state == JobState.DEAD).count();
        return new Orphans(orphans.size() - dead, dead);
    }

    @Override
    public synchronized boolean beat(WorkerInfo worker) {
        WorkerInfo before = workers.get(worker.id());
        boolean quiet =
                before != null && before.quiet() && before.processStart().equals(worker.processStart());
        workers.put(worker.id(), quieted(worker, quiet));
        changed();
        return quiet;
    }

    @Override
    public synchronized void retire(WorkerInfo worker) {
        if (stillThere(worker)) {
            workers.remove(worker.id());
        }
        if (manager != null && same(manager, worker)) {
            manager = null;
        }
        changed();
    }

    @Override
    public synchronized boolean lead(WorkerInfo worker, Duration lease, Collection<WorkerInfo> goneWorkers) {
        WorkerInfo holder = manager;
        if (holder != null
                && managerUntil.isAfter(now())
                && !managerUntil.isAfter(now().plus(lease.multipliedBy(2)))
                && !same(holder, worker)
                && goneWorkers.stream().noneMatch(gone -> same(holder, gone))) {
            return false;
        }
        manager = worker;
        managerUntil = now().plus(lease);
        changed();
        return true;
    }

    private static boolean same(WorkerInfo one, WorkerInfo other) {
        return one.id().equals(other.id()) && one.processStart().equals(other.processStart());
    }

    @Override
    public synchronized Optional<Enqueued> tick(Schedule schedule, Instant tick, Instant nextAt) {
        if (schedule.paused() || !schedule.equals(schedules.get(schedule.name()))) {
            return Optional.empty();
        }
        schedules.put(
                schedule.name(),
                new Schedule(schedule.name(), schedule.cron(), schedule.zone(), schedule.job(), nextAt, tick, null));
        return Optional.of(enqueue(schedule.jobAt(tick)));
    }

    @Override
    public synchronized FinishedPurge purgeFinished(
            String queue, JobState state, Instant from, Instant until, int limit) {
        if (state != JobState.DONE && state != JobState.DEAD) {
            throw new IllegalArgumentException("expected done or dead, got: " + state.word());
        }
        List<ModelJob> old = jobs.values().stream()
                .filter(job -> job.state == state
                        && job.made.queue().equals(queue)
                        && !job.since.isBefore(from)
                        && job.since.isBefore(until))
                .sorted(Comparator.comparing(job -> job.since))
                .limit(limit)
                .toList();
        old.forEach(job -> jobs.remove(job.id));
        changed();
        return new FinishedPurge(old.size(), old.size() < limit ? until : old.get(limit - 1).since);
    }

    @Override
    public synchronized int forgetExpired(int limit) {
        List<Long> expired = operations.values().stream()
                .filter(each ->
                        each.undoableUntil() != null && !each.undoableUntil().isAfter(now()))
                .sorted(Comparator.comparing(OperationInfo::undoableUntil))
                .map(OperationInfo::number)
                .filter(undo::keeps)
                .toList();
        int jobs = 0;
        for (long operation : expired) {
            jobs += jobs < limit ? forget(operation, limit - jobs) : 0;
        }
        return jobs;
    }

    @Override
    public synchronized int forgetFlow(Instant before, int limit) {
        return flow.forget(before, limit);
    }

    private boolean asJudged(WorkerInfo worker) {
        return stillThere(worker) && workers.get(worker.id()).beatAt().equals(worker.beatAt());
    }

    private boolean stillThere(WorkerInfo worker) {
        WorkerInfo row = workers.get(worker.id());
        return row != null && row.processStart().equals(worker.processStart());
    }

    @Override
    public synchronized void wakeAll() {
        wakes++;
        notifyAll();
    }

    private static long millis(@Nullable Instant from, Instant to) {
        return from == null ? 0 : Math.max(0, Duration.between(from, to).toMillis());
    }
}
