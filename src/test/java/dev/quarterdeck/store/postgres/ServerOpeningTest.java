package dev.quarterdeck.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which schemas are opened, and what those that are not say. */
class ServerOpeningTest {
    private final Target.Server target = TestServer.target(TestServer.freshUrl());

    @Test
    void onlyWhoMayMakeAQueueMakesOne() {
        assertRefused(Access.CHANGE, "holds no queue in its schema " + target.schema());
        assertRefused(Access.READ, "holds no queue in its schema " + target.schema());

        open(Access.CREATE).close();

        open(Access.CHANGE).close();
        open(Access.READ).close();
    }

    @Test
    void manyWhoMakeTheSameQueueAtOnceAllFindIt() {
        List<CompletableFuture<Void>> openings = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            openings.add(
                    CompletableFuture.runAsync(() -> open(Access.CREATE).close(), task -> new Thread(task).start()));
        }

        openings.forEach(CompletableFuture::join);
    }

    @Test
    void newerSchemaIsLeftAlone() throws SQLException {
        open(Access.CREATE).close();
        execute("INSERT INTO " + target.schema() + ".schema_version VALUES (99)");

        assertRefused(Access.CREATE, "has the newer schema 99 (this program knows " + Schema.VERSION + ")");
    }

    @Test
    void whoOnlyReadsCannotChangeAnything() {
        try (JobStore writing = open(Access.CREATE);
                JobStore reading = open(Access.READ)) {
            writing.enqueue(NewJob.of("t", "p"));

            assertThat(reading.counts().total()).isEqualTo(1);
            assertThatThrownBy(() -> reading.pause("default"))
                    .isInstanceOf(StoreException.Unsupported.class)
                    .hasMessageContaining("opened to be read only");
        }
    }

    @Test
    void readersAreHeldToReadingByTheServer() {
        open(Access.CREATE).close();
        Reads reads = new Reads(new Server(target, OpenOptions.Durability.FULL), new Errors(target));

        assertThatThrownBy(() -> reads.read(handle -> handle.execute("DELETE FROM queue")))
                .isInstanceOf(StoreException.Unusable.class);
        reads.close();
    }

    @Test
    void missingDatabaseUserAndServerAreToldApart() {
        assertThatThrownBy(() -> open(with("nowhere", target.port())))
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("there is no database nowhere on the server; make it with createdb");
        assertThatThrownBy(() -> open(with("postgres", 1)))
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("no server answers at localhost:1");
    }

    @Test
    void backupAndCompactingAreTheServersOwn(@TempDir Path dir) {
        try (JobStore store = open(Access.CREATE)) {
            assertThat(store.capabilities()).doesNotContain(Capability.BACKUP, Capability.COMPACT);
            assertThatThrownBy(() -> store.backup(dir.resolve("copy"), () -> false))
                    .isInstanceOf(StoreException.Unsupported.class)
                    .hasMessageContaining("pg_dump --schema=" + target.schema());
            assertThatThrownBy(() -> store.compact(1)).isInstanceOf(StoreException.Unsupported.class);
        }
    }

    @Test
    void recordOfOperationsIsNeverRewritten() {
        try (JobStore store = open(Access.CREATE)) {
            store.begin("purge", By.of("ann", "cli"), 1);

            for (String sql : List.of("DELETE FROM %s.operation", "UPDATE %s.operation SET actor = 'bob'")) {
                assertThatThrownBy(() -> execute(sql.formatted(target.schema())))
                        .hasMessageContaining("the record of operations is never");
            }
        }
    }

    @Test
    void otherProcessesAreToldOfJobsTheyWaitFor() {
        try (JobStore producer = open(Access.CREATE);
                JobStore worker = open(Access.CHANGE)) {
            var request = new ClaimRequest("w", 1, Duration.ofMinutes(1), Set.of(), Duration.ofSeconds(30));
            var claim = CompletableFuture.supplyAsync(() -> worker.claim(request));

            long id = producer.enqueue(NewJob.of("t", "p")).id();

            assertThat(claim.join()).extracting(each -> each.job().id()).containsExactly(id);
        }
    }

    private JobStore open(Access access) {
        return PostgresStore.open(target, OpenOptions.of(access));
    }

    private static JobStore open(Target.Server target) {
        return PostgresStore.open(target, OpenOptions.of(Access.CREATE));
    }

    private Target.Server with(String database, int port) {
        return new Target.Server("localhost", port, database, "postgres", "secret", "q", Map.of());
    }

    private void assertRefused(Access access, String why) {
        assertThatThrownBy(() -> open(access))
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining(why);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = new Server(target, OpenOptions.Durability.FULL).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
