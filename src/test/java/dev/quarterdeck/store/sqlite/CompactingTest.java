package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.contract.Soundness;
import java.io.File;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The file gets smaller by what is free in it. */
class CompactingTest extends OpeningCase {
    private static final int CHUNK = 256 << 10;

    /** Leaves so many jobs of the first, scattered ones too. */
    private static void purgeAllBut(SqliteStore store, int kept) {
        var all = new Selection(Set.of(), List.of(), Filter.ANY, true, Instant.now());
        long[] ids = store.freeze(all);
        long operation = store.begin("purge", By.of("test", "cli"), ids.length);
        long[] purged =
                Arrays.stream(ids).filter(id -> id % (ids.length / kept) != 0).toArray();
        store.apply(operation, Change.purgeForever(), all, purged);
    }

    private static long compactAll(SqliteStore store) {
        long givenBack = 0;
        for (long chunk = store.compact(CHUNK); chunk > 0; chunk = store.compact(CHUNK)) {
            assertThat(chunk).isLessThanOrEqualTo(CHUNK);
            givenBack += chunk;
        }
        return givenBack;
    }

    @Test
    void whatPurgedJobsTookIsGivenBackInChunks() {
        makeWithJobs(5_000);
        try (SqliteStore store = open(Access.CHANGE)) {
            purgeAllBut(store, 10);
            Footprint before = store.footprint();
            assertThat(before.reusableBytes()).isGreaterThan(1 << 20);

            assertThat(store.compact(CHUNK)).isEqualTo(CHUNK);
            long rest = compactAll(store);

            Footprint after = store.footprint();
            assertThat(rest + CHUNK).isEqualTo(before.reusableBytes());
            assertThat(after).isEqualTo(new Footprint(before.fileBytes() - before.reusableBytes(), 0, 0));
            // Asked of the file system, which opens nothing.
            assertThat(new File(path.toString()).length()).isEqualTo(after.fileBytes());
            Soundness.prove(store);
            assertThat(store.check().faults()).isEmpty();
            assertThat(Soundness.everyJob(store)).hasSize(10);
        }
    }

    @Test
    void nothingIsGivenBackOfAFileThatIsFull() {
        makeWithJobs(100);
        try (SqliteStore store = open(Access.CHANGE)) {
            assertThat(store.compact(CHUNK)).isZero();
            assertThat(store.enqueue(NewJob.of("t", "p")).created()).isTrue();
        }
    }

    @Test
    void aReaderInTheWayOnlyKeepsTheLogFromBeingEmptied() throws Exception {
        makeWithJobs(2_000);
        try (SqliteStore store = open(Access.CHANGE);
                Connection reader = new SqliteFile(path, Access.READ, Durability.NORMAL).openReader();
                Statement statement = reader.createStatement()) {
            statement.execute("BEGIN");
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM job")) {
                purgeAllBut(store, 10);

                assertThat(compactAll(store)).isPositive();
            }
            assertThat(store.footprint().logBytes().orElseThrow()).isPositive();
            statement.execute("COMMIT");

            assertThat(store.compact(CHUNK)).isZero();
            assertThat(store.footprint().logBytes().orElseThrow()).isZero();
        }
    }

    @Test
    void othersGoOnMeanwhile() throws Exception {
        makeWithJobs(5_000);
        var stop = new AtomicBoolean();
        var put = new AtomicInteger();
        try (SqliteStore store = open(Access.CHANGE);
                SqliteStore other = open(Access.CHANGE)) {
            purgeAllBut(store, 10);
            var producer = new Thread(() -> {
                while (!stop.get()) {
                    other.enqueue(NewJob.of("t", "p"));
                    put.incrementAndGet();
                }
            });
            producer.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> put.get() > 0);
            compactAll(store);
            stop.set(true);
            producer.join();

            assertThat(store.counts().total()).isEqualTo(10L + put.get());
            Soundness.prove(store);
            assertThat(store.check().faults()).isEmpty();
        }
    }

    @Test
    void oneWhoOnlyReadsMayNot() {
        make();
        try (SqliteStore store = open(Access.READ)) {
            assertThatExceptionOfType(StoreException.Unsupported.class).isThrownBy(() -> store.compact(CHUNK));
        }
    }
}
