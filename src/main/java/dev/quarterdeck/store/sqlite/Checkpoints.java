package dev.quarterdeck.store.sqlite;

import java.io.File;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Carries the write-ahead log over into the file on a thread of its own: SQLite itself would do it inside somebody's
 * commit. A log can only start over when all of it is carried over at a moment when nobody writes; the thread never
 * catches up with a busy writer, and so has the writer do the last of it between two transactions. Costs nothing while
 * nothing is written. Several processes may do this to one file.
 */
final class Checkpoints {

    /** So many pages are carried over at a time: with fewer, each is written too often. */
    static final int MANY = 2_000;

    /** At a close: processes that live for one job each must not leave it to one another for ever. */
    private static final int MANY_AT_CLOSE = 1_000;

    /** A log of this length could not start over for a while, because other processes write too. */
    private static final int TOO_LONG = 4 * MANY;

    /** A resting log may keep so much of the disk. */
    private static final long REST_BYTES = 4 * 1024 * 1024;

    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int NAPS_BEFORE_REST = 40;

    private final SqliteFile file;
    private final Thread thread;
    private volatile boolean written;
    private volatile boolean resting;
    private volatile boolean closing;
    private volatile boolean writersTurn;
    private @Nullable Connection connection;

    Checkpoints(SqliteFile file, String name) {
        this.file = file;
        this.thread = new Thread(this::work, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** The pages in the log, and how many of them are in the file too. */
    private record Log(int pages, int carried) {
        int open() {
            return pages - carried;
        }
    }

    /** Told by the writer after each commit, with nothing under way on its connection. */
    void written(Connection writer) {
        if (writersTurn) {
            writersTurn = false;
            finish(writer);
        }
        written = true;
        if (resting) {
            LockSupport.unpark(thread);
        }
    }

    private static void finish(Connection writer) {
        try {
            checkpoint(writer, "PASSIVE");
        } catch (SQLException e) {
            // Who waited is answered, and nothing is lost: the log only grows on. The next commit meets the same
            // trouble.
            return;
        }
    }

    private void work() {
        int quietNaps = NAPS_BEFORE_REST;
        while (!closing) {
            if (quietNaps >= NAPS_BEFORE_REST) {
                rest();
            }
            LockSupport.parkNanos(this, NAP_NANOS);
            quietNaps = written ? 0 : quietNaps + 1;
            written = false;
            try {
                if (quietNaps == 0) {
                    carryOver();
                } else if (quietNaps == NAPS_BEFORE_REST) {
                    shorten();
                }
            } catch (SQLException e) {
                // Tried again after the next commit; whoever writes meets the same trouble and says so.
                disconnect();
            }
        }
    }

    private void rest() {
        resting = true;
        while (!written && !closing) {
            LockSupport.park(this);
        }
        resting = false;
    }

    private void carryOver() throws SQLException {
        Log log = checkpoint(connection(), "NOOP");
        if (log.open() > MANY) {
            log = checkpoint(connection(), "PASSIVE");
            // Unless a reader holds it back: whoever waits for him here has every writer wait.
            if (log.pages() > TOO_LONG && log.open() < MANY) {
                log = checkpoint(connection(), "FULL");
            }
        }
        writersTurn = log.pages() > MANY;
    }

    private void shorten() throws SQLException {
        if (new File(file.path() + "-wal").length() > REST_BYTES) {
            // The bulk of it first, without keeping others from writing.
            checkpoint(connection(), "PASSIVE");
            checkpoint(connection(), "TRUNCATE");
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = file.openCheckpointer();
            connection = open;
        }
        return open;
    }

    /** The next attempt takes a new connection. */
    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It held no lock, and what it had carried over is in the file: nothing is left to do for it.
                return;
            }
        }
    }

    private static Log checkpoint(Connection connection, String mode) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
            return new Log(row.getInt(2), row.getInt(3));
        }
    }

    /** After the last commit. Only the very last connection to a file has its log carried over by SQLite. */
    void close(Connection writer) throws SQLException {
        closing = true;
        LockSupport.unpark(thread);
        Futures.join(thread);
        Log log = checkpoint(writer, "NOOP");
        if (log.open() > MANY_AT_CLOSE) {
            log = checkpoint(writer, "PASSIVE");
        }
        if (log.pages() > TOO_LONG && log.open() < MANY) {
            checkpoint(connection(), "FULL");
        }
        disconnect();
    }
}
