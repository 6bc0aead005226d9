package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Errors;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriterTest {
    private final WaitingClaims waitingClaims = new WaitingClaims();

    @TempDir
    private Path dir;

    private Path path;
    private Writer writer;

    @BeforeEach
    void open() throws SQLException {
        path = dir.resolve("jobs.db");
        var file = new SqliteFile(path, Access.CREATE, Durability.FULL);
        new Opening(file).prepare();
        writer = new Writer(file, waitingClaims, new Errors(path), InstantSource.system(), "test-writer");
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void aClaimThatFoundNothingWaitsAgainBeforeAnybodyIsAnswered() {
        waitingClaims.add(new ClaimRequest("here/1", 1, Duration.ofSeconds(1), Set.of(), Duration.ofSeconds(1)));
        var goOn = new CompletableFuture<Boolean>();
        CompletableFuture<Boolean> nobodyWaits =
                writer.submit(transaction -> goOn.join()).thenApply(done -> waitingClaims.isEmpty());

        goOn.complete(true);

        assertThat(nobodyWaits.join()).isFalse();
    }

    @Test
    void anErrorIsAnsweredAndTheWriterGoesOn() {
        CompletableFuture<Boolean> broken = writer.submit(transaction -> {
            throw new OutOfMemoryError("none for a test");
        });

        assertThatThrownBy(broken::join)
                .hasCauseInstanceOf(StoreException.Failed.class)
                .hasMessageContaining("none for a test")
                .matches(e -> ((StoreException) e.getCause()).mayPass());
        assertThat(writer.submit(transaction -> true).join()).isTrue();
    }

    @Test
    void whatFailsHalfWayLeavesNothingAndTakesNobodyWithIt() {
        var goOn = new CompletableFuture<Boolean>();
        writer.submit(transaction -> goOn.join());
        CompletableFuture<Long> before = writer.submit(transaction ->
                Enqueueing.enqueue(transaction, NewJob.of("a", "")).id());
        CompletableFuture<Boolean> broken = writer.submit(transaction -> transaction.allOrNothing(() -> {
            Enqueueing.enqueue(transaction, NewJob.of("b", "").queue("broken"));
            throw new IllegalStateException("half way");
        }));
        CompletableFuture<Long> after = writer.submit(transaction ->
                Enqueueing.enqueue(transaction, NewJob.of("c", "")).id());

        goOn.complete(true);

        assertThatThrownBy(broken::join).hasRootCauseMessage("half way");
        assertThat(before.join()).isEqualTo(1);
        assertThat(after.join()).isGreaterThan(1);
        try (var store = SqliteStore.open(path, OpenOptions.of(Access.READ))) {
            assertThat(store.counts().total()).isEqualTo(2);
            assertThat(store.queues()).extracting(QueueInfo::name).containsExactly("default");
            assertThat(store.check().faults()).isEmpty();
        }
    }

    @Test
    void claimThatComesWithAFailureIsServed() {
        writer.run(transaction -> Enqueueing.enqueue(transaction, NewJob.of("a", "")));
        var goOn = new CompletableFuture<Boolean>();
        writer.submit(transaction -> goOn.join());
        WaitingClaims.Waiting claim = waitingClaims.add(
                new ClaimRequest("here/1", 1, Duration.ofSeconds(1), Set.of(), Duration.ofMinutes(1)));
        writer.callClaims();
        writer.submit(transaction -> transaction.allOrNothing(() -> {
            throw new IllegalStateException("half way");
        }));

        goOn.complete(true);

        assertThat(claim.future().join()).hasSize(1);
    }

    @Test
    void jobThatCannotBeWrittenFailsAloneAmongThoseItSharesAStatementWith() throws SQLException {
        onTheFile("CREATE TRIGGER no_bad_job BEFORE INSERT ON job WHEN new.type = 'bad'"
                + " BEGIN SELECT raise(ABORT, 'bad job'); END");
        var goOn = new CompletableFuture<Boolean>();
        writer.submit(transaction -> goOn.join());
        List<CompletableFuture<Enqueued>> jobs = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            NewJob job = NewJob.of(i == 7 || i == 44 ? "bad" : "good", "").key("key-" + i);
            jobs.add(writer.submit(transaction -> Enqueueing.enqueue(transaction, job)));
        }

        goOn.complete(true);

        for (int i = 0; i < jobs.size(); i++) {
            if (i == 7 || i == 44) {
                assertThatThrownBy(jobs.get(i)::join).hasMessageContaining("bad job");
            } else {
                assertThat(jobs.get(i).join().created()).as("job %d", i).isTrue();
            }
        }
        onTheFile("DROP TRIGGER no_bad_job");
        try (var store = SqliteStore.open(path, OpenOptions.of(Access.READ))) {
            assertThat(store.counts().total()).isEqualTo(43);
            assertThat(store.check().faults()).isEmpty();
        }
    }

    @Test
    void keyThatComesAgainInTheSameBatchGivesTheSameJob() {
        var goOn = new CompletableFuture<Boolean>();
        writer.submit(transaction -> goOn.join());
        List<CompletableFuture<Enqueued>> jobs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            NewJob job = NewJob.of("a", "").key("key-" + i % 25);
            jobs.add(writer.submit(transaction -> Enqueueing.enqueue(transaction, job)));
        }

        goOn.complete(true);

        for (int i = 0; i < jobs.size(); i++) {
            assertThat(jobs.get(i).join()).isEqualTo(new Enqueued(i % 25 + 1, "key-" + i % 25, i < 25));
        }
    }

    @Test
    void claimOfTheSameBatchGetsTheJobsThatWereEnqueuedInIt() {
        var goOn = new CompletableFuture<Boolean>();
        writer.submit(transaction -> goOn.join());
        for (int i = 0; i < 3; i++) {
            writer.submit(transaction -> Enqueueing.enqueue(transaction, NewJob.of("a", "")));
        }
        WaitingClaims.Waiting claim = waitingClaims.add(
                new ClaimRequest("here/1", 5, Duration.ofSeconds(1), Set.of(), Duration.ofMinutes(1)));

        goOn.complete(true);

        assertThat(claim.future().join()).extracting(each -> each.job().id()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void changeOfTheSameBatchFindsTheJobsThatWereEnqueuedBeforeIt() {
        var goOn = new CompletableFuture<Boolean>();
        writer.submit(transaction -> goOn.join());
        writer.submit(transaction -> Enqueueing.enqueue(transaction, NewJob.of("a", "")));
        CompletableFuture<Integer> changed =
                writer.submit(transaction -> transaction.update("UPDATE job SET priority = 3 WHERE id = 1"));

        goOn.complete(true);

        assertThat(changed.join()).isEqualTo(1);
    }

    /** With several in a batch the writer expects as many again, and does not let others have its turn at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 300})
    void whoHearsAnAnswerMayAskForTheNextThing(int heard) {
        var goOn = new CompletableFuture<Boolean>();
        writer.submit(transaction -> goOn.join());
        waitingClaims.add(new ClaimRequest("here/1", 1, Duration.ofSeconds(1), Set.of("other"), Duration.ofHours(1)));
        List<CompletableFuture<Long>> next = new ArrayList<>();
        for (int i = 0; i < heard; i++) {
            next.add(writer.submit(transaction -> Enqueueing.enqueue(transaction, NewJob.of("first", "")))
                    .thenApply(
                            first -> writer.run(transaction -> Enqueueing.enqueue(transaction, NewJob.of("next", "")))
                                    .id()));
        }

        goOn.complete(true);

        for (CompletableFuture<Long> each : next) {
            assertThat(each.orTimeout(30, TimeUnit.SECONDS).join()).isPositive();
        }
        try (var store = SqliteStore.open(path, OpenOptions.of(Access.READ))) {
            assertThat(store.counts().total()).isEqualTo(2L * heard);
            assertThat(store.check().faults()).isEmpty();
        }
    }

    @Test
    void whoHearsOfAFailureMayAskForTheNextThing() throws SQLException {
        var goOn = new CompletableFuture<Boolean>();
        writer.submit(transaction -> goOn.join());
        CompletableFuture<Boolean> next = writer.submit(transaction -> {
                    throw new OutOfMemoryError("none for a test");
                })
                .handle((done, failure) -> writer.run(transaction -> failure != null));

        goOn.complete(true);

        boolean heard = next.orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(heard).isTrue();
    }

    @Test
    void changeInTheMiddleOfAnotherIsRefusedAndLeavesThatWhole() {
        CompletableFuture<Enqueued> outer = writer.submit(transaction -> {
            assertThatThrownBy(() -> writer.run(inner -> true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in the middle of another");
            return Enqueueing.enqueue(transaction, NewJob.of("outer", ""));
        });

        assertThat(outer.orTimeout(30, TimeUnit.SECONDS).join().created()).isTrue();
    }

    private void onTheFile(String sql) throws SQLException {
        try (var connection = new SqliteFile(path, Access.CREATE, Durability.FULL).openWriter();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
