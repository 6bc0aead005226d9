package dev.quarterdeck.store.sqlite;

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
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.shared.Enrolment;
import dev.quarterdeck.store.shared.Expiry;
import dev.quarterdeck.store.shared.Forgetting;
import dev.quarterdeck.store.shared.Futures;
import dev.quarterdeck.store.shared.OrphanReturn;
import dev.quarterdeck.store.shared.Scheduling;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The queue in one SQLite file. */
public final class SqliteStore extends SqliteOperator implements JobStore {
    private final @Nullable Waker waker;

    private SqliteStore(SqliteFile file, Errors errors, OpenOptions options) throws SQLException {
        super(file, errors, options);
        Writer active = writerIfAny();
        waker = active == null
                ? null
                : new Waker(waitingClaims(), active, readers(), mark(), options.clock(), threads() + "-waker");
    }

    /**
     * Opens a file, and makes it first where the options allow that.
     *
     * @throws StoreException.CannotOpen when it is missing, damaged, too new, locked out or no queue of ours
     */
    public static SqliteStore open(Path path, OpenOptions options) {
        SqliteFile file = new SqliteFile(path, options.access(), options.durability());
        file.refuseLinkToNothing();
        new Opening(file).prepare();
        Errors errors = new Errors(path);
        try {
            Inventory.check(file);
            return new SqliteStore(file, errors, options);
        } catch (SQLException e) {
            throw errors.whileOpening(e);
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Enqueued enqueue(NewJob job) {
        return writer().run(transaction -> Enqueueing.enqueue(transaction, job));
    }

    @Override
    public CompletableFuture<Enqueued> enqueueAsync(NewJob job) {
        return writer().submit(transaction -> Enqueueing.enqueue(transaction, job));
    }

    @Override
    public List<Enqueued> enqueueAll(List<NewJob> jobs) {
        List<NewJob> all = List.copyOf(jobs);
        return writer().run(transaction -> transaction.allOrNothing(() -> Enqueueing.enqueueAll(transaction, all)));
    }

    @Override
    public List<Enqueued> moveIn(List<MovedJob> jobs) {
        List<MovedJob> all = List.copyOf(jobs);
        return writer().run(transaction -> transaction.allOrNothing(() -> MovingIn.moveIn(transaction, all)));
    }

    /** Fresh claims are served with the next transaction, whoever asks for it. */
    @Override
    public List<Claim> claim(ClaimRequest request) {
        Writer active = writer();
        WaitingClaims.Waiting claim = waitingClaims().add(request);
        try {
            active.run(transaction -> true);
        } catch (StoreException e) {
            waitingClaims().giveUp(claim);
            // An earlier transaction may have served it: what is claimed must reach the one who asked.
            List<Claim> served = Futures.await(claim.future());
            if (served.isEmpty()) {
                throw e;
            }
            return served;
        }
        if (!claim.future().isDone() && waker != null) {
            waker.watch();
            if (!Futures.awaitUpTo(claim.future(), patienceNanos(request))) {
                waitingClaims().giveUp(claim);
            }
        }
        return Futures.await(claim.future());
    }

    private static long patienceNanos(ClaimRequest request) {
        return TimeUnit.NANOSECONDS.convert(request.patience());
    }

    @Override
    public boolean settle(Settlement settlement) {
        return writer().run(transaction -> Settling.settle(transaction, settlement));
    }

    @Override
    public CompletableFuture<Boolean> settleAsync(Settlement settlement) {
        return writer().submit(transaction -> Settling.settle(transaction, settlement));
    }

    @Override
    public Map<Lease, LeaseState> heartbeat(Collection<Lease> leases, Duration lease) {
        List<Lease> all = List.copyOf(leases);
        return writer().run(transaction ->
                transaction.allOrNothing(() -> Settling.heartbeat(transaction, all, lease.toMillis())));
    }

    @Override
    public Orphans returnOrphans(
            Collection<WorkerInfo> goneWorkers, RetryPolicies policies, int limit, Instant judgedAt) {
        List<WorkerInfo> gone = List.copyOf(goneWorkers);
        return writer().run(transaction -> OrphanReturn.run(transaction, gone, policies, limit, judgedAt));
    }

    @Override
    public boolean beat(WorkerInfo worker) {
        return writer().run(transaction -> Enrolment.beat(transaction, worker));
    }

    @Override
    public void retire(WorkerInfo worker) {
        writer().run(transaction -> transaction.allOrNothing(() -> Enrolment.retire(transaction, worker)));
    }

    @Override
    public boolean lead(WorkerInfo worker, Duration lease, Collection<WorkerInfo> goneWorkers) {
        List<WorkerInfo> gone = List.copyOf(goneWorkers);
        return writer().run(transaction -> Enrolment.lead(transaction, worker, lease.toMillis(), gone));
    }

    @Override
    public Optional<Enqueued> tick(Schedule schedule, Instant tick, Instant nextAt) {
        return writer().run(transaction ->
                transaction.allOrNothing(() -> Scheduling.tick(transaction, schedule, tick, nextAt.toEpochMilli())));
    }

    @Override
    public FinishedPurge purgeFinished(String queue, JobState state, Instant from, Instant until, int limit) {
        Writer active = writer();
        Expiry expiry = new Expiry(queue, state, until);
        Expiry.Old old = readers().read(handle -> expiry.old(handle, from, limit));
        int purged = old.ids().length == 0
                ? 0
                : active.run(transaction -> transaction.allOrNothing(() -> expiry.delete(transaction, old.ids())));
        return old.purged(purged, until);
    }

    @Override
    public int forgetFlow(Instant before, int limit) {
        long minute = FlowDeltas.minuteOf(before.toEpochMilli());
        return writer().run(transaction -> transaction.update(Expiry.FORGET_FLOW, minute, limit));
    }

    @Override
    public void wakeAll() {
        waitingClaims().giveUpAll();
    }

    @Override
    public int forgetExpired(int limit) {
        return writer().run(transaction -> Forgetting.expired(transaction, limit));
    }

    /** Waits for what was handed over before; claims that wait end with nothing. */
    @Override
    public void close() {
        waitingClaims().giveUpAll();
        if (waker != null) {
            waker.close();
        }
        try {
            // Before the writer: the last connection merges the log into the file, and one that only reads cannot.
            closeReading();
        } finally {
            Writer active = writerIfAny();
            if (active != null) {
                active.close();
            }
            // Those that came between the first time and the writer's end.
            waitingClaims().giveUpAll();
        }
    }
}
