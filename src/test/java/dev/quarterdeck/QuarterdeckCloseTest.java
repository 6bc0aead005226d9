package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How it ends, and what it says meanwhile. */
@Timeout(60)
class QuarterdeckCloseTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private Quarterdeck queue;

    @BeforeEach
    void open() {
        queue = Quarterdeck.open(folder.resolve("jobs.db"));
    }

    @AfterEach
    void close() {
        mayEnd.countDown();
        queue.close();
    }

    private void startPatient(Duration grace) {
        queue.onNote(notes::add)
                .grace(grace)
                .threads(1)
                .handle("t", claim -> {
                    begun.countDown();
                    mayEnd.await();
                })
                .start();
    }

    @Test
    void whatRunsEndsAndWhatWaitsStays() throws Exception {
        startPatient(HOUR);
        queue.enqueue("t", "runs");
        begun.await();
        queue.enqueue("t", "waits");
        var closing = new FutureTask<Void>(queue::close, null);
        Thread thread = new Thread(closing);
        thread.start();
        // For its worker, which has been told by then to begin nothing more.
        await().until(() -> thread.getState() == Thread.State.WAITING);
        assertThat(closing).isNotDone();
        mayEnd.countDown();
        closing.get();

        Counts counts = countsAfterwards();
        assertThat(counts.of(JobState.DONE)).isEqualTo(1);
        assertThat(counts.of(JobState.PENDING)).isEqualTo(1);
        assertThat(counts.total()).isEqualTo(2);
    }

    @Test
    void whatOutlastsTheGraceIsReleased() throws Exception {
        startPatient(Duration.ZERO);
        long id = queue.enqueue("t", "").id();
        begun.await();
        queue.close();

        Job released = afterwards(id);
        assertThat(released.state()).isEqualTo(JobState.PENDING);
        assertThat(released.attempts()).isZero();
    }

    @Test
    void aRunningHandlerMayStillEnqueueWhileItIsClosed() throws Exception {
        queue.queues("first")
                .grace(HOUR)
                .handle("t", claim -> {
                    begun.countDown();
                    mayEnd.await();
                    queue.enqueue("next", "");
                })
                .start();
        queue.enqueue(NewJob.of("t", "").queue("first"));
        begun.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(queue::close);
        await().until(() -> catchStart().equals("this Quarterdeck is closed: open another one"));
        mayEnd.countDown();
        closed.join();

        assertThat(countsAfterwards().of("first", JobState.DONE)).isEqualTo(1);
        assertThat(countsAfterwards().of("default", JobState.PENDING)).isEqualTo(1);
    }

    @Test
    void aSecondCloseWaitsForTheFirstAndCutsNothingShort() throws Exception {
        startPatient(HOUR);
        long id = queue.enqueue("t", "").id();
        begun.await();
        queue.stop();
        CompletableFuture<Void> one = CompletableFuture.runAsync(queue::close);
        CompletableFuture<Void> another = CompletableFuture.runAsync(queue::close);
        await().until(() -> catchStart().equals("this Quarterdeck is closed: open another one"));
        mayEnd.countDown();
        CompletableFuture.allOf(one, another).join();
        queue.close();

        assertThat(afterwards(id).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void anInterruptionCutsTheGraceShort() throws Exception {
        startPatient(HOUR);
        long id = queue.enqueue("t", "").id();
        begun.await();
        Thread.currentThread().interrupt();
        queue.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(afterwards(id).state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void aHandlerThatClosesWaitsForItselfNoLongerThanTheGrace() throws Exception {
        queue.onNote(notes::add)
                .grace(Duration.ofMillis(50))
                .handle("t", claim -> {
                    queue.close();
                    mayEnd.countDown();
                })
                .start();
        long id = queue.enqueue("t", "").id();
        mayEnd.await();

        assertThat(afterwards(id).state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void whatEndedTheWorkerIsSaidAndThrownToThoseWhoWait() throws Exception {
        startPatient(HOUR);
        await().until(() -> !queue.store().workers().isEmpty());
        queue.store().close();

        assertThatThrownBy(queue::await).isInstanceOf(StoreException.Closed.class);
        assertThat(notes).contains("worker ends: the store is closed");
        queue.close();
    }

    @Test
    void unlessSomebodyListensNotesAreWarningsInTheLog() {
        Logger logger = Logger.getLogger("dev.quarterdeck");
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        queue.enqueue("t", "");
        queue.store().claim(new ClaimRequest("elsewhere/7", 1, HOUR, Set.of(), Duration.ZERO));
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            queue.handle("t", claim -> {}).start();
            await().until(() -> !records.isEmpty());
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }

        assertThat(records.get(0).getLevel()).isEqualTo(Level.WARNING);
        assertThat(records.get(0).getMessage()).isEqualTo("WARNING: found 1 locked jobs (0 orphaned)");
    }

    /** What another start is refused with. */
    private String catchStart() {
        try {
            queue.start();
            return "";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Job afterwards(long id) {
        try (var again = Quarterdeck.open(folder.resolve("jobs.db"))) {
            return again.store().find(id).orElseThrow();
        }
    }

    private Counts countsAfterwards() {
        try (var again = Quarterdeck.open(folder.resolve("jobs.db"))) {
            return again.store().counts();
        }
    }
}
