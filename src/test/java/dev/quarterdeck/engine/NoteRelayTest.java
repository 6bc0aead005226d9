package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NoteRelayTest extends EngineTest {
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch flows = new CountDownLatch(1);
    private final WorkerListener stalling = new WorkerListener() {
        @Override
        public void note(String line) {
            stalled.countDown();
            try {
                flows.await();
                notes.add(line);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    };

    @Test
    void aListenerThatStallsMissesNotesAndHearsHowMany() throws Exception {
        try (NoteRelay relay = new NoteRelay(stalling)) {
            relay.note("first");
            stalled.await();
            IntStream.range(0, NoteRelay.MOST_WAITING + 3).forEach(i -> relay.note("note " + i));
            flows.countDown();
        }

        assertThat(notes)
                .hasSize(NoteRelay.MOST_WAITING + 2)
                .startsWith("first", "3 notes were left out: they came faster than they were taken", "note 0")
                .endsWith("note " + (NoteRelay.MOST_WAITING - 1));
    }

    @Test
    void aListenerThatStallsStopsNeitherTheStoreNorTheWorker() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        var ill = Meddling.with(store)
                .before("claim", arguments -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new StoreException.Busy("held by process 7", null);
                    }
                })
                .store();
        long id = put();
        try (Worker worker = Worker.start(ill, all(claim -> "done"), SETTINGS.untilEmpty(true), stalling)) {
            assertThat(worker.await().completed()).isEqualTo(1);
        }

        assertThat(stalled.getCount()).isZero();
        assertThat(job(id).state()).isEqualTo(JobState.DONE);
    }
}
