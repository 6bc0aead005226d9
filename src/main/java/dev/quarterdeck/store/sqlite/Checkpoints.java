package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.shared.Futures;
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
 * catches up with busy writers, and so the writer keeps everybody from writing for the last of it. Costs nothing while
 * nothing is written. Several processes may do this to one file.
 */
final class Checkpoints {

    /** So many pages are carried over at a time: with fewer, each is written too often. */
    static final int MANY = 2_000;

    /** A log of so many starts over however much was written during the last step: the disk is slower than the writers. */
    private static final int LONG = 16_000;

    /** At a close: processes that live for one job each must not leave it to one another for ever. */
    private static final int MANY_AT_CLOSE = 1_000;

    /** A resting log may keep so much of the disk. */
    private static final long REST_BYTES = 4 * 1024 * 1024;

    /** How long everybody is kept from writing while another process carries the log over. */
    private static final long OTHERS_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** After so long without a commit the log is a resting one. */
    private static final long STILL_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long FOR_EVER = Long.MAX_VALUE;

    private final SqliteFile file;
    private final Thread thread;
    private volatile boolean written;
    private volatile boolean resting;
    private volatile boolean closing;
    private volatile boolean startOver;
    private volatile @Nullable Connection connection;

    Checkpoints(SqliteFile file, String name) {
        this.file = file;
        this.thread = new Thread(this::work, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** The pages in the log, and how many of them are in the file too; -1 of both while another process sees to it. */
    private record Log(int pages, int carried) {
        int open() {
            return pages - carried;
        }

        boolean taken() {
            return pages < 0;
        }
    }

    /** Told by the writer after each commit, with nothing under way on its connection. */
    void written(Connection writer) {
        if (startOver) {
            try {
                letStartOver(writer);
            } catch (SQLException | RuntimeException | Error e) {
                // Who waited is answered, and nothing is lost: the log grows on until the next time.
                startOver = false;
            }
        }
        written = true;
        if (resting) {
            // Once: on a busy machine it may take a while to awake, and every call costs.
            resting = false;
            LockSupport.unpark(thread);
        }
    }

    /** Holds the write lock for the last of it: with a transaction of its own under way it could not itself. */
    private void letStartOver(Connection writer) throws SQLException {
        try (Statement lock = writer.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            try {
                carryOverWithTheOthers();
            } finally {
                startOver = false;
                lock.execute("ROLLBACK");
            }
        }
    }

    /** Another process may be in the middle of it, and stops short of what was written since it began. */
    private void carryOverWithTheOthers() throws SQLException {
        long since = System.nanoTime();
        while (checkpoint(connection(), "PASSIVE").taken() && System.nanoTime() - since < OTHERS_NANOS) {
            LockSupport.parkNanos(this, GLANCE_NANOS);
        }
    }

    private void work() {
        while (!closing) {
            awaitCommit(FOR_EVER);
            do {
                keepUp();
            } while (awaitCommit(STILL_NANOS));
            if (!closing) {
                attempt(this::shorten);
            }
        }
    }

    /** Until a nap went by without a commit: who writes all the time must not have to wake this thread each time. */
    private void keepUp() {
        LockSupport.parkNanos(this, NAP_NANOS);
        while (written && !closing) {
            written = false;
            attempt(this::carryOver);
            LockSupport.parkNanos(this, NAP_NANOS);
        }
    }

    /** Waits for the next commit; false when there was none for so long, or the end comes. */
    private boolean awaitCommit(long atMostNanos) {
        long since = System.nanoTime();
        long left = atMostNanos;
        resting = true;
        while (!written && !closing && left > 0) {
            LockSupport.parkNanos(this, left);
            left = atMostNanos - (System.nanoTime() - since);
        }
        resting = false;
        return written && !closing;
    }

    /** One step of the work on the log. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (SQLException | RuntimeException | Error e) {
            // Tried again after the next commit; whoever writes meets the same trouble and says so. Were this thread to
            // end, whatever the cause, the log would grow for ever.
            disconnect();
        }
    }

    private void carryOver() throws SQLException {
        // Both on one connection, and the writer would wait for this with everybody else.
        if (startOver) {
            return;
        }
        Log before = checkpoint(connection(), "NOOP");
        Log log = before.open() > MANY ? checkpoint(connection(), "PASSIVE") : before;
        // Not while a reader holds back most of it.
        boolean nearlyAll = log.pages() > MANY && log.open() < MANY;
        boolean allThatWas = log.pages() > LONG && log.carried() >= before.pages();
        startOver = nearlyAll || allThatWas;
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
            } catch (SQLException | RuntimeException e) {
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
    void close(Connection writer) {
        closing = true;
        LockSupport.unpark(thread);
        Futures.join(thread);
        try {
            if (checkpoint(writer, "NOOP").open() > MANY_AT_CLOSE) {
                checkpoint(writer, "PASSIVE");
                letStartOver(writer);
            }
        } catch (SQLException e) {
            // All that was answered is in the log, and nobody must be told otherwise: who opens the file next carries
            // it over.
            return;
        } finally {
            disconnect();
        }
    }
}
