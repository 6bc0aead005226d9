package dev.quarterdeck.store.foreign;

import dev.quarterdeck.disk.OwnersFile;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Connections;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.OwnFiles;
import dev.quarterdeck.store.file.Readers;
import dev.quarterdeck.store.file.Statements;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * {@code FILE.qdeck}: who did what to another program's file, and what was there before. The file itself gets nothing but
 * its owner's own statements; some owners refuse one with any table in it that is not theirs. Made by the first change.
 */
final class SideFile implements AutoCloseable {
    private static final int VERSION = 2;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE operation (number INTEGER PRIMARY KEY AUTOINCREMENT, started_at INTEGER NOT NULL,"
                    + " ended_at INTEGER, matched INTEGER NOT NULL, changed INTEGER NOT NULL DEFAULT 0,"
                    + " skipped INTEGER NOT NULL DEFAULT 0, undo_of INTEGER, undone_by INTEGER,"
                    + " undoable_until INTEGER, actor TEXT NOT NULL, surface TEXT NOT NULL, command TEXT NOT NULL,"
                    + " note TEXT, ending TEXT, file TEXT)",
            // The key has no type: it is kept as its owner has it.
            "CREATE TABLE image (operation INTEGER NOT NULL, job INTEGER NOT NULL, pending INTEGER NOT NULL,"
                    + " lasting INTEGER NOT NULL, name TEXT NOT NULL, key, was INTEGER, before BLOB, after BLOB,"
                    + " PRIMARY KEY (operation, job))",
            "CREATE INDEX image_pending ON image (operation) WHERE pending = 1",
            "CREATE INDEX image_gone ON image (job) WHERE after IS NULL",
            "CREATE TABLE setting (name TEXT PRIMARY KEY, value INTEGER NOT NULL)",
            "PRAGMA application_id = " + OwnFiles.SIDE,
            "PRAGMA user_version = " + VERSION);

    /** Version 1 did not say which file an operation was about: the one that was here. */
    private static final String TO_VERSION_2 = "ALTER TABLE operation ADD COLUMN file TEXT";

    private final Path path;
    private final Identity identity;
    private final Errors errors;
    private @Nullable Readers readers;
    private @Nullable Handle writer;

    /** @param identity of the file that this one lies beside, which may be another one tomorrow */
    SideFile(Path file, Identity identity) {
        this.path = Path.of(file + ".qdeck");
        this.identity = identity;
        this.errors = new Errors(path);
    }

    /** Reads from one state of it; where there is none yet, this is the answer. */
    <T> T read(Function<SideLog, T> question, T unlessThere) {
        Readers open = readers();
        return open == null ? unlessThere : open.readTogether(handle -> question.apply(new SideLog(handle, identity)));
    }

    private synchronized @Nullable Readers readers() {
        if (readers == null && Files.exists(path)) {
            try (Connection connection = Connections.toRead(path)) {
                if (isBlank(connection)) {
                    return null;
                }
                check(connection);
                if (number(connection, "PRAGMA user_version") < VERSION) {
                    writer();
                }
            } catch (SQLException e) {
                throw Errors.isDamage(e) ? notOurs() : errors.whileOpening(e);
            }
            readers = new Readers(() -> Connections.toRead(path), jdbi -> {}, errors);
        }
        return readers;
    }

    /** Writes in one transaction, which is on the disk when this returns. */
    synchronized <T> T write(Function<SideLog, T> change) {
        try {
            Handle handle = writer();
            execute(handle, "BEGIN IMMEDIATE");
            try {
                T result = change.apply(new SideLog(handle, identity));
                execute(handle, "COMMIT");
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                Statements.rollBack(handle.getConnection(), new SQLException(e));
                throw e;
            }
        } catch (StoreException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            throw errors.whileWorking(e);
        }
    }

    private Handle writer() throws SQLException {
        if (writer == null) {
            create();
            Connection connection = Connections.toChange(path);
            try {
                prepare(connection);
                writer = Jdbi.create(connection).open().setStatementBuilder(new Statements());
            } finally {
                if (writer == null) {
                    // It may hold the lock, and every later attempt would wait for it.
                    connection.close();
                }
            }
        }
        return writer;
    }

    /** Readable by its owner alone: what was purged lies in it. */
    private void create() {
        try {
            OwnersFile.make(path);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new StoreException.CannotOpen(
                    "cannot make " + path + ", which keeps the audit and what undo needs: " + e.getMessage(), e);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        execute(connection, "PRAGMA journal_mode = WAL");
        execute(connection, "PRAGMA synchronous = FULL");
        execute(connection, "BEGIN IMMEDIATE");
        if (isBlank(connection)) {
            for (String sql : TABLES) {
                execute(connection, sql);
            }
        }
        check(connection);
        if (number(connection, "PRAGMA user_version") < VERSION) {
            execute(connection, TO_VERSION_2);
            execute(connection, "PRAGMA user_version = " + VERSION);
        }
        execute(connection, "COMMIT");
    }

    /** Its first writer may have been ended before there was anything in it. */
    private static boolean isBlank(Connection connection) throws SQLException {
        return number(connection, "PRAGMA application_id") == 0
                && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    }

    private StoreException.CannotOpen notOurs() {
        return new StoreException.CannotOpen(path + " is no side file of ours, and one is needed there: move it away");
    }

    private void check(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA application_id") != OwnFiles.SIDE) {
            throw notOurs();
        }
        int version = number(connection, "PRAGMA user_version");
        if (version > VERSION) {
            throw new StoreException.CannotOpen(path + " has the newer schema " + version + " (this program knows "
                    + VERSION + "): use the version of qdeck that made it");
        }
    }

    private static void execute(Handle handle, String sql) throws SQLException {
        execute(handle.getConnection(), sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }

    @Override
    public synchronized void close() {
        if (readers != null) {
            readers.close();
        }
        if (writer != null) {
            // The handle was given its connection, and so leaves it open. The last one to go merges the log into the
            // file.
            Connection connection = writer.getConnection();
            writer.close();
            try {
                connection.close();
            } catch (SQLException e) {
                throw errors.whileWorking(e);
            }
        }
    }
}
