package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.contract.Soundness;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which files are opened, and what is said of the others. */
class OpeningTest {

    /** SQLite makes them for a reader too, with nothing in them; a reader may not take them away. */
    private static final Set<String> COMPANIONS = Set.of("jobs.db-wal", "jobs.db-shm");

    @TempDir
    Path dir;

    private Path path;

    @BeforeEach
    void name() {
        path = dir.resolve("jobs.db");
    }

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

    @ParameterizedTest
    @EnumSource
    void fileWhoseFirstPageIsOverwrittenIsRefused(Access access) throws Exception {
        make();
        overwrite(16, 4_000);

        assertRefusedUntouched(access, path + " is ");
    }

    @ParameterizedTest
    @EnumSource
    void fileCutShortIsRefusedOrFoundFaulty(Access access) throws Exception {
        makeWithJobs(2_000);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }

        assertDamageIsTold(access);
    }

    @ParameterizedTest
    @EnumSource
    void fileOverwrittenInItsMiddleIsFoundFaulty(Access access) throws Exception {
        makeWithJobs(2_000);
        overwrite(Files.size(path) / 4, (int) (Files.size(path) / 2));

        assertDamageIsTold(access);
    }

    @Test
    void readingChangesNoByte() throws Exception {
        makeWithJobs(100);
        Map<String, Integer> before = files();

        try (SqliteStore store = open(Access.READ)) {
            assertThat(Soundness.everyJob(store)).hasSize(100);
            assertThat(store.check().ok()).isTrue();
            store.changeMark();
        }

        assertThat(filesBut(COMPANIONS)).isEqualTo(before);
    }

    @Test
    void readerRefusesEveryChange() {
        make();
        try (SqliteStore store = open(Access.READ)) {
            assertThatExceptionOfType(StoreException.Unsupported.class)
                    .isThrownBy(() -> store.enqueue(NewJob.of("t", "p")))
                    .withMessageStartingWith(path + " was opened to be read only");
            assertThatExceptionOfType(StoreException.Unsupported.class).isThrownBy(() -> store.pause("default"));
            assertThatExceptionOfType(StoreException.Unsupported.class).isThrownBy(store::repair);
        }
    }

    @Test
    void readerSeesWhatAWriterCommits() {
        make();
        try (SqliteStore reader = open(Access.READ);
                SqliteStore writer = open(Access.CHANGE)) {
            long mark = reader.changeMark();
            long id = writer.enqueue(NewJob.of("t", "p")).id();

            assertThat(reader.find(id)).isPresent();
            assertThat(reader.changeMark()).isGreaterThan(mark);
        }
    }

    @Test
    void closedStoreSaysSo() {
        make();
        SqliteStore store = open(Access.CHANGE);
        store.close();

        assertThatExceptionOfType(StoreException.Closed.class).isThrownBy(store::counts);
        assertThatExceptionOfType(StoreException.Closed.class).isThrownBy(store::changeMark);
        assertThatExceptionOfType(StoreException.Closed.class).isThrownBy(() -> store.enqueue(NewJob.of("t", "p")));
        assertThatExceptionOfType(StoreException.Closed.class)
                .isThrownBy(() -> store.enqueueAsync(NewJob.of("t", "p")));
        store.close();
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

    private SqliteStore open(Access access) {
        return SqliteStore.open(path, OpenOptions.of(access));
    }

    private void make() {
        open(Access.CREATE).close();
    }

    private void makeWithJobs(int count) {
        try (SqliteStore store = open(Access.CREATE)) {
            store.enqueueAll(Stream.generate(() -> NewJob.of("t", "payload ".repeat(50)))
                    .limit(count)
                    .toList());
        }
    }

    private void assertRefused(Access access, String beginning) {
        assertThatExceptionOfType(StoreException.CannotOpen.class)
                .isThrownBy(() -> open(access).close())
                .withMessageStartingWith(beginning)
                .withMessageNotContaining("\n");
    }

    private void assertRefusedUntouched(Access access, String beginning) throws IOException {
        Map<String, Integer> before = files();

        assertRefused(access, beginning);

        assertThat(filesBut(COMPANIONS)).isEqualTo(before);
        assertThat(dir.resolve("jobs.db-wal"))
                .satisfiesAnyOf(wal -> assertThat(wal).doesNotExist(), wal -> assertThat(wal)
                        .isEmptyFile());
    }

    /** Not every damage is seen at the opening; but none is ever read as if it were sound. */
    private void assertDamageIsTold(Access access) {
        try (SqliteStore store = open(access)) {
            assertThat(store.check().ok()).isFalse();
            assertThat(store.check().faults()).isNotEmpty();
        } catch (StoreException e) {
            assertThat(e).hasMessageStartingWith(path + " is damaged");
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private void overwrite(long from, int bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.getChannel().write(ByteBuffer.wrap("damage! ".repeat(bytes / 8).getBytes()), from);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** The files of the folder, each with what tells its content. */
    private Map<String, Integer> files() throws IOException {
        return filesBut(Set.of());
    }

    private Map<String, Integer> filesBut(Set<String> others) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(dir)) {
            for (Path file : all.filter(
                            each -> !others.contains(each.getFileName().toString()))
                    .toList()) {
                files.put(
                        file.getFileName().toString(),
                        ByteBuffer.wrap(Files.readAllBytes(file)).hashCode());
            }
        }
        return files;
    }
}
