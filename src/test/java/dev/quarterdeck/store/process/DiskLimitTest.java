package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.contract.Soundness;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk takes no more: what was acknowledged stays, what was not fails at once, and later the queue goes on. */
class DiskLimitTest {
    /** 16,000 blocks of 512 bytes a file, or of 1,024 in some shells: room for SQLite itself, which is unpacked first. */
    private static final List<String> LITTLE_ROOM = List.of("sh", "-c", "ulimit -f 16000; exec \"$@\"", "sh");

    @TempDir
    Path dir;

    /** Puts jobs in, alone and many at a time, until that has failed fifty times; says each answer. */
    static final class Filler {
        public static void main(String[] arguments) {
            String payload = "x".repeat(30_000);
            int failures = 0;
            try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), OpenOptions.of(Access.CREATE))) {
                while (failures < 50) {
                    List<CompletableFuture<Enqueued>> flying = IntStream.range(0, 8)
                            .mapToObj(i -> store.enqueueAsync(NewJob.of("t", payload)))
                            .toList();
                    for (CompletableFuture<Enqueued> job : flying) {
                        failures += tell(job);
                    }
                }
                Saying.say("reads", store.counts().total());
            }
        }

        private static int tell(CompletableFuture<Enqueued> job) {
            try {
                Saying.say("enqueued", job.join().id());
                return 0;
            } catch (CompletionException e) {
                Saying.say(
                        "failed",
                        e.getCause().getClass().getSimpleName(),
                        e.getCause().getMessage());
                return 1;
            }
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAndTheRestFailed() throws Exception {
        Path path = dir.resolve("jobs.db");

        List<String> said = Child.start(LITTLE_ROOM, Filler.class, path).finish(Duration.ofMinutes(2));

        Set<Long> acknowledged = said.stream()
                .filter(line -> line.startsWith("enqueued "))
                .map(line -> Long.valueOf(line.substring(9)))
                .collect(Collectors.toSet());
        assertThat(said.stream().filter(line -> line.startsWith("failed ")))
                .hasSizeGreaterThanOrEqualTo(50)
                .allMatch(line -> line.startsWith("failed Full no room for " + path)
                        || line.startsWith("failed Failed the store " + path + " failed: "));
        assertThat(said).contains("reads " + acknowledged.size());
        try (SqliteStore store = SqliteStore.open(path, OpenOptions.of(Access.CHANGE))) {
            Soundness.prove(store);
            assertThat(Soundness.everyJob(store)).extracting(Job::id).containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(store.enqueue(NewJob.of("t", "p")).created()).isTrue();
        }
    }
}
