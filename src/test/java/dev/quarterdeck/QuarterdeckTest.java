package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.engine.FailException;
import dev.quarterdeck.engine.WorkerSummary;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program gets that embeds the queue. */
@Timeout(60)
class QuarterdeckTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private Quarterdeck queue;

    @BeforeEach
    void open() {
        queue = Quarterdeck.open(file());
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private Path file() {
        return folder.resolve("jobs.db");
    }

    @Test
    void whatIsEnqueuedIsWorked() throws Exception {
        queue.handle("mail.send", claim -> done.add(claim.payload())).start();
        Enqueued one = queue.enqueue("mail.send", "1");
        queue.enqueueAll(List.of(NewJob.of("mail.send", "2"), NewJob.of("mail.send", "3")));
        queue.enqueueAsync(NewJob.of("mail.send", "4")).join();

        assertThat(queue.awaitEmpty(MINUTE)).isTrue();
        assertThat(done).containsExactlyInAnyOrder("1", "2", "3", "4");
        Job job = queue.store().find(one.id()).orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.result()).isNull();
    }

    @Test
    void aKeyMakesARepeatedEnqueueReturnTheSameJob() {
        NewJob welcome = NewJob.of("mail.send", "{}").key("welcome-1001");
        Enqueued first = queue.enqueue(welcome);

        assertThat(first.created()).isTrue();
        assertThat(queue.enqueue(welcome)).isEqualTo(new Enqueued(first.id(), "welcome-1001", false));
    }

    @Test
    void aResultIsKeptWithTheJob() throws Exception {
        queue.handleWithResult("greet", claim -> "hello " + claim.payload()).start();
        long id = queue.enqueue("greet", "world").id();

        assertThat(queue.awaitEmpty(MINUTE)).isTrue();
        assertThat(queue.store().find(id).orElseThrow().result()).isEqualTo("hello world");
    }

    @Test
    void typesWaitByTheirOwnPolicyAndTheRestByAnother() throws Exception {
        queue.handle("*", claim -> {
                    throw new FailException("down");
                })
                .retry("*", new RetryPolicy.None())
                .retry("again", new RetryPolicy.Fixed(Duration.ZERO))
                .start();
        long never = queue.enqueue("never", "").id();
        long again = queue.enqueue(NewJob.of("again", "").maxRetries(2)).id();

        assertThat(queue.awaitEmpty(MINUTE)).isTrue();
        assertThat(queue.store().find(never).orElseThrow().attempts()).isEqualTo(1);
        assertThat(queue.store().find(again).orElseThrow().attempts()).isEqualTo(3);
        assertThat(queue.store().counts().of(Reason.EXHAUSTED)).isEqualTo(2);
    }

    @Test
    void onlyTheQueuesServedAreWorkedAndWaitedFor() throws Exception {
        queue.queues("mail").handle("*", claim -> done.add(claim.job().queue())).start();
        queue.enqueue(NewJob.of("t", "").queue("other"));
        queue.enqueue(NewJob.of("t", "").queue("mail"));

        assertThat(queue.awaitEmpty(MINUTE)).isTrue();
        assertThat(done).containsExactly("mail");
        assertThat(queue.store().counts().of("other", JobState.PENDING)).isEqualTo(1);
    }

    @Test
    void awaitEmptySaysWhenThereIsWorkLeft() throws Exception {
        queue.handle("t", claim -> {}).start();
        queue.enqueue(NewJob.of("t", "").in(MINUTE));

        assertThat(queue.awaitEmpty(Duration.ZERO)).isFalse();
        queue.stop();
        assertThat(queue.awaitEmpty(Duration.ofDays(200_000))).isFalse();
    }

    @Test
    void settingsReachTheWorker() {
        assertThatThrownBy(() -> queue.threads(0)).hasMessage("expected at least 1 thread, got: 0");
        queue.threads(7).lease(MINUTE).grace(MINUTE).queues("a", "b").handle("t", claim -> {});
        queue.start();

        await().until(() -> !queue.store().workers().isEmpty());
        WorkerInfo row = queue.store().workers().get(0);
        assertThat(row.threads()).isEqualTo(7);
        assertThat(row.queues()).containsExactly("a", "b");
    }

    @Test
    void optionsReachTheStore() {
        Instant moment = Instant.parse("2026-03-01T02:00:00Z");
        OpenOptions options =
                OpenOptions.of(Access.CHANGE).durability(Durability.NORMAL).clock(() -> moment);
        assertThatThrownBy(() -> Quarterdeck.open(folder.resolve("none.db").toString(), options))
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("no queue file at");
        try (var other = Quarterdeck.open(file(), options)) {
            long id = other.enqueue("t", "").id();
            assertThat(other.store().find(id).orElseThrow().createdAt()).isEqualTo(moment);
        }
    }

    @Test
    void whatNamesNoTargetIsRefused() {
        assertThatThrownBy(() -> Quarterdeck.open("mysql://host/jobs"))
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageStartingWith("cannot open mysql://host/jobs: ");
    }

    @Test
    void twoInOneProcessShareAFileAndRunNoJobTwice() throws Exception {
        Map<Long, Integer> runs = new ConcurrentHashMap<>();
        Map<String, Integer> byWorker = new ConcurrentHashMap<>();
        try (var other = Quarterdeck.open(file())) {
            for (Quarterdeck each : List.of(queue, other)) {
                each.handle("t", claim -> {
                            runs.merge(claim.job().id(), 1, Integer::sum);
                            byWorker.merge(String.valueOf(claim.job().worker()), 1, Integer::sum);
                        })
                        .threads(1)
                        .start();
            }
            await().until(() -> queue.store().workers().size() == 2);
            for (int round = 0; round < 20 || byWorker.size() < 2; round++) {
                List<NewJob> jobs = IntStream.range(0, 50)
                        .mapToObj(i -> NewJob.of("t", "").priority(Priority.HIGH))
                        .toList();
                (round % 2 == 0 ? queue : other).enqueueAll(jobs);
            }
            assertThat(queue.awaitEmpty(MINUTE)).isTrue();
            assertThat(runs.values()).hasSizeGreaterThanOrEqualTo(1_000).containsOnly(1);
            assertThat(byWorker.keySet())
                    .isEqualTo(
                            queue.store().workers().stream().map(WorkerInfo::id).collect(Collectors.toSet()));
        }
        assertThat(queue.store().workers()).hasSize(1);
        assertThat(queue.store().check().faults()).isEmpty();
    }

    @Test
    void whatStoppedTellsWhatCameOfItsJobs() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        queue.handle("t", claim -> ran.countDown()).start();
        queue.enqueue("t", "");
        ran.await();
        queue.stop();
        queue.stop();

        assertThat(queue.await()).isEqualTo(new WorkerSummary(1, 0, 0, 0, 0));
        assertThat(queue.enqueue("t", "").created()).isTrue();
    }
}
