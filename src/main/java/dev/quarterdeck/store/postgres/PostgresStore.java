package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.FinishedPurge;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.MovedJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.shared.Enrolment;
import dev.quarterdeck.store.shared.Expiry;
import dev.quarterdeck.store.shared.Forgetting;
import dev.quarterdeck.store.shared.OrphanReturn;
import dev.quarterdeck.store.shared.Scheduling;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The queue in a schema of a PostgreSQL database. */
public final class PostgresStore extends PostgresOperator implements JobStore {
    /** How long those who wait for jobs go without a look of their own: nothing that they are told of depends on it. */
    private static final long LISTENING_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The same where nobody would tell them. */
    private static final long DEAF_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final String NO_MANAGER = "INSERT INTO duty (name, until, holder, holder_start) VALUES ('"
            + Enrolment.MANAGER + "', 0, '', '') ON CONFLICT DO NOTHING";

    private final Listener listener;
    private final @Nullable AsyncWrites async;

    private PostgresStore(Server server, Errors errors, OpenOptions options) {
        super(server, errors, options);
        listener = new Listener(server, waitingClaims());
        Writes active = writesIfAny();
        async = active == null
                ? null
                : new AsyncWrites(active, "quarterdeck-" + server.target().database() + "-writer");
    }

    /**
     * Opens a schema on a server, and makes it first where the options allow that.
     *
     * @throws StoreException.CannotOpen when it is missing, too new, out of reach or not for this user
     */
    public static PostgresStore open(Target.Server target, OpenOptions options) {
        Server server = new Server(target, options.durability());
        Errors errors = new Errors(target);
        new Opening(server, options.access(), errors).prepare();
        return new PostgresStore(server, errors, options);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.BACKUP, Capability.COMPACT));
    }

    /** It may be said again: a job is known by its id, and by its key if it has one. */
    @Override
    public Enqueued enqueue(NewJob job) {
        return writes().runRepeatably(new Enqueueing(List.of(job))).get(0);
    }

    @Override
    public CompletableFuture<Enqueued> enqueueAsync(NewJob job) {
        return async().enqueue(job);
    }

    private AsyncWrites async() {
        writes();
        return Objects.requireNonNull(async);
    }

    @Override
    public List<Enqueued> enqueueAll(List<NewJob> jobs) {
        return writes().runRepeatably(new Enqueueing(List.copyOf(jobs)));
    }

    /** The keys make it safe to say again. */
    @Override
    public List<Enqueued> moveIn(List<MovedJob> jobs) {
        List<MovedJob> all = List.copyOf(jobs);
        return writes().runRepeatably(transaction -> MovingIn.moveIn(transaction, all));
    }

    /** What a claim took whose answer was lost comes back with the end of its lease, so that it may be said again. */
    @Override
    public List<Claim> claim(ClaimRequest request) {
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(request.patience());
        long ends = waitingClaims().ends();
        while (true) {
            long changes = waitingClaims().changes();
            Claiming.Result result = writes().runRepeatably(transaction -> Claiming.claim(transaction, request));
            long left = deadline - System.nanoTime();
            boolean over = left <= 0
                    || waitingClaims().ends() != ends
                    || Thread.currentThread().isInterrupted();
            if (!result.claims().isEmpty() || over) {
                return result.claims();
            }
            waitingClaims().metRunningLimit(result.metRunningLimit());
            listener.begin();
            waitingClaims().await(changes, ends, Math.min(left, nanosToNextLook(result)));
        }
    }

    /** Another process that ends a job tells nobody: limits of running jobs are looked at as often as if we were deaf. */
    private long nanosToNextLook(Claiming.Result result) {
        long wait = listener.isListening() && !result.metRunningLimit() ? LISTENING_NANOS : DEAF_NANOS;
        long due = result.nextMillis() == Long.MAX_VALUE
                ? wait
                : TimeUnit.MILLISECONDS.toNanos(Math.max(0, result.nextMillis() - clock().millis()));
        return Math.min(wait, due);
    }

    /** Fenced, and so the same when it is said again; then the job shows whether the first time has completed it. */
    @Override
    public boolean settle(Settlement settlement) {
        return writes().runRepeatably(transaction -> Settling.settle(transaction, settlement));
    }

    @Override
    public CompletableFuture<Boolean> settleAsync(Settlement settlement) {
        return async().settle(settlement);
    }

    @Override
    public Map<Lease, LeaseState> heartbeat(Collection<Lease> leases, Duration lease) {
        List<Lease> all = List.copyOf(leases);
        return writes().runRepeatably(transaction -> Settling.heartbeat(transaction, all, lease.toMillis()));
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
        writes().runRepeatably(transaction -> Enrolment.retire(transaction, worker));
    }

    @Override
    public boolean lead(WorkerInfo worker, Duration lease, Collection<WorkerInfo> goneWorkers) {
        List<WorkerInfo> gone = List.copyOf(goneWorkers);
        return writes().runRepeatably(transaction -> {
            // There first, so that there is something to lock: two who find no manager would both become one.
            transaction.update(NO_MANAGER);
            return Enrolment.lead(transaction, worker, lease.toMillis(), gone);
        });
    }

    @Override
    public Optional<Enqueued> tick(Schedule schedule, Instant tick, Instant nextAt) {
        return writes().runRepeatably(
                        transaction -> Scheduling.tick(transaction, schedule, tick, nextAt.toEpochMilli()));
    }

    @Override
    public FinishedPurge purgeFinished(String queue, JobState state, Instant from, Instant until, int limit) {
        Writes active = writes();
        Expiry expiry = new Expiry(queue, state, until);
        Expiry.Old old = reads().read(handle -> expiry.old(handle, from, limit));
        int purged =
                old.ids().length == 0 ? 0 : active.runRepeatably(transaction -> expiry.delete(transaction, old.ids()));
        return old.purged(purged, until);
    }

    @Override
    public int forgetFlow(Instant before, int limit) {
        long minute = FlowDeltas.minuteOf(before.toEpochMilli());
        return writes().runRepeatably(transaction -> transaction.update(Expiry.FORGET_FLOW, minute, limit));
    }

    @Override
    public void wakeAll() {
        waitingClaims().endAll();
    }

    @Override
    public int forgetExpired(int limit) {
        return writes().runRepeatably(transaction -> Forgetting.expired(transaction, limit));
    }

    /** Waits for what was handed over before; claims that wait end with nothing. */
    @Override
    public void close() {
        waitingClaims().endAll();
        if (async != null) {
            async.close();
        }
        listener.close();
        closeWriting();
        reads().close();
    }
}
