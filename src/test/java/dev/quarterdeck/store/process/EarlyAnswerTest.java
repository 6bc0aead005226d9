package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.mutant.Mutant;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed in the middle of its first commit: a store that answers before it is found to have lied. */
class EarlyAnswerTest {
    /** Each page that goes to the log is two writes, and no commit is only one page. */
    private static final int WITHIN_THE_COMMIT = 4;

    @TempDir
    Path dir;

    private Path path;

    @BeforeEach
    void make() {
        path = dir.resolve("jobs.db");
        SqliteStore.open(path, OpenOptions.of(Access.CREATE)).close();
    }

    /** Puts a job in, and says so as soon as that is acknowledged. */
    static final class Hasty {
        public static void main(String[] arguments) {
            try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), OpenOptions.of(Access.CHANGE))) {
                store.enqueueAsync(NewJob.of("t", "p"))
                        .thenAccept(job -> Saying.say("enqueued", job.id()))
                        .join();
            }
        }
    }

    @Test
    void theSoundStoreHasNotAnswered() throws Exception {
        assertThat(whatItSaysUntilItDies(System.getProperty("java.class.path"))).isEmpty();
        assertThat(jobs()).isZero();
    }

    @Test
    void anAnswerBeforeTheCommitIsALie() throws Exception {
        Path classes = Files.createDirectory(dir.resolve("mutant"));
        String text = "batch.answers.add(() -> future.complete(result));";
        Mutant.of(classes, "Batch", text, "future.complete(result);");

        assertThat(whatItSaysUntilItDies(classes + File.pathSeparator + System.getProperty("java.class.path")))
                .containsExactly("enqueued 1");
        assertThat(jobs()).isZero();
    }

    private List<String> whatItSaysUntilItDies(String classPath) throws InterruptedException {
        List<String> killed = Strace.of(path).killingAt("pwrite64", WITHIN_THE_COMMIT);
        return Child.start(killed, classPath, Hasty.class, path).outlive(Duration.ofMinutes(2));
    }

    private long jobs() {
        try (SqliteStore store = SqliteStore.open(path, OpenOptions.of(Access.READ))) {
            return store.counts().total();
        }
    }
}
