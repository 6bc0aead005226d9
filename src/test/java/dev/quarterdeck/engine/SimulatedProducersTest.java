package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.StoreException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimulatedProducersTest extends EngineTest {
    private static final SimulatedProducers.Settings UNLIMITED = new SimulatedProducers.Settings(0, 0, 100, 4, 7);

    @Test
    void theSameJobsComeWhateverTheThreads() throws Exception {
        try (var producers = SimulatedProducers.start(store, UNLIMITED, notes::add)) {
            assertThat(producers.await()).isEqualTo(100);
        }
        SimulatedJobs row = new SimulatedJobs(7);
        List<String> expected = LongStream.range(0, 100)
                .mapToObj(index -> row.job(index).payload())
                .toList();

        assertThat(jobs())
                .extracting(job -> store.payload(job.id()).orElseThrow())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aBusyStoreCostsNoJobAndMakesNoneTwice() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        var ill = Meddling.with(store)
                .before("enqueue", arguments -> {
                    if (calls.incrementAndGet() % 10 == 0) {
                        throw new StoreException.Full("no room", null);
                    }
                })
                .store();
        try (var producers = SimulatedProducers.start(ill, UNLIMITED, notes::add)) {
            assertThat(producers.await()).isEqualTo(100);
        }

        assertThat(store.counts().total()).isEqualTo(100);
        assertThat(notes).containsExactly("enqueueing: no room; trying again");
    }

    @Test
    void theyStopWhenAskedThoughTheNextJobIsFarOff() {
        var slow = new SimulatedProducers.Settings(0.001, 50, Long.MAX_VALUE, 2, 7);
        try (var producers = SimulatedProducers.start(store, slow, notes::add)) {
            until(() -> producers.next() == 52);
        }

        assertThat(store.counts().total()).isZero();
    }

    @Test
    void aRateIsKeptOverEveryHundred() throws Exception {
        long began = System.nanoTime();
        try (var producers =
                SimulatedProducers.start(store, new SimulatedProducers.Settings(200, 0, 200, 2, 7), notes::add)) {
            producers.await();
        }

        assertThat(System.nanoTime() - began).isBetween(950_000_000L, 10_000_000_000L);
    }

    private List<Job> jobs() {
        Selection all = Selection.ofIds(List.of(), store.clock().instant());
        return store.page(PageQuery.first(all, Order.ID, 1_000));
    }
}
