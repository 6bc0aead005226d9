package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreezingTest {
    @TempDir
    private Path dir;

    /** As somebody's hand in the file may leave one. */
    @Test
    void lockedJobWithoutALeaseIsCountedAsItIsElsewhere() throws Exception {
        Path path = dir.resolve("jobs.db");
        try (var store = SqliteStore.open(path, OpenOptions.of(Access.CREATE))) {
            store.enqueue(NewJob.of("t", "p"));
            store.claim(new ClaimRequest("here/1", 1, Duration.ofHours(1), Set.of(), Duration.ZERO));
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                    var statement = connection.createStatement()) {
                statement.execute("UPDATE job SET lease_until = NULL");
            }
            var locked = new Selection(Set.of(JobState.LOCKED), List.of(), Filter.ANY, false, Instant.now());

            assertThat(store.freezeCounted(locked).tally()).isEqualTo(store.tally(locked));
        }
    }
}
