package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.BackupReceipt;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.MovedJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.shared.SqlStore;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The queue in a schema of a PostgreSQL database. */
public final class PostgresStore extends SqlStore<Transaction> {
    /** How long those who wait for jobs go without a look of their own: nothing that they are told of depends on it. */
    private static final long LISTENING_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The same where nobody would tell them. */
    private static final long DEAF_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Server server;
    private final Reads reads;
    private final WaitingClaims waitingClaims = new WaitingClaims();
    private final @Nullable Writes writes;
    private final @Nullable Notifier notifier;
    private final Listener listener;
    private final @Nullable SharedWrites shared;

    private PostgresStore(Server server, Reads reads, Errors errors, OpenOptions options, Ids ids) {
        super(server.target(), options.clock(), reads, PostgresDialect.DIALECT);
        this.server = server;
        this.reads = reads;
        boolean changes = options.access() != OpenOptions.Access.READ;
        writes = changes ? new Writes(server, errors, options.clock(), ids, this::committed) : null;
        notifier = writes == null ? null : new Notifier(server, writes);
        listener = new Listener(server, waitingClaims);
        shared = writes == null
                ? null
                : new SharedWrites(writes, "quarterdeck-" + server.target().database() + "-writer");
    }

    /**
     * Opens a schema on a server, and makes it first where the options allow that.
     *
     * @throws StoreException.CannotOpen when it is missing, too new, out of reach or not for this user
     */
    public static PostgresStore open(Target.Server target, OpenOptions options) {
        return open(target, options, new Ids(System::nanoTime));
    }

    static PostgresStore open(Target.Server target, OpenOptions options, Ids ids) {
        Server server = new Server(target, options.durability());
        Errors errors = new Errors(target);
        new Opening(server, options.access(), errors).prepare();
        return new PostgresStore(server, new Reads(server, errors), errors, options, ids);
    }

    private void committed(Transaction transaction) {
        if (transaction.hasMadeReady()) {
            waitingClaims.wake();
            if (notifier != null) {
                notifier.want();
            }
        } else if (transaction.hasFreedSlot()) {
            waitingClaims.freed();
        }
    }

    @Override
    protected Writes writes() {
        if (writes == null) {
            throw readOnly();
        }
        return writes;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.BACKUP, Capability.COMPACT));
    }

    /** What it cannot do is the server's own business, and is said with the server's own words for it. */
    @Override
    public Optional<String> obstacle(Capability needed) {
        String here = target().text() + " is on a PostgreSQL server, ";
        return switch (needed) {
            case BACKUP ->
                Optional.of(here + "whose own tools copy it: pg_dump --schema="
                        + server.target().schema());
            case COMPACT -> Optional.of(here + "which uses free space again by itself; VACUUM FULL gives it back");
            default -> Optional.empty();
        };
    }

    @Override
    public Enqueued enqueue(NewJob job) {
        return shared().enqueueAndWait(job);
    }

    @Override
    public CompletableFuture<Enqueued> enqueueAsync(NewJob job) {
        return shared().enqueue(job);
    }

    private SharedWrites shared() {
        writes();
        return Objects.requireNonNull(shared);
    }

    @Override
    public List<Enqueued> enqueueAll(List<NewJob> jobs) {
        return new Enqueueing(List.copyOf(jobs)).by(writes());
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
        long ends = waitingClaims.ends();
        while (true) {
            long changes = waitingClaims.changes();
            Claiming.Result result = writes().runRepeatably(transaction -> Claiming.claim(transaction, request));
            long left = deadline - System.nanoTime();
            boolean over = left <= 0
                    || waitingClaims.ends() != ends
                    || Thread.currentThread().isInterrupted();
            if (!result.claims().isEmpty() || over) {
                return result.claims();
            }
            waitingClaims.metRunningLimit(result.metRunningLimit());
            listener.begin();
            waitingClaims.await(changes, ends, Math.min(left, nanosToNextLook(result)));
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

    @Override
    public boolean settle(Settlement settlement) {
        return shared().settleAndWait(settlement);
    }

    @Override
    public CompletableFuture<Boolean> settleAsync(Settlement settlement) {
        return shared().settle(settlement);
    }

    @Override
    public void wakeAll() {
        waitingClaims.endAll();
    }

    @Override
    public CheckReport check() {
        long now = clock().millis();
        return reads.readAllJobs(handle -> Checking.check(handle, now));
    }

    @Override
    public long changeMark() {
        return reads.read(handle -> ReadingSql.of(handle).changeMark());
    }

    /** The log belongs to the whole server, and what is free inside of a table is not known without reading it. */
    @Override
    public Footprint footprint() {
        return new Footprint(reads.read(handle -> ReadingSql.of(handle).bytes()), OptionalLong.empty(), 0);
    }

    @Override
    public Optional<BackupReceipt> backup(Path to, BooleanSupplier stop) {
        throw unsupported(Capability.BACKUP);
    }

    @Override
    public long compact(long mostBytes) {
        throw unsupported(Capability.COMPACT);
    }

    private StoreException.Unsupported unsupported(Capability needed) {
        return new StoreException.Unsupported(obstacle(needed).orElseThrow());
    }

    /** Waits for what was handed over before; claims that wait end with nothing. */
    @Override
    public void close() {
        waitingClaims.endAll();
        if (shared != null) {
            shared.close();
        }
        listener.close();
        // Tells others what they are to be told, before the connections are gone.
        if (notifier != null) {
            notifier.close();
        }
        if (writes != null) {
            writes.close();
        }
        reads.close();
    }
}
