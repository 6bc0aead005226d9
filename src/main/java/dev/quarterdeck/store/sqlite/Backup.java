package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.disk.Draft;
import dev.quarterdeck.store.BackupReceipt;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Errors;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;

/**
 * Copies the file into a new one through SQLite, which sees one state of it and keeps no writer waiting. The copy is made
 * under another name and gets its own when it is whole and on the disk.
 */
final class Backup {
    /** So many steps of SQLite's machine between two questions whether to stop: some milliseconds. */
    private static final int STEPS_BETWEEN = 10_000;

    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    private final SqliteFile source;
    private final Errors errors;
    private final Path to;
    private final Path folder;

    Backup(SqliteFile source, Errors errors, Path to) {
        this.source = source;
        this.errors = errors;
        this.to = to.toAbsolutePath();
        this.folder = Draft.folder(this.to);
    }

    /** Empty when it was stopped. */
    Optional<BackupReceipt> make(BooleanSupplier stop) {
        refuseTaken();
        // SQLite fills a file that is empty, and does not sync it.
        try (Draft draft = Draft.of(to)) {
            try {
                return copy(draft.path(), stop) ? Optional.of(publish(draft)) : Optional.empty();
            } finally {
                removeCompanions(draft.path());
            }
        } catch (FileAlreadyExistsException e) {
            throw refused("there is such a file now, and a backup overwrites none: give another name");
        } catch (IOException e) {
            throw new StoreException.Failed("cannot make " + to + ": " + e.getMessage(), e, true);
        }
    }

    /** After a disk error SQLite leaves its journal behind. */
    private static void removeCompanions(Path draft) throws IOException {
        for (String suffix : COMPANIONS) {
            Files.deleteIfExists(Path.of(draft + suffix));
        }
    }

    private void refuseTaken() {
        if (isThere(to)) {
            throw refused("there is such a file already, and a backup overwrites none: give another name");
        }
        for (String suffix : COMPANIONS) {
            if (isThere(Path.of(to + suffix))) {
                throw refused(to + suffix + " is left over from an earlier file of that name, and would be taken for a"
                        + " part of it: remove that, or give another name");
            }
            if (to.equals(Path.of(source.path().toAbsolutePath() + suffix))) {
                throw refused("it would be taken for a part of " + source.path() + ": give another name");
            }
        }
        if (!Files.isDirectory(folder)) {
            throw refused("its folder does not exist, make it first");
        }
        if (!Files.isWritable(folder)) {
            throw refused("this user may not write to its folder: give another");
        }
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private StoreException refused(String why) {
        return new StoreException.Failed("cannot make " + to + ": " + why, null, false);
    }

    /** False when it was stopped. */
    private boolean copy(Path draft, BooleanSupplier stop) {
        try (Connection connection = source.openReader();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            ProgressHandler.setHandler(connection, STEPS_BETWEEN, new ProgressHandler() {
                @Override
                protected int progress() {
                    return stop.getAsBoolean() ? 1 : 0;
                }
            });
            vacuum.setString(1, draft.toString());
            vacuum.execute();
            return !stop.getAsBoolean();
        } catch (SQLException e) {
            if (Errors.primaryCode(e) == SQLiteErrorCode.SQLITE_INTERRUPT) {
                return false;
            }
            throw failed(e);
        }
    }

    /** What is wrong with the source is told of the source; a full disk is that of the copy. */
    private StoreException failed(SQLException e) {
        return switch (Errors.primaryCode(e)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CORRUPT, SQLITE_NOTADB -> errors.whileWorking(e);
            default -> new Errors(to).whileWorking(e);
        };
    }

    private BackupReceipt publish(Draft draft) throws IOException {
        var receipt = new BackupReceipt(jobs(draft.path()), Files.size(draft.path()));
        draft.publish();
        return receipt;
    }

    private long jobs(Path draft) {
        try (Connection connection = new SqliteFile(draft, Access.READ, Durability.FULL).openReader();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(sum(n), 0) FROM job_count")) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
