package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.process.Java;
import dev.quarterdeck.store.process.Unprivileged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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
        assumeTrue(Files.getOwner(path).getName().equals("root"), "only root gives files away");
        lock(dir, "rwxrwxrwx");
        lock(path, "rw-r--r--");
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

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
        Process child = Java.start(Unprivileged.prefix(), Attempt.class, arguments);
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isZero();
        return said.lines().toList();
    }
}
