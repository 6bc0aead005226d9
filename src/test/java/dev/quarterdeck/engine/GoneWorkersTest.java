package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.WorkerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system says of a process of this host, and what follows for its worker. */
class GoneWorkersTest {
    private static final long PID = 4_000_000_001L;
    private static final ProcessIdentity OWN = ProcessIdentity.own();
    private static final WorkerInfo WORKER =
            new WorkerInfo("box/1", OWN.host(), PID, "77", OWN.bootId(), 4, List.of(), 1, Instant.EPOCH, Instant.EPOCH);

    @TempDir
    Path proc;

    @BeforeEach
    void letTheFirstProcessBeSeen() throws IOException {
        write(1, stat('S', 1));
    }

    @Test
    void whoseProcessIsNotThereIsGone() {
        assertThat(gone()).isTrue();
    }

    @Test
    void whoseProcessRunsLives() throws IOException {
        write(PID, stat('S', 77));
        assertThat(gone()).isFalse();
    }

    @Test
    void whoseProcessEndedOrHasASuccessorIsGone() throws IOException {
        write(PID, stat('Z', 77));
        assertThat(gone()).isTrue();
        write(PID, stat('S', 78));
        assertThat(gone()).isTrue();
    }

    @Test
    void ofWhoseProcessTheSystemCannotTellNothingIsKnown() throws IOException {
        // It is there and cannot be read, as when this process has too many files open.
        Files.createDirectories(proc.resolve(PID + "/stat"));
        assertThat(gone()).isFalse();
    }

    private boolean gone() {
        return !new GoneWorkers(proc).among(List.of(WORKER)).isEmpty();
    }

    private void write(long pid, String stat) throws IOException {
        Files.writeString(
                Files.createDirectories(proc.resolve(String.valueOf(pid))).resolve("stat"), stat);
    }

    private static String stat(char state, long start) {
        return "7 (a (b) c) " + state + " 0".repeat(18) + " " + start + " 0";
    }
}
