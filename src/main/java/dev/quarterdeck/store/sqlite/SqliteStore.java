package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.disk.Nap;
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
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.FileAtPath;
import dev.quarterdeck.store.file.Readers;
import dev.quarterdeck.store.shared.Futures;
import dev.quarterdeck.store.shared.SqlStore;
import dev.quarterdeck.store.shared.WriteOperation;
import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The queue in one SQLite file. */
public final class SqliteStore extends SqlStore<Transaction> {
    private final SqliteFile file;
    private final Errors errors;
    private final Readers readers;
    private final FileAtPath atPath;
    private final ChangeMark mark;
    private final GivingWay givingWay = new GivingWay();
    private final WaitingClaims waitingClaims = new WaitingClaims();
    private final @Nullable Writer writer;
    private final @Nullable Waker waker;

    private SqliteStore(SqliteFile file, Readers readers, FileAtPath atPath, Errors errors, OpenOptions options)
            throws SQLException {
        super(new Target.File(file.path()), options.clock(), new Reads(readers, atPath), SqliteDialect.DIALECT);
        this.file = file;
        this.errors = errors;
        this.readers = readers;
        this.atPath = atPath;
        mark = new ChangeMark(file);
        boolean writes = file.access() != OpenOptions.Access.READ;
        // What the names of this store's threads begin with.
        String threads = "quarterdeck-" + file.path().getFileName();
        writer = writes ? new Writer(file, waitingClaims, errors, options.clock(), threads + "-writer") : null;
        waker = writer == null
                ? null
                : new Waker(waitingClaims, writer, readers, mark, options.clock(), threads + "-waker");
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
            return new SqliteStore(file, file.readers(errors), new FileAtPath(path), errors, options);
        } catch (SQLException e) {
            throw errors.whileOpening(e);
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    protected Writer writes() {
        if (writer == null) {
            throw readOnly();
        }
        return writer;
    }

    @Override
    public Enqueued enqueue(NewJob job) {
        return writes().run(transaction -> Enqueueing.enqueue(transaction, job));
    }

    @Override
    public CompletableFuture<Enqueued> enqueueAsync(NewJob job) {
        return writes().submit(transaction -> Enqueueing.enqueue(transaction, job));
    }

    @Override
    public List<Enqueued> enqueueAll(List<NewJob> jobs) {
        List<NewJob> all = List.copyOf(jobs);
        return writes().run(transaction -> transaction.allOrNothing(() -> Enqueueing.enqueueAll(transaction, all)));
    }

    @Override
    public List<Enqueued> moveIn(List<MovedJob> jobs) {
        List<MovedJob> all = List.copyOf(jobs);
        return writes().run(transaction -> transaction.allOrNothing(() -> MovingIn.moveIn(transaction, all)));
    }

    /** Fresh claims are served with the next transaction, whoever asks for it. */
    @Override
    public List<Claim> claim(ClaimRequest request) {
        Writer active = writes();
        WaitingClaims.Waiting claim = waitingClaims.add(request);
        try {
            active.run(transaction -> true);
        } catch (StoreException e) {
            waitingClaims.giveUp(claim);
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
                waitingClaims.giveUp(claim);
            }
        }
        return Futures.await(claim.future());
    }

    private static long patienceNanos(ClaimRequest request) {
        return TimeUnit.NANOSECONDS.convert(request.patience());
    }

    @Override
    public boolean settle(Settlement settlement) {
        return writes().run(transaction -> Settling.settle(transaction, settlement));
    }

    @Override
    public CompletableFuture<Boolean> settleAsync(Settlement settlement) {
        return writes().submit(transaction -> Settling.settle(transaction, settlement));
    }

    @Override
    public void wakeAll() {
        waitingClaims.giveUpAll();
    }

    /** After a pause as long as others need. */
    @Override
    protected <T> T runChunk(WriteOperation<Transaction, T> operation) {
        Nap.ofNanos(givingWay.pauseNanos(System.nanoTime()));
        Chunk<T> done = writes().run(transaction -> {
            long from = System.nanoTime();
            return new Chunk<>(operation.run(transaction), transaction.othersMark(), from);
        });
        givingWay.did(done.othersMark(), done.from(), System.nanoTime());
        return done.result();
    }

    private record Chunk<T>(T result, long othersMark, long from) {}

    @Override
    public CheckReport check() {
        long now = clock().millis();
        // Not in one transaction, which SQLite cannot end once it has met damage; and on a connection of its own, whose
        // statements damage may leave unusable.
        try (Handle handle = readers.open()) {
            return Checking.check(handle, now);
        } catch (JdbiException e) {
            throw errors.whileWorking(e);
        }
    }

    @Override
    public long changeMark() {
        atPath.verify();
        try {
            return mark.read();
        } catch (SQLException e) {
            throw errors.whileWorking(e);
        }
    }

    @Override
    public Footprint footprint() {
        return readers.readTogether(handle -> footprint(AttachedSql.of(handle)));
    }

    private Footprint footprint(ReadingSql sql) {
        long pageSize = sql.pageSize();
        // The log's size is asked of the file system, which opens nothing.
        long log = new File(file.path() + "-wal").length();
        return new Footprint(pageSize * sql.pageCount(), log, pageSize * sql.freePages());
    }

    @Override
    public Optional<BackupReceipt> backup(Path to, BooleanSupplier stop) {
        return new Backup(file, errors, to).make(stop);
    }

    @Override
    public long compact(long mostBytes) {
        long givenBack = writes().run(transaction -> Compacting.giveBack(transaction, mostBytes));
        if (givenBack == 0) {
            mergeLog();
        }
        return givenBack;
    }

    private void mergeLog() {
        try {
            Compacting.mergeLog(file);
        } catch (SQLException e) {
            throw errors.whileWorking(e);
        }
    }

    /** Waits for what was handed over before; claims that wait end with nothing. */
    @Override
    public void close() {
        waitingClaims.giveUpAll();
        if (waker != null) {
            waker.close();
        }
        try {
            // Before the writer: the last connection merges the log into the file, and one that only reads cannot.
            closeReading();
        } finally {
            if (writer != null) {
                writer.close();
            }
            // Those that came between the first time and the writer's end.
            waitingClaims.giveUpAll();
        }
    }

    private void closeReading() {
        readers.close();
        try {
            mark.close();
        } catch (SQLException e) {
            throw errors.whileWorking(e);
        }
    }
}
