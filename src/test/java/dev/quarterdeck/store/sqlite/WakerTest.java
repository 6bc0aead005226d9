package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.Readers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WakerTest {
    @TempDir
    private Path dir;

    @Test
    void looksThatBreakDoNotEndIt() throws Exception {
        var path = dir.resolve("jobs.db");
        var file = new SqliteFile(path, Access.CREATE, Durability.NORMAL);
        new Opening(file).prepare();
        var errors = new Errors(path);
        var waitingClaims = new WaitingClaims();
        var breaks = new AtomicInteger(3);
        InstantSource clock = () -> {
            if (breaks.getAndDecrement() > 0) {
                throw new OutOfMemoryError("none for a test");
            }
            return Instant.now();
        };
        try (var writer = new Writer(file, waitingClaims, errors, InstantSource.system(), "test-writer");
                Readers readers = file.readers(errors);
                var mark = new ChangeMark(file);
                var waker = new Waker(waitingClaims, writer, readers, mark, clock, "test-waker")) {
            WaitingClaims.Waiting claim = waitingClaims.add(
                    new ClaimRequest("here/1", 1, Duration.ofSeconds(30), Set.of(), Duration.ofMinutes(1)));
            writer.run(transaction -> true);
            waker.watch();
            await().until(() -> breaks.get() <= 0);

            try (var other = SqliteStore.open(path, OpenOptions.of(Access.CHANGE))) {
                other.enqueue(NewJob.of("t", "p"));
            }

            assertThat(claim.future().orTimeout(30, TimeUnit.SECONDS).join()).hasSize(1);
        }
    }
}
