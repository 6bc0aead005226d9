package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.Readers;
import dev.quarterdeck.store.shared.Expiry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Between the look for old jobs and their deletion anybody may touch them. */
class ExpiryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource({
        "state = 0, 0",
        "since = since + 1, 0",
        "revision = revision + 1, 1",
    })
    void jobThatWasTouchedAfterTheLookStays(String touch, int deleted) throws Exception {
        Path path = dir.resolve("jobs.db");
        try (var store = SqliteStore.open(path, OpenOptions.of(Access.CREATE))) {
            store.enqueue(NewJob.of("t", "p"));
        }
        var file = new SqliteFile(path, Access.CHANGE, Durability.NORMAL);
        var errors = new Errors(path);
        var writer = new Writer(file, new WaitingClaims(), errors, InstantSource.system(), "test-writer");
        try (writer;
                Readers readers = file.readers(errors)) {
            long before = NOON.toEpochMilli() - 1;
            writer.run(transaction -> transaction.update("UPDATE job SET state = 2, since = ?", before));
            Expiry expiry = new Expiry("default", JobState.DONE, NOON);
            Expiry.Old old = readers.read(handle -> expiry.old(handle, Instant.EPOCH, 10));
            assertThat(old.ids()).hasSize(1);
            writer.run(transaction -> transaction.update("UPDATE job SET " + touch));

            int purged = writer.run(transaction -> expiry.delete(transaction, old.ids()));
            assertThat(purged).isEqualTo(deleted);
        }
    }
}
