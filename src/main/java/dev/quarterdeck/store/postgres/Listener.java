package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.shared.Futures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears of jobs that other processes made ready, on a connection of its own from the first wait on. As long as it listens it
 * holds a shared lock, by which others know that there is somebody to be told.
 */
final class Listener implements AutoCloseable {
    private static final int HEARING_MILLIS = 60_000;
    private static final long FIRST_BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_BACKOFF_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Server server;
    private final Channel channel;
    private final WaitingClaims waitingClaims;
    private @Nullable Thread thread;
    private @Nullable Connection connection;
    private boolean closed;
    private volatile boolean listening;

    Listener(Server server, WaitingClaims waitingClaims) {
        this.server = server;
        this.channel = Channel.of(server.target());
        this.waitingClaims = waitingClaims;
    }

    /** Somebody begins to wait; once the listener listens it wakes everybody, for what happened before. */
    synchronized void begin() {
        if (thread == null && !closed) {
            Thread begun =
                    new Thread(this::work, "quarterdeck-" + server.target().database() + "-listener");
            begun.setDaemon(true);
            begun.start();
            thread = begun;
        }
    }

    /** Whether others can reach those who wait just now. */
    boolean isListening() {
        return listening;
    }

    private void work() {
        long backoff = FIRST_BACKOFF_NANOS;
        while (!isClosed()) {
            try (Connection own = server.connect()) {
                if (!use(own)) {
                    return;
                }
                listen(own);
                backoff = FIRST_BACKOFF_NANOS;
                hear(own.unwrap(PGConnection.class));
            } catch (SQLException | RuntimeException | Error e) {
                // Whatever it was, those who wait need somebody who listens.
                listening = false;
                if (!isClosed()) {
                    LockSupport.parkNanos(this, backoff);
                    backoff = Math.min(LONGEST_BACKOFF_NANOS, backoff * 2);
                }
            }
        }
    }

    private synchronized boolean use(Connection own) {
        connection = own;
        return !closed;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void listen(Connection own) throws SQLException {
        try (Statement statement = own.createStatement()) {
            statement.execute("LISTEN " + channel.name());
        }
        try (PreparedStatement lock = own.prepareStatement("SELECT pg_advisory_lock_shared(?)")) {
            lock.setLong(1, channel.listening());
            lock.execute();
        }
        listening = true;
        waitingClaims.wake();
    }

    private void hear(PGConnection own) throws SQLException {
        while (!isClosed()) {
            PGNotification[] heard = own.getNotifications(HEARING_MILLIS);
            if (heard != null && heard.length > 0) {
                waitingClaims.wake();
            }
        }
    }

    /** Closing the connection is what ends the listening. */
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            closed = true;
            ending = thread;
            if (connection != null) {
                try {
                    connection.abort(Runnable::run);
                } catch (SQLException e) {
                    // It was lost already, which is as good.
                    connection = null;
                }
            }
        }
        if (ending != null) {
            LockSupport.unpark(ending);
            Futures.join(ending);
        }
    }
}
