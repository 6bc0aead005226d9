package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which files are opened, and what is said of the others. */
class OpeningTest extends OpeningCase {

    @Test
    void newFileIsReadableByItsOwnerAlone() throws IOException {
        try (SqliteStore store = open(Access.CREATE)) {
            store.enqueue(NewJob.of("t", "secret"));
            for (String end : new String[] {"", "-wal", "-shm"}) {
                assertThat(mode(dir.resolve("jobs.db" + end)))
                        .as("jobs.db%s", end)
                        .isEqualTo("rw-------");
            }
        }
        assertThat(mode(path)).isEqualTo("rw-------");
    }

    @Test
    void closedStoreLeavesOneFile() throws IOException {
        make();

        assertThat(files()).containsOnlyKeys("jobs.db");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGE", "READ"})
    void missingFileIsRefusedAndNotMade(Access access) throws IOException {
        assertRefused(access, "no queue file at " + path + ": give its path with --db");

        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void folderIsRefused(Access access) throws IOException {
        Files.createDirectory(path);

        assertRefused(access, path + " is a folder: give the path of a queue file with --db");
        assertThat(path).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void pipeIsRefused(Access access) throws Exception {
        new ProcessBuilder("mkfifo", path.toString()).start().waitFor();

        assertRefused(access, path + " is a device or a pipe: give the path of a queue file with --db");
        assertThat(Path.of(path + "-journal")).doesNotExist();
    }

    @Test
    void missingFolderIsRefused() {
        path = dir.resolve("missing").resolve("jobs.db");

        assertRefused(Access.CREATE, "cannot make " + path + ": its folder does not exist");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHANGE", "READ"})
    void emptyFileIsRefused(Access access) throws IOException {
        Files.createFile(path);

        assertRefusedUntouched(access, path + " is empty and no queue file");
    }

    @Test
    void emptyFileIsTakenWhereOneMayBeMade() throws IOException {
        Files.createFile(path);

        make();

        assertThat(Files.size(path)).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void textIsRefused(Access access) throws IOException {
        Files.writeString(path, "{\"type\":\"mail.send\"}\n".repeat(1_000));

        assertRefusedUntouched(access, path + " is not a queue file: give the path of one with --db");
    }

    @ParameterizedTest
    @EnumSource
    void shortTextIsRefused(Access access) throws IOException {
        Files.writeString(path, "hello\n");

        assertRefusedUntouched(access, path + " is not a queue file: give the path of one with --db");
    }

    @ParameterizedTest
    @EnumSource
    void databaseOfAnotherProgramIsRefused(Access access) throws Exception {
        sql("CREATE TABLE job (id INTEGER PRIMARY KEY, payload TEXT)");

        assertRefusedUntouched(access, path + " is the SQLite file of another program");
    }

    @ParameterizedTest
    @EnumSource
    void databaseWithAnotherProgramsMarkAndNoTablesIsRefused(Access access) throws Exception {
        sql("PRAGMA application_id = 4711");

        assertRefusedUntouched(access, path + " is the SQLite file of another program");
    }

    @ParameterizedTest
    @EnumSource
    void newerSchemaIsRefused(Access access) throws Exception {
        make();
        sql("PRAGMA user_version = 999");

        assertRefusedUntouched(access, path + " has the newer schema 999 (this program knows " + Schema.VERSION + ")");
    }

    @Test
    void oddNamesAreFileNamesAndNothingElse() throws IOException {
        for (String name :
                new String[] {"a?mode=memory", "a%20b", "a b+c", "a#b", "\u00e9\ud83d\ude80", ":memory:", "-x"}) {
            path = dir.resolve(name);
            make();
            assertThat(path).as(name).isRegularFile();
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
