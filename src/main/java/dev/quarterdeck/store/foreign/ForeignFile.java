package dev.quarterdeck.store.foreign;

import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Companions;
import dev.quarterdeck.store.file.Connections;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.OwnFiles;
import dev.quarterdeck.store.file.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** Opens connections to another program's file, and leaves every setting of it as it is. */
record ForeignFile(Path path) {

    Errors errors() {
        return new Errors(path);
    }

    /**
     * The tables with jobs of a program that we know; none when it is another file, missing ones and files of ours
     * included.
     *
     * @throws StoreException.CannotOpen when it is a queue of such a program, but not as we know it
     */
    List<Source> recognise() {
        try {
            if (!Files.isRegularFile(path) || !Files.isReadable(path) || Files.size(path) == 0) {
                return List.of();
            }
        } catch (IOException e) {
            return List.of();
        }
        if (Companions.wouldLockOut(path)) {
            // Whoever opens files of ours says what to do about that.
            return List.of();
        }
        try (Connection connection = openReader()) {
            if (isOurs(connection)) {
                return List.of();
            }
            List<Source> sources = Recognition.of(path, connection);
            for (Source source : sources) {
                Recognition.check(path, source, connection);
            }
            return sources;
        } catch (SQLException e) {
            if (Errors.isBusy(e)) {
                throw errors().whileOpening(e);
            }
            // A damaged file is nobody's in particular.
            return List.of();
        }
    }

    private static boolean isOurs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA application_id")) {
            return Set.of(OwnFiles.QUEUE, OwnFiles.SIDE).contains(row.getInt(1));
        }
    }

    Readers readers() {
        return new Readers(this::openReader, jdbi -> {}, errors());
    }

    /** A connection that cannot change the file, whatever it is told. */
    Connection openReader() throws SQLException {
        return prepared(Connections.toRead(path));
    }

    /** A connection for the statements of the owner; nothing is asked of it that would outlast it. */
    Connection openWriter() throws SQLException {
        return prepared(Connections.toChange(path));
    }

    private static Connection prepared(Connection connection) throws SQLException {
        CheckDigits.addTo(connection);
        CauseFunction.addTo(connection);
        return connection;
    }
}
