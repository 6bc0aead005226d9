package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.Lease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How jobs come in. */
abstract class EnqueueContract extends StoreContract {

    EnqueueContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void givesEveryFieldAsItWasPut() {
        NewJob put = new NewJob(
                "mail.send", "{\"to\":1}", "mail", "greet", "k1", Priority.HIGH, 7, Duration.ofSeconds(9), null, null);

        long id = put(put);

        Job job = job(id);
        assertThat(job)
                .isEqualTo(new Job(
                        id,
                        "k1",
                        "mail",
                        "mail.send",
                        "greet",
                        JobState.PENDING,
                        null,
                        Priority.HIGH,
                        0,
                        7,
                        Duration.ofSeconds(9),
                        NOON,
                        NOON,
                        NOON,
                        null,
                        job.revision(),
                        null,
                        null,
                        false,
                        null,
                        null));
        assertThat(store.payload(id)).contains("{\"to\":1}");
        assertThat(store.history(id)).isEmpty();
    }

    @Test
    void runsAtItsMomentOrAfterItsDelay() {
        long at = put(mail().at(NOON.plusSeconds(60)));
        long in = put(mail().in(Duration.ofSeconds(90)));
        long past = put(mail().at(NOON.minusSeconds(60)));

        assertThat(job(at).runAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(job(in).runAt()).isEqualTo(NOON.plusSeconds(90));
        assertThat(job(past).runAt()).isEqualTo(NOON.minusSeconds(60));
    }

    @Test
    void numbersJobsUpwards() {
        assertThat(List.of(put(mail()), put(mail()), put(mail()))).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void repeatedKeyGivesTheSameJobInEveryState() {
        Enqueued first = store.enqueue(mail().key("order-1"));
        assertThat(first.created()).isTrue();
        Enqueued again = new Enqueued(first.id(), "order-1", false);

        assertThat(store.enqueue(NewJob.of("other", "x").key("order-1"))).isEqualTo(again);
        Lease claim = claimed();
        assertThat(store.enqueue(mail().key("order-1"))).isEqualTo(again);
        complete(claim);
        assertThat(store.enqueue(mail().key("order-1"))).isEqualTo(again);
        assertThat(job(first.id()).type()).isEqualTo("mail.send");

        long dead = put(mail().key("order-2"));
        change(Change.of(Verb.CANCEL), dead);
        assertThat(store.enqueue(mail().key("order-2"))).isEqualTo(new Enqueued(dead, "order-2", false));
        assertThat(store.counts().total()).isEqualTo(2);
    }

    @Test
    void keysDifferByCase() {
        assertThat(store.enqueue(mail().key("A")).created()).isTrue();
        assertThat(store.enqueue(mail().key("a")).created()).isTrue();
    }

    @Test
    void purgedKeyIsFreeAgain() {
        long first = put(mail().key("order-1"));
        change(Change.of(Verb.PURGE), first);

        Enqueued second = store.enqueue(mail().key("order-1"));

        assertThat(second.created()).isTrue();
        assertThat(second.id()).isNotEqualTo(first);
    }

    @Test
    void idOfThePurgedIsNeverGivenAgain() {
        long last = IntStream.range(0, 5).mapToLong(i -> put(mail())).max().orElseThrow();
        change(Change.of(Verb.PURGE), every());
        reopen();

        assertThat(put(mail())).isGreaterThan(last);
    }

    @Test
    void batchAnswersInItsOrder() {
        put(mail().key("k2"));
        List<NewJob> batch = IntStream.range(0, 1_000)
                .mapToObj(i -> NewJob.of("t" + i, "p" + i).key(i % 2 == 0 ? "k" + i : null))
                .toList();

        List<Enqueued> answers = store.enqueueAll(batch);

        assertThat(answers).hasSize(1_000);
        assertThat(answers.stream().filter(answer -> !answer.created())).containsExactly(new Enqueued(1, "k2", false));
        for (int i = 3; i < 1_000; i++) {
            assertThat(job(answers.get(i).id()).type()).isEqualTo("t" + i);
            assertThat(store.payload(answers.get(i).id())).contains("p" + i);
            assertThat(answers.get(i).key()).isEqualTo(batch.get(i).key());
        }
    }

    @Test
    void keyRepeatedWithinABatchGivesTheFirstOfThem() {
        List<Enqueued> answers = store.enqueueAll(List.of(mail().key("k"), mail(), mail().key("k")));

        assertThat(answers.get(0).created()).isTrue();
        assertThat(answers.get(1).created()).isTrue();
        assertThat(answers.get(2)).isEqualTo(new Enqueued(answers.get(0).id(), "k", false));
        assertThat(store.counts().total()).isEqualTo(2);
    }

    @Test
    void batchOfEverySizeIsAllThereAndItsIdsAreUsedUp() {
        long last = 0;
        for (int size : List.of(1, 19, 20, 21, 39, 40, 41)) {
            List<NewJob> batch = IntStream.range(0, size)
                    .mapToObj(i -> NewJob.of("t" + i, "p" + i).key(i % 3 == 0 ? "k" + size + "." + i : null))
                    .toList();

            List<Enqueued> answers = store.enqueueAll(batch);

            for (int i = 0; i < size; i++) {
                assertThat(answers.get(i).id()).isGreaterThan(last);
                last = answers.get(i).id();
                assertThat(job(last).type()).isEqualTo("t" + i);
                assertThat(job(last).key()).isEqualTo(batch.get(i).key());
            }
            change(Change.of(Verb.PURGE), last);
            reopen();
        }
        assertThat(put(mail())).isGreaterThan(last);
    }

    @Test
    void keyRepeatedFarApartInABatchGivesTheFirstOfThem() {
        List<NewJob> batch = IntStream.range(0, 100)
                .mapToObj(i -> NewJob.of("t" + i, "").key("k" + i % 50))
                .toList();

        List<Enqueued> answers = store.enqueueAll(batch);

        for (int i = 0; i < 50; i++) {
            long id = answers.get(i).id();
            assertThat(job(id).type()).isEqualTo("t" + i);
            assertThat(answers.get(i + 50)).isEqualTo(new Enqueued(id, "k" + i, false));
        }
        assertThat(store.counts().total()).isEqualTo(50);
    }

    @Test
    void emptyBatchChangesNothing() {
        assertThat(store.enqueueAll(List.of())).isEmpty();
        assertThat(store.counts().rows()).isEmpty();
    }

    @Test
    void futuresCompleteOnceTheJobIsThere() {
        List<CompletableFuture<Enqueued>> futures = IntStream.range(0, 500)
                .mapToObj(i -> store.enqueueAsync(mail().key("k" + i % 400)))
                .toList();

        List<Enqueued> answers = futures.stream().map(CompletableFuture::join).toList();

        assertThat(answers.stream().filter(Enqueued::created)).hasSize(400);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(job(answer.id()).key()).isEqualTo(answer.key()));
        assertThat(store.counts().total()).isEqualTo(400);
    }

    @Test
    void whatWasPutIsThereAfterReopening() {
        long id = put(mail().key("k"));
        Job before = job(id);

        reopen();

        assertThat(job(id)).isEqualTo(before);
        assertThat(store.enqueue(mail().key("k"))).isEqualTo(new Enqueued(id, "k", false));
    }
}
