package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Connections;
import dev.quarterdeck.store.process.Java;
import dev.quarterdeck.store.process.Unprivileged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to a user who may not; the superuser may everything, so that a child without that right does it. */
class PermissionTest {

    @TempDir
    Path dir;

    private final List<Path> locked = new ArrayList<>();
    private Path path;

    @BeforeEach
    void make() {
        path = dir.resolve("jobs.db");
        SqliteStore.open(path, OpenOptions.of(Access.CREATE)).close();
    }

    @AfterEach
    void unlock() throws IOException {
        for (Path each : locked) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Tries to open the file of its first argument in each way that the others name, and to change it. */
    static final class Attempt {
        public static void main(String[] arguments) {
            for (String access : List.of(arguments).subList(1, arguments.length)) {
                try (SqliteStore store =
                        SqliteStore.open(Path.of(arguments[0]), OpenOptions.of(Access.valueOf(access)))) {
                    store.counts();
                    if (!access.equals("READ")) {
                        store.enqueue(NewJob.of("t", "p"));
                    }
                    System.out.println("fine");
                } catch (StoreException e) {
                    System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
                }
            }
        }
    }

    @Test
    void fileThatMayBeChangedIsFine() throws Exception {
        assertThat(attempt(Access.CREATE, Access.CHANGE, Access.READ)).containsExactly("fine", "fine", "fine");
    }

    @Test
    void unreadableFileIsRefused() throws Exception {
        lock(path, "---------");

        assertThat(attempt(Access.CREATE, Access.CHANGE, Access.READ))
                .hasSize(3)
                .allMatch(line -> line.startsWith("CannotOpen cannot open " + path + ": this user needs to read"));
    }

    @Test
    void fileThatMayOnlyBeReadIsReadAndNotChanged() throws Exception {
        lock(path, "r--------");

        List<String> lines = attempt(Access.CHANGE, Access.READ);

        assertThat(lines.get(0)).startsWith("CannotOpen cannot open " + path + ": this user needs to read and write");
        assertThat(lines.get(1)).isEqualTo("fine");
    }

    @Test
    void readerOfAnotherUsersQueueDoesNotLockItsOwnerOut() throws Exception {
        giveAway();

        assertThat(attempt(Access.READ))
                .singleElement()
                .asString()
                .startsWith("CannotOpen cannot open " + path + ": nobody has it open");
        assertThat(dir).isDirectoryNotContaining(file -> file.toString().endsWith("-shm"));
        try (SqliteStore open = SqliteStore.open(path, OpenOptions.of(Access.CHANGE))) {
            assertThat(attempt(Access.READ)).containsExactly("fine");
            assertThat(open.counts().total()).isZero();
        }
    }

    /** Reads the file of its first argument, opens it once more meanwhile, and says how many locks it had and has on it. */
    static final class Visitors {
        public static void main(String[] arguments) throws Exception {
            Path path = Path.of(arguments[0]);
            try (Connection reading = Connections.toRead(path);
                    Statement statement = reading.createStatement()) {
                statement.execute("BEGIN");
                statement.executeQuery("SELECT count(*) FROM sqlite_schema").next();
                long before = locks();
                try (SqliteStore visit = SqliteStore.open(path, OpenOptions.of(Access.READ))) {
                    visit.counts();
                } catch (StoreException.CannotOpen e) {
                    // It is another program's, and was looked at as well.
                    System.err.println(e.getMessage());
                }
                System.out.println(before + " " + locks());
            }
        }

        private static long locks() throws IOException {
            String pid = String.valueOf(ProcessHandle.current().pid());
            try (Stream<String> all = Files.lines(Path.of("/proc/locks"))) {
                return all.filter(line -> List.of(line.split(" +")).contains(pid))
                        .count();
            }
        }
    }

    @Test
    void visitOfOneWhoMayOnlyReadLeavesTheLocksOfTheVisitBefore() throws Exception {
        giveAway();
        try (SqliteStore open = SqliteStore.open(path, OpenOptions.of(Access.CHANGE))) {
            open.enqueue(NewJob.of("t", "p"));

            assertLocksStay();
        }
    }

    @Test
    void visitOfAnotherProgramsFileLeavesTheLocksOfTheVisitBefore() throws Exception {
        path = dir.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (x)");
        }
        giveAway();

        assertLocksStay();
    }

    private void assertLocksStay() throws Exception {
        assertThat(run(Visitors.class, List.of(path.toString())))
                .singleElement()
                .asString()
                .matches("([1-9]\\d*) \\1");
    }

    private void giveAway() throws IOException {
        assumeTrue(Files.getOwner(path).getName().equals("root"), "only root gives files away");
        lock(dir, "rwxrwxrwx");
        lock(path, "rw-r--r--");
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }

    @Test
    void noFileIsMadeInAFolderThatMayOnlyBeRead() throws Exception {
        Files.delete(path);
        lock(dir, "r-x------");

        assertThat(attempt(Access.CREATE))
                .singleElement()
                .asString()
                .startsWith("CannotOpen cannot make " + path + ": this user may not write to its folder");
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void fileInAFolderThatMayOnlyBeReadIsRefused() throws Exception {
        lock(dir, "r-x------");

        assertThat(attempt(Access.CHANGE, Access.READ))
                .hasSize(2)
                .allMatch(line ->
                        line.startsWith("CannotOpen cannot open " + path + ": this user needs to read and write"));
    }

    @Test
    void queueGoesOnOnceItsFolderMayBeWrittenAgain() throws Exception {
        assertThat(attempt(Access.CHANGE)).containsExactly("fine");
        lock(dir, "r-x------");
        assertThat(attempt(Access.CHANGE)).doesNotContain("fine");
        unlock();

        assertThat(attempt(Access.CHANGE)).containsExactly("fine");
        try (SqliteStore store = SqliteStore.open(path, OpenOptions.of(Access.READ))) {
            assertThat(store.counts().total()).isEqualTo(2);
        }
    }

    @Test
    void fileInAFolderThatMayNotBeEnteredIsRefused() throws Exception {
        lock(dir, "---------");

        assertThat(attempt(Access.CREATE, Access.CHANGE, Access.READ))
                .hasSize(3)
                .allMatch(line -> line.matches("(CannotOpen|Missing) .*") && line.contains(path.toString()));
    }

    private void lock(Path what, String permissions) throws IOException {
        locked.add(what);
        Files.setPosixFilePermissions(what, PosixFilePermissions.fromString(permissions));
    }

    private List<String> attempt(Access... accesses) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(path.toString()));
        for (Access access : accesses) {
            arguments.add(access.name());
        }
        return run(Attempt.class, arguments);
    }

    private static List<String> run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        Process child = Java.start(Unprivileged.prefix(), main, arguments);
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isZero();
        return said.lines().toList();
    }
}
