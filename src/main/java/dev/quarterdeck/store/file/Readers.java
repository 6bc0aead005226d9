package dev.quarterdeck.store.file;

import dev.quarterdeck.store.StoreException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Read-only connections, opened when needed and kept with their prepared statements. Safe for use by many threads. */
public final class Readers implements AutoCloseable {
    private static final int MOST_KEPT = 4;

    private final Errors errors;
    private final Jdbi jdbi;
    private final Deque<Handle> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param opener opens a connection that can only read
     * @param setup what the engine needs to know besides
     */
    public Readers(ConnectionFactory opener, Consumer<Jdbi> setup, Errors errors) {
        this.errors = errors;
        this.jdbi = Jdbi.create(opener);
        // "<" is a comparison in our SQL, and never the start of a template's attribute.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        setup.accept(jdbi);
    }

    /** A new connection, with statements kept by their SQL; closing the handle closes it. */
    public Handle open() {
        refuseClosed();
        try {
            return jdbi.open().setStatementBuilder(new Statements());
        } catch (RuntimeException e) {
            throw errors.whileWorking(e);
        }
    }

    /** Reads once; one statement sees one state of the file. */
    public <T> T read(Function<Handle, T> reading) {
        Handle handle = borrow();
        boolean sound = false;
        try {
            T result = reading.apply(handle);
            sound = true;
            return result;
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw errors.whileWorking(e);
        } finally {
            giveBack(handle, sound);
        }
    }

    /** Reads several times from one and the same state of the file. */
    public <T> T readTogether(Function<Handle, T> reading) {
        return read(handle -> handle.inTransaction(reading::apply));
    }

    private Handle borrow() {
        synchronized (this) {
            refuseClosed();
            Handle handle = idle.poll();
            if (handle != null) {
                return handle;
            }
        }
        return open();
    }

    private synchronized void refuseClosed() {
        if (closed) {
            throw new StoreException.Closed("the store is closed");
        }
    }

    private void giveBack(Handle handle, boolean sound) {
        boolean worn = handle.getStatementBuilder() instanceof Statements statements && statements.areMany();
        synchronized (this) {
            if (sound && !worn && !closed && idle.size() < MOST_KEPT) {
                idle.push(handle);
                return;
            }
        }
        handle.close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Handle::close);
        idle.clear();
    }
}
