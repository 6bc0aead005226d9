package dev.quarterdeck.store.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.quarterdeck.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connections for one purpose, made when the first is asked for. Safe for use by many threads. */
final class Pool implements AutoCloseable {
    private final Supplier<HikariDataSource> maker;
    private @Nullable HikariDataSource made;
    private boolean closed;
    private int users;

    Pool(Supplier<HikariDataSource> maker) {
        this.maker = maker;
    }

    /** Begins to use the pool; it is not closed before {@link #leave}. */
    synchronized void enter() {
        if (closed) {
            throw new StoreException.Closed("the store is closed");
        }
        users++;
    }

    synchronized void leave() {
        users--;
        notifyAll();
    }

    /** A connection; an interrupt of the thread is kept for later, since whoever waits is not to be told that it failed. */
    Connection take() throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return source().getConnection();
                } catch (SQLException e) {
                    if (!Thread.interrupted()) {
                        throw e;
                    }
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized HikariDataSource source() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    /** Waits for those who use it, but not for ever. */
    @Override
    public void close() {
        HikariDataSource source;
        synchronized (this) {
            closed = true;
            long deadline = System.nanoTime() + Server.PATIENCE.toNanos();
            boolean interrupted = false;
            long left = Server.PATIENCE.toNanos();
            while (users > 0 && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                left = deadline - System.nanoTime();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            source = made;
        }
        if (source != null) {
            source.close();
        }
    }
}
