package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.FileAtPath;
import dev.quarterdeck.store.file.Statements;
import dev.quarterdeck.store.shared.Futures;
import dev.quarterdeck.store.shared.QueueNames;
import dev.quarterdeck.store.shared.SqlWrites;
import dev.quarterdeck.store.shared.WriteOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one writer of this process. Operations that arrive while a commit is on its way to the disk share the next
 * transaction, so that one sync pays for all of them; nobody is answered before the commit. A caller that finds the
 * writer idle runs its operation itself: waking a thread would cost as much as the commit.
 */
final class Writer implements SqlWrites<Transaction>, AutoCloseable {
    private static final int MOST_PER_COMMIT = 256;

    /**
     * Consumers that one commit has answered are back in a moment, to settle and to claim. A batch that does not wait for
     * them leaves them all for the one after it.
     */
    private static final long LINGER_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final Connection connection;
    private final FileAtPath atPath;
    private final Statements statements = new Statements();
    private final QueueNames queueNames = new QueueNames();
    private final WaitingClaims waitingClaims;
    private final Checkpoints checkpoints;
    private final Errors errors;
    private final InstantSource clock;
    private final ConcurrentLinkedQueue<Batch.Entry<?>> waiting = new ConcurrentLinkedQueue<>();

    /** How many are waiting: the queue would have to count them. */
    private final AtomicInteger arrived = new AtomicInteger();

    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean claimsCalled = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closing;

    /** Whether a transaction is open; only for whoever has the turn. */
    private boolean underWay;

    /** So many operations are worth a moment's wait for the next batch; 0 for none, then callers may run it. */
    private volatile int expected;

    Writer(SqliteFile file, WaitingClaims waitingClaims, Errors errors, InstantSource clock, String name)
            throws SQLException {
        this.connection = file.openWriter();
        this.atPath = new FileAtPath(file.path());
        this.waitingClaims = waitingClaims;
        this.checkpoints = new Checkpoints(file, name + "-checkpoints");
        this.errors = errors;
        this.clock = clock;
        this.thread = new Thread(this::work, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Hands an operation over; the future completes on the thread that commits it. */
    <T> CompletableFuture<T> submit(WriteOperation<Transaction, T> operation) {
        Batch.Entry<T> entry = new Batch.Entry<>(operation, new CompletableFuture<>());
        add(entry);
        LockSupport.unpark(thread);
        return entry.future();
    }

    /** Does an operation and waits until it is committed. An interrupt is kept for later: the work may be done. */
    @Override
    public <T> T run(WriteOperation<Transaction, T> operation) {
        Batch.Entry<T> entry = new Batch.Entry<>(operation, new CompletableFuture<>());
        if (turn.isHeldByCurrentThread()) {
            return runBetween(entry);
        }
        add(entry);
        if (expected == 0 && turn.tryLock()) {
            try {
                runBatch();
            } finally {
                turn.unlock();
            }
        }
        if (!entry.future().isDone() || !waiting.isEmpty() || claimsCalled.get()) {
            LockSupport.unpark(thread);
        }
        return Futures.await(entry.future());
    }

    /**
     * For who hears an answer and wants the next thing at once, on the very thread that gives the answers: nobody else
     * could do it. That alone, for what else waits may have such hearers too, who would be heard one inside the other.
     */
    private <T> T runBetween(Batch.Entry<T> entry) {
        if (underWay) {
            throw new IllegalStateException("expected no change of the store in the middle of another one, got one");
        }
        if (closing) {
            throw closed();
        }
        commit(List.of(entry), false);
        return Futures.await(entry.future());
    }

    /** Serves the waiting claims in the next transaction, because something may be there for them. */
    void callClaims() {
        claimsCalled.set(true);
        LockSupport.unpark(thread);
    }

    private void add(Batch.Entry<?> entry) {
        if (closing) {
            throw closed();
        }
        waiting.add(entry);
        arrived.incrementAndGet();
        // The writer may have ended between the question and the adding; then nobody else would answer.
        if (closing && waiting.remove(entry)) {
            arrived.decrementAndGet();
            throw closed();
        }
    }

    private static StoreException closed() {
        return new StoreException.Closed("the store is closed");
    }

    private void work() {
        while (!closing || !waiting.isEmpty()) {
            if (waiting.isEmpty() && !claimsCalled.get()) {
                LockSupport.park(this);
                continue;
            }
            linger();
            turn.lock();
            try {
                runBatch();
            } finally {
                turn.unlock();
            }
        }
    }

    private void linger() {
        long until = System.nanoTime() + LINGER_NANOS;
        long left = LINGER_NANOS;
        while (arrived.get() < expected && left > 0 && !closing) {
            LockSupport.parkNanos(this, left);
            left = until - System.nanoTime();
        }
    }

    /** What waits, in one transaction; only with the turn held. */
    private void runBatch() {
        List<Batch.Entry<?>> entries = take();
        boolean claims = claimsCalled.getAndSet(false);
        if (entries.isEmpty() && !claims) {
            return;
        }
        if (!commit(entries, claims)) {
            // Apart, so that whoever fails fails only for himself.
            entries.forEach(entry -> commit(List.of(entry), claims));
        }
    }

    /** False when one of several failed in such a way that nothing could be kept: nobody is answered then. */
    private boolean commit(List<Batch.Entry<?>> entries, boolean claims) {
        Batch batch = new Batch(errors, entries.size() == 1);
        WaitingClaims.Service service = waitingClaims.service();
        try {
            atPath.verify();
            statements.forgetMany();
            statements.prepare(connection, "BEGIN IMMEDIATE").execute();
            underWay = true;
            // Not before: to wait for another process may have taken seconds, and the leases begin here.
            Transaction transaction = new Transaction(connection, statements, queueNames, clock.millis());
            if (!batch.run(entries, transaction)) {
                statements.prepare(connection, "ROLLBACK").execute();
                underWay = false;
                if (entries.size() > 1) {
                    return false;
                }
                claimsCalled.compareAndSet(false, claims);
                batch.giveAnswers();
                return true;
            }
            service.serve(transaction, claims);
            transaction.writeDeltas();
            statements.prepare(connection, "COMMIT").execute();
            underWay = false;
            transaction.committed();
        } catch (SQLException | RuntimeException | Error e) {
            // Errors too (no memory for a payload): whoever waits for this batch would wait for ever.
            abandon(e);
            StoreException why = errors.whileWorking(e);
            entries.forEach(entry -> entry.fail(why));
            service.failed(why);
            if (claims) {
                // Whoever called for them took note of why already, and will not call again.
                waitingClaims.failAll(why);
            }
            return true;
        }
        // The claims first: who is answered looks next whether its claim waits, and has the waker look after it.
        expected = service.isEmpty() || entries.size() < 2 ? 0 : entries.size();
        service.committed();
        batch.giveAnswers();
        checkpoints.written(connection);
        return true;
    }

    private List<Batch.Entry<?>> take() {
        List<Batch.Entry<?>> entries = new ArrayList<>();
        Batch.Entry<?> entry;
        while (entries.size() < MOST_PER_COMMIT && (entry = waiting.poll()) != null) {
            entries.add(entry);
        }
        arrived.addAndGet(-entries.size());
        return entries;
    }

    /** Whatever is left of the transaction goes, and every statement is prepared anew: a failed one stays unusable. */
    private void abandon(Throwable because) {
        SQLException sql = because instanceof SQLException e ? e : new SQLException(because);
        try {
            statements.forget();
        } catch (SQLException e) {
            sql.addSuppressed(e);
        }
        Statements.rollBack(connection, sql);
        underWay = false;
    }

    /** Ends once everything that was handed over is answered. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        Futures.join(thread);
        turn.lock();
        try {
            while (!waiting.isEmpty()) {
                runBatch();
            }
            if (!connection.isClosed()) {
                try (connection) {
                    statements.forget();
                    checkpoints.close(connection);
                }
            }
        } catch (SQLException e) {
            throw errors.whileWorking(e);
        } finally {
            turn.unlock();
        }
    }
}
