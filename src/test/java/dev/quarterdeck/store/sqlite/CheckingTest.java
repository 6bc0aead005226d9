package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody spoils who writes to the file with other tools is found, and its counters mended. */
class CheckingTest {

    @TempDir
    Path dir;

    private SqliteStore store;

    /** Two pending jobs, one locked, one done and one dead. */
    @BeforeEach
    void fill() {
        store = SqliteStore.open(dir.resolve("jobs.db"), OpenOptions.of(Access.CREATE));
        for (int i = 0; i < 5; i++) {
            store.enqueue(NewJob.of("t", "p"));
        }
        store.claim(claim());
        store.settle(new Settlement.Complete(store.claim(claim()).get(0).lease(), null));
        store.settle(new Settlement.Reject(store.claim(claim()).get(0).lease(), "bad"));
        assertThat(store.check()).isEqualTo(new CheckReport("ok", "ok", 0, List.of()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM job WHERE state = 0 | counter of queue default, pending: kept 2, there are 0",
                "UPDATE job SET state = 0 WHERE state = 2 | counter of queue default, ",
                "UPDATE job_count SET n = n + 5 WHERE state = 2 | counter of queue default, done: kept 6, there are 1",
                "DELETE FROM job_count WHERE state = 3 | counter of queue default, dead: kept 0, there are 1",
                "INSERT INTO job_count VALUES ('ghost', 0, -1, 7) | counter of queue ghost, pending: kept 7, there are 0"
            })
    void wrongCounterIsFoundAndMended(String sql, String fault) throws SQLException {
        spoil(sql);

        CheckReport report = store.check();
        assertThat(report.ok()).isFalse();
        assertThat(report.integrity()).isEqualTo("ok");
        assertThat(report.counters()).startsWith(fault);
        assertThat(report.faults()).anyMatch(line -> line.startsWith(fault));

        assertThat(store.repair()).contains(report.counters());
        assertThat(store.repair()).isEmpty();
        assertThat(store.check().ok()).isTrue();
        assertThat(store.counts().total()).isEqualTo(store.freeze(all()).length);
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE job SET lease_until = NULL WHERE state = 1, locked without a lease",
        "UPDATE job SET reason = NULL WHERE state = 3, dead without a reason",
        "UPDATE job SET reason = 1 WHERE state = 0, 'a reason, and not dead'",
        "UPDATE attempt SET job = 999, its job 999 is gone",
        "DELETE FROM queue, has jobs and no row"
    })
    void oddRowIsFound(String sql, String fault) throws SQLException {
        spoil(sql);

        assertThat(store.check().ok()).isFalse();
        assertThat(store.check().faults()).anyMatch(line -> line.contains(fault));
    }

    @Test
    void brokenIndexIsFound() throws SQLException {
        spoil(
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = 'CREATE INDEX job_lease ON job (since) WHERE state = 1'"
                        + " WHERE name = 'job_lease'");
        store.close();
        store = SqliteStore.open(dir.resolve("jobs.db"), OpenOptions.of(Access.CHANGE));

        CheckReport report = store.check();

        assertThat(report.ok()).isFalse();
        assertThat(report.integrity()).isNotEqualTo("ok");
    }

    @Test
    void queueThatLostItsRowIsServedAgainAfterTheRepair() throws SQLException {
        spoil("DELETE FROM queue");
        assertThat(store.claim(claim())).isEmpty();

        assertThat(store.repair()).containsExactly("queue 'default': has jobs and no row");

        assertThat(store.claim(claim())).hasSize(1);
        assertThat(store.counts().of(JobState.PENDING)).isEqualTo(1);
    }

    @Test
    void jobsInNoStateOfOursAreFoundAndSpoilNoCount() throws SQLException {
        spoil("UPDATE job SET state = 9 WHERE state = 2", "UPDATE job_count SET n = 0 WHERE state = 2");

        assertThat(store.repair()).isEmpty();
        assertThat(store.check().counters()).isEqualTo("counter of queue default, state 9: kept 0, there are 1");
        assertThat(store.counts().total()).isEqualTo(4);
    }

    @Test
    void queueThatNobodyCountedIsCountedAndServed() throws SQLException {
        spoil("UPDATE job SET queue = 'moved' WHERE state = 0");

        assertThat(store.repair())
                .containsExactlyInAnyOrder(
                        "counter of queue default, pending: kept 2, there are 0",
                        "counter of queue moved, pending: kept 0, there are 2");
        assertThat(store.check().faults()).isEmpty();
        assertThat(store.claim(claim())).hasSize(1);
    }

    private static ClaimRequest claim() {
        return new ClaimRequest("ship/1", 1, Duration.ofMinutes(5), Set.of(), Duration.ZERO);
    }

    private static Selection all() {
        return new Selection(Set.of(), List.of(), Filter.ANY, true, Instant.EPOCH);
    }

    private void spoil(String... changes) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("jobs.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : changes) {
                statement.execute(sql);
            }
        }
    }
}
