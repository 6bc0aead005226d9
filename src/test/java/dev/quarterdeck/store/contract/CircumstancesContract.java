package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.operation.OnRecord;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lets jobs wait. */
abstract class CircumstancesContract extends StoreContract {

    CircumstancesContract(StoreFactory factory) {
        super(factory);
    }

    private Circumstances of(long id) {
        return store.circumstances(id).orElseThrow();
    }

    private Circumstances of(String queue) {
        return store.circumstances(queue).orElseThrow();
    }

    @Test
    void whatIsNotThereHasNone() {
        put(mail().queue("a"));

        assertThat(store.circumstances(99)).isEmpty();
        assertThat(store.circumstances("A")).isEmpty();
    }

    @Test
    void oneReadingHasItAll() {
        put(mail().queue("a").in(Duration.ofHours(2)));
        put(mail().queue("a").in(Duration.ofHours(1)).priority(Priority.LOW));
        put(mail().queue("b").in(Duration.ofMinutes(1)));
        store.limit("a", limits -> limits.running(3));
        store.pause("b");
        put(mail().queue("a"));
        claimed();
        long ready = put(mail().queue("a"));
        WorkerInfo worker = new WorkerInfo(WORKER, "ship", 7, "1", "b", 4, List.of("a"), 1, NOON, clock.instant());
        store.beat(worker);
        store.lead(worker, LEASE, List.of());

        Circumstances facts = of(ready);

        assertThat(facts)
                .isEqualTo(new Circumstances(
                        clock.instant(),
                        job(ready),
                        store.queues().get(0),
                        3,
                        1,
                        0,
                        0,
                        NOON.plus(Duration.ofHours(1)),
                        null,
                        store.workers(),
                        WORKER,
                        null));
        assertThat(of("a").job()).isNull();
        assertThat(of("a").ready()).isEqualTo(1);
        assertThat(of("b").queue()).isEqualTo(new QueueInfo("b", NOON));
    }

    @Test
    void whoPausedTheQueueIsTold() {
        put(mail().queue("two words"));
        new OnRecord(store, By.of("ann", "cli")).change("pause 'two words'", () -> store.pause("two words"));
        new OnRecord(store, By.of("bob", "cli")).change("pause 'two words'", () -> store.pause("two words"));

        OperationInfo pausing = Objects.requireNonNull(of("two words").pausing());
        assertThat(pausing.by().actor()).isEqualTo("ann");

        store.resume("two words");
        assertThat(of("two words").pausing()).isNull();
    }

    @Test
    void readyJobsBeforeOneAreThoseThatAreClaimedBeforeIt() {
        for (Priority priority : Priority.values()) {
            for (int seconds : new int[] {-5, 0, 5, -5}) {
                put(mail().queue("a").priority(priority).at(NOON.plusSeconds(seconds)));
                put(mail().queue("b").priority(priority).at(NOON.plusSeconds(seconds)));
            }
        }
        assertThat(of("a").ready()).isEqualTo(12);
        long[] ready = store.freeze(
                every().and(Filters.is(TextField.QUEUE, "a")).and(Filters.number(NumberField.RUN, null, 0L)));
        List<Long> before = new ArrayList<>(Stream.generate(() -> -1L).limit(12).toList());
        LongStream.of(ready).forEach(id -> before.set((int) of(id).ready(), id));

        List<Long> order = ids(store.claim(new ClaimRequest(WORKER, 100, LEASE, Set.of("a"), Duration.ZERO)));

        assertThat(before).containsExactlyElementsOf(order);
    }

    @Test
    void nobodyCountsFurtherThanAnyoneWantsToKnow() {
        store.enqueueAll(Stream.generate(StoreContract::mail).limit(10_002).toList());

        assertThat(of("default").ready()).isEqualTo(10_001);
        assertThat(of("default").pending()).isEqualTo(10_002);
        assertThat(of(10_002L).ready()).isEqualTo(10_001);
        assertThat(of(10_001L).ready()).isEqualTo(10_000);
    }

    @Test
    void orphansAreThoseWhoseLeaseRanOut() {
        put(mail());
        put(mail().queue("b"));
        claimed();
        claimed();
        clock.move(LEASE.minusMillis(1));
        assertThat(of("default").orphaned()).isZero();
        clock.move(Duration.ofMillis(1));

        assertThat(of("default").orphaned()).isEqualTo(1);
        assertThat(of("default").locked()).isEqualTo(1);
    }

    @Test
    void rateTellsWhenTheNextMayStart() {
        for (int i = 0; i < 4; i++) {
            put(mail());
        }
        store.limit("default", limits -> limits.rate(Rate.parse("30/m")));
        assertThat(of("default").rateFreeAt()).isNull();

        claimed();
        Instant free = of("default").rateFreeAt();

        assertThat(free).isEqualTo(NOON.plusSeconds(2));
        clock.move(Duration.ofMillis(1_999));
        assertThat(store.claim(request(1))).isEmpty();
        clock.move(Duration.ofMillis(1));
        assertThat(of("default").rateFreeAt()).isNull();
        assertThat(store.claim(request(1))).hasSize(1);
    }

    @Test
    void rateSaysNothingWhenTheClockWasSetBack() {
        put(mail());
        store.limit("default", limits -> limits.rate(Rate.parse("30/m")));
        claimed();
        clock.move(Duration.ofHours(-1));

        assertThat(of("default").rateFreeAt()).isNull();
    }
}
