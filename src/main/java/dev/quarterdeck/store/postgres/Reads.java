package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.shared.RowMappers;
import dev.quarterdeck.store.shared.SqlReads;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Reads from connections that cannot change anything; what a lost connection cut off is read again. */
final class Reads implements SqlReads, AutoCloseable {
    private static final String TOGETHER = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    private static final String ALL_JOBS =
            TOGETHER + "; SET LOCAL statement_timeout = " + Server.MOST_FOR_ALL_JOBS.toMillis();

    private final Errors errors;
    private final Pool pool;
    private final Jdbi jdbi;

    Reads(Server server, Errors errors) {
        this.errors = errors;
        this.pool = new Pool(server::readers);
        this.jdbi = Jdbi.create(pool::take);
        // "<" is a comparison in our SQL, and never the start of a template's attribute.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        Text.bindAndRead(jdbi);
        RowMappers.register(jdbi, PostgresDialect.DIALECT);
    }

    @Override
    public <T> T read(Function<Handle, T> reading) {
        pool.enter();
        try {
            return insist(reading);
        } finally {
            pool.leave();
        }
    }

    @Override
    public <T> T readTogether(Function<Handle, T> reading) {
        return read(handle -> inTransaction(handle, TOGETHER, reading));
    }

    @Override
    public <T> T readAllJobs(Function<Handle, T> reading) {
        return read(handle -> inTransaction(handle, ALL_JOBS, reading));
    }

    private static <T> T inTransaction(Handle handle, String begin, Function<Handle, T> reading) {
        return handle.inTransaction(begun -> {
            begun.execute(begin);
            return reading.apply(begun);
        });
    }

    private <T> T insist(Function<Handle, T> reading) {
        Backoff backoff = new Backoff();
        while (true) {
            try (Handle handle = jdbi.open()) {
                return reading.apply(handle);
            } catch (StoreException e) {
                throw e;
            } catch (RuntimeException e) {
                if (!Errors.isLoss(e) || !backoff.again()) {
                    throw errors.whileWorking(e);
                }
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
