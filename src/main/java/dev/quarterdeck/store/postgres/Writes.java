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
    private final Shards shards = new Shards();
    private final Consumer<Transaction> committed;

    /** @param committed is told of every transaction after its commit, on the thread that ran it */
    Writes(Server server, Errors errors, InstantSource clock, Consumer<Transaction> committed) {
        this.pool = new Pool(server::writers);
        this.errors = errors;
        this.clock = clock;
        this.committed = committed;
    }

    @Override
    public <T> T run(WriteOperation<Transaction, T> operation) {
        return run(operation, false);
    }

    @Override
    public <T> T runRepeatably(WriteOperation<Transaction, T> operation) {
        return run(operation, true);
    }

    private <T> T run(WriteOperation<Transaction, T> operation, boolean repeatable) {
        pool.enter();
        try {
            Backoff backoff = new Backoff();
            boolean mayBeDone = false;
            while (true) {
                try {
                    return once(operation, mayBeDone);
                } catch (LostAtCommit e) {
                    mayBeDone = true;
                    if (!repeatable || !backoff.again()) {
                        throw errors.unknown(e);
                    }
                } catch (SQLException e) {
                    boolean again = Errors.isConflict(e) || Errors.isLoss(e);
                    if (!again || !backoff.again()) {
                        throw errors.whileWorking(e);
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
                        new Transaction(connection, statements, queueNames, clock.millis(), shard, mayBeDone);
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
