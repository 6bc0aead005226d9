package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.shared.QueueNames;
import dev.quarterdeck.store.shared.SqlWrites;
import dev.quarterdeck.store.shared.WriteOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/**
 * Runs transactions. One that others were in the way of, or whose connection was lost before its commit, left no trace and
 * is done again. Lost at the commit it may have left one: then it is only done again where that makes no difference.
 */
final class Writes implements SqlWrites<Transaction>, AutoCloseable {
    private final Pool pool;
    private final Errors errors;
    private final InstantSource clock;
    private final QueueNames queueNames = new QueueNames();
    private final Ids ids;
    private final Shards shards = new Shards();
    private final Consumer<Transaction> committed;

    /** @param committed is told of every transaction after its commit, on the thread that ran it */
    Writes(Server server, Errors errors, InstantSource clock, Ids ids, Consumer<Transaction> committed) {
        this.pool = new Pool(server::writers);
        this.errors = errors;
        this.clock = clock;
        this.ids = ids;
        this.committed = committed;
    }

    /** Whether what may be done already is done again. */
    private enum Again {
        /** Not here, and by nobody who does not look first. */
        NEVER,
        /** Here, where it finds what it did; another try by somebody else would not. */
        HERE,
        ANYWHERE
    }

    @Override
    public <T> T run(WriteOperation<Transaction, T> operation) {
        return run(operation, Again.NEVER);
    }

    @Override
    public <T> T runRepeatably(WriteOperation<Transaction, T> operation) {
        return run(operation, Again.ANYWHERE);
    }

    /** What finds its own traces if it is done, so that it may be done again as long as it is the same operation. */
    <T> T runTraceably(WriteOperation<Transaction, T> operation) {
        return run(operation, Again.HERE);
    }

    private <T> T run(WriteOperation<Transaction, T> operation, Again again) {
        pool.enter();
        try {
            Backoff backoff = new Backoff();
            SQLException lost = null;
            while (true) {
                try {
                    return once(operation, lost != null);
                } catch (SQLException e) {
                    boolean atCommit = e instanceof LostAtCommit;
                    lost = atCommit ? e : lost;
                    if (atCommit || Errors.isLoss(e)) {
                        ids.forget();
                    }
                    boolean mayPass = atCommit ? again != Again.NEVER : Errors.isConflict(e) || Errors.isLoss(e);
                    if (!mayPass || !backoff.again()) {
                        throw lost != null && again != Again.ANYWHERE ? errors.unknown(lost) : errors.whileWorking(e);
                    }
                }
            }
        } finally {
            pool.leave();
        }
    }

    /** What fails before its commit is rolled back by the pool, which gets the connection back in any case. */
    private <T> T once(WriteOperation<Transaction, T> operation, boolean mayBeDone) throws SQLException {
        try (Connection connection = pool.take()) {
            int shard = shards.of(connection.unwrap(PGConnection.class).getBackendPID());
            try (Statements statements = new Statements(connection)) {
                Transaction transaction =
                        new Transaction(connection, statements, queueNames, ids, clock.millis(), shard, mayBeDone);
                T result = operation.run(transaction);
                transaction.commit();
                transaction.committed();
                committed.accept(transaction);
                return result;
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
