package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.Settlement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts are mended while everybody goes on, by one or by several, and are exact afterwards. */
class MendingTest {
    private static final int ROUNDS = 15;

    @TempDir
    Path dir;

    private final AtomicLong purged = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SqliteStore store;
    private SqliteStore other;

    @BeforeEach
    void fill() {
        store = open();
        other = open();
        store.enqueueAll(Collections.nCopies(5_000, NewJob.of("t", "p").queue("full")));
    }

    private SqliteStore open() {
        return SqliteStore.open(
                dir.resolve("jobs.db"), new OpenOptions(Access.CREATE, Durability.NORMAL, InstantSource.system()));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        other.close();
        store.close();
    }

    @Test
    void countsAreExactThoughWritersGoOnMeanwhile() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong done = new AtomicLong();
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SqliteStore mine = i == 0 ? other : store;
            writers.add(threads.submit(() -> {
                while (!enough.get()) {
                    goThrough(mine);
                    done.incrementAndGet();
                }
            }));
        }
        for (int round = 1; round <= ROUNDS; round++) {
            spoil("UPDATE job_count SET n = n + 7 WHERE queue = 'full'", "DELETE FROM job_count WHERE queue = 'busy'");
            long before = done.get();
            assertThat(store.repair()).isNotEmpty();
            assertThat(store.repair()).as("round %s: mended once", round).isEmpty();
            assertThat(done).hasValueGreaterThanOrEqualTo(before);
        }
        enough.set(true);
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(done.get()).isGreaterThan(ROUNDS);
        assertThat(store.check().faults()).isEmpty();
        assertThat(store.counts().of("full", JobState.PENDING)).isEqualTo(5_000);
        assertThat(store.counts().of("busy", JobState.DONE) + purged.get()).isEqualTo(done.get());
    }

    @Test
    void whatTwoMendAtOnceIsMendedOnce() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            spoil("UPDATE job_count SET n = n + 7 WHERE queue = 'full'");
            CyclicBarrier together = new CyclicBarrier(2);
            Future<List<String>> mine = threads.submit(mendAfter(together, store));
            Future<List<String>> theirs = threads.submit(mendAfter(together, other));

            int found = mine.get().size() + theirs.get().size();
            assertThat(found).as("who mended in round %s", round).isEqualTo(1);
            assertThat(store.check().faults()).isEmpty();
        }
    }

    private static Callable<List<String>> mendAfter(CyclicBarrier barrier, SqliteStore with) {
        return () -> {
            barrier.await();
            return with.repair();
        };
    }

    /** A job from its beginning to its end, and the purge of what is done. */
    private void goThrough(SqliteStore mine) {
        mine.enqueue(NewJob.of("t", "p").queue("busy"));
        List<Claim> claims =
                mine.claim(new ClaimRequest("ship/1", 1, Duration.ofMinutes(5), Set.of("busy"), Duration.ofSeconds(5)));
        mine.settle(new Settlement.Complete(claims.get(0).lease(), null));
        Instant now = mine.clock().instant();
        purged.addAndGet(mine.purgeFinished("busy", JobState.DONE, now.minusSeconds(9), now.minusMillis(5), 2)
                .purged());
    }

    private void spoil(String... changes) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("jobs.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            for (String sql : changes) {
                statement.execute(sql);
            }
        }
    }
}
