package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.StoreException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** Read-only connections, opened when needed and kept with their prepared statements. Safe for use by many threads. */
final class Readers implements AutoCloseable {
    private static final int MOST_KEPT = 4;

    private final Errors errors;
    private final Jdbi jdbi;
    private final Deque<Handle> idle = new ArrayDeque<>();
    private boolean closed;

    Readers(SqliteFile file, Errors errors) {
        this.errors = errors;
        this.jdbi = Jdbi.create(file::openReader).installPlugin(new SqlObjectPlugin());
        // "<" is a comparison in our SQL, and never the start of a template's attribute.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        RowMappers.register(jdbi);
    }

    /** A new connection, with statements kept by their SQL; closing the handle closes it. */
    Handle open() {
        refuseClosed();
        try {
            return jdbi.open().setStatementBuilder(new Statements());
        } catch (RuntimeException e) {
            throw errors.whileWorking(e);
        }
    }

    /** Reads once; one statement sees one state of the file. */
    <T> T read(Function<Handle, T> reading) {
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
    <T> T readTogether(Function<Handle, T> reading) {
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
        synchronized (this) {
            if (sound && !closed && idle.size() < MOST_KEPT) {
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
