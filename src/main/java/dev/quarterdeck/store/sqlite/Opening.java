package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.disk.OwnersFile;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Companions;
import dev.quarterdeck.store.file.Connections;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.FairBusyHandler;
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
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/** Makes sure that a file is a queue of ours, of a version that we know, and makes or migrates it where asked. */
final class Opening {
    private static final Set<String> NETWORK_FILE_SYSTEMS = Set.of("nfs", "nfs4", "cifs", "smb", "smb3", "smbfs");

    private final SqliteFile file;
    private final Errors errors;

    Opening(SqliteFile file) {
        this.file = file;
        this.errors = new Errors(file.path());
    }

    /** Leaves a file of the present version behind, or throws {@link StoreException.CannotOpen} and changes nothing. */
    void prepare() {
        try {
            checkPath();
            if (file.access() == Access.READ) {
                try (Connection connection = file.openReader()) {
                    checkReadable(connection);
                }
            } else {
                try (Connection connection = file.openWriter()) {
                    prepareWritable(connection);
                }
            }
        } catch (SQLException e) {
            throw errors.whileOpening(e);
        } catch (IOException e) {
            throw new StoreException.CannotOpen("cannot open " + file.path() + ": " + e.getMessage(), e);
        }
    }

    private void checkPath() throws IOException {
        Path path = file.path();
        if (Files.isDirectory(path)) {
            throw file.refused("is a folder: give the path of a queue file with --db");
        }
        if (Files.exists(path)) {
            if (!Files.isRegularFile(path)) {
                throw file.refused("is a device or a pipe: give the path of a queue file with --db");
            }
            if (file.access() != Access.CREATE && Files.size(path) == 0) {
                throw file.refused("is empty and no queue file: give another with --db, or put a first job into it");
            }
            if (file.access() != Access.READ && !Files.isWritable(path)) {
                // SQLite would open it all the same, and fail with the first change.
                throw new StoreException.CannotOpen(
                        "cannot open " + path + ": this user needs to read and write the file and its folder");
            }
            if (file.access() == Access.READ && Companions.wouldLockOut(path)) {
                throw new StoreException.CannotOpen("cannot open " + path + ": nobody has it open, and this user would"
                        + " leave files beside it that its owner may not write; open it while its owner does, or open"
                        + " a copy");
            }
        } else if (file.access() != Access.CREATE) {
            throw new StoreException.Missing(
                    "no queue file at " + path + ": give its path with --db, or put a first job into it");
        } else {
            create(path);
        }
        refuseNetwork(path);
    }

    /** Readable by its owner alone from the first moment on; SQLite gives its companion files the same mode. */
    private void create(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StoreException.CannotOpen("cannot make " + path + ": its folder does not exist, make it first");
        }
        if (!Files.isWritable(folder)) {
            throw new StoreException.CannotOpen(
                    "cannot make " + path + ": this user may not write to its folder; give another path with --db");
        }
        // Before the file is made: one that is refused must not be left behind.
        refuseNetwork(folder);
        try {
            OwnersFile.make(path);
        } catch (FileAlreadyExistsException e) {
            // Another process made it just now; it is as good as ours.
            return;
        }
    }

    private void refuseNetwork(Path path) throws IOException {
        String type = Files.getFileStore(path).type();
        if (NETWORK_FILE_SYSTEMS.contains(type)) {
            throw file.refused("lies on a network file system (" + type
                    + "), where processes cannot share a write-ahead log: use a local disk");
        }
    }

    private void checkReadable(Connection connection) throws SQLException {
        if (isBlank(connection)) {
            throw file.refused("is empty and no queue file: give another with --db, or put a first job into it");
        }
        checkOurs(connection);
        int version = number(connection, "PRAGMA user_version");
        if (version < Schema.VERSION) {
            throw new StoreException.Older(file.path().toString(), version);
        }
    }

    private void prepareWritable(Connection connection) throws SQLException {
        // Two processes may meet here over a new file; whoever comes second finds it made.
        if (isBlank(connection)) {
            if (file.access() != Access.CREATE) {
                throw file.refused("is empty and no queue file: give another with --db, or put a first job into it");
            }
            execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
        } else {
            checkOurs(connection);
        }
        switchToWal(connection);
        if (number(connection, "PRAGMA user_version") < Schema.VERSION) {
            migrate(connection);
        }
    }

    private void migrate(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        try {
            // Asked again: another process, of a newer version perhaps, may have been here before the lock was had.
            int version = number(connection, "PRAGMA user_version");
            if (version < Schema.VERSION) {
                migrateFrom(version, connection);
            }
            execute(connection, "COMMIT");
        } catch (SQLException e) {
            Statements.rollBack(connection, e);
            throw e;
        }
        checkOurs(connection);
    }

    private static void migrateFrom(int version, Connection connection) throws SQLException {
        for (List<String> step : Schema.MIGRATIONS.subList(version, Schema.VERSION)) {
            for (String sql : step) {
                execute(connection, sql);
            }
        }
        execute(connection, "PRAGMA application_id = " + Schema.APPLICATION_ID);
        execute(connection, "PRAGMA user_version = " + Schema.VERSION);
    }

    /** Changing the journal mode asks for a lock that SQLite does not wait for when two processes do it at once. */
    private void switchToWal(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + Connections.PATIENCE_MILLIS * 1_000_000;
        while (true) {
            try {
                requireWal(word(connection, "PRAGMA journal_mode = WAL"));
                return;
            } catch (SQLException e) {
                if (Errors.primaryCode(e) != SQLiteErrorCode.SQLITE_BUSY || System.nanoTime() > deadline) {
                    throw e;
                }
                FairBusyHandler.nap();
            }
        }
    }

    /** Where a log cannot be, SQLite keeps the mode that it has, and says so instead of failing. */
    private void requireWal(String mode) {
        if (!mode.equals("wal")) {
            throw file.refused("lies where SQLite cannot keep a write-ahead log (its journal mode stays " + mode
                    + "): use a file on a local disk");
        }
    }

    private void checkOurs(Connection connection) throws SQLException {
        int application = number(connection, "PRAGMA application_id");
        if (application != Schema.APPLICATION_ID) {
            throw file.refused("is the SQLite file of another program: give the path of a queue file with --db");
        }
        int version = number(connection, "PRAGMA user_version");
        if (version > Schema.VERSION) {
            throw file.refused("has the newer schema " + version + " (this program knows " + Schema.VERSION
                    + "): use the version of qdeck that made it");
        }
    }

    private static boolean isBlank(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM sqlite_schema") == 0
                && number(connection, "PRAGMA application_id") == 0;
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getInt(1);
        }
    }

    private static String word(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
