package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which jobs a worker gets, and in which order. */
abstract class ClaimContract extends StoreContract {

    ClaimContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void locksTheJobForItsWorker() {
        long id = put(mail());
        Job before = job(id);
        clock.move(Duration.ofSeconds(5));

        Claim claim = store.claim(request(1)).get(0);

        Job job = claim.job();
        assertThat(job)
                .isEqualTo(new Job(
                        id,
                        null,
                        "default",
                        "mail.send",
                        null,
                        JobState.LOCKED,
                        null,
                        Priority.NORMAL,
                        1,
                        3,
                        null,
                        NOON,
                        NOON,
                        NOON.plusSeconds(5),
                        NOON.plusSeconds(5),
                        job.revision(),
                        WORKER,
                        NOON.plusSeconds(35),
                        false,
                        null,
                        null));
        assertThat(job.revision()).isGreaterThan(before.revision());
        assertThat(job(id)).isEqualTo(job);
        assertThat(claim.payload()).isEqualTo("{}");
    }

    @Test
    void emptyStoreGivesNothing() {
        assertThat(store.claim(request(10))).isEmpty();
    }

    @Test
    void limitAboveWhatIsThereGivesAllOfIt() {
        long a = put(mail());
        long b = put(mail());

        assertThat(claimedIds(100)).containsExactly(a, b);
        assertThat(claimedIds(100)).isEmpty();
    }

    @Test
    void limitOfAllThereCanEverBeGivesAllThereIs() {
        long a = put(mail());
        long b = put(mail());

        assertThat(claimedIds(Integer.MAX_VALUE)).containsExactly(a, b);

        // Two of one worker that wait at once are served together.
        var patient =
                new ClaimRequest("host/1", Integer.MAX_VALUE, Duration.ofSeconds(30), Set.of(), Duration.ofMinutes(1));
        var waiting = Stream.generate(() -> CompletableFuture.supplyAsync(() -> store.claim(patient)))
                .limit(2)
                .toList();
        while (!waiting.stream().allMatch(CompletableFuture::isDone)) {
            put(mail());
        }
        assertThat(waiting).allSatisfy(claim -> assertThat(claim.join()).isNotEmpty());
    }

    @Test
    void limitBelowWhatIsThereLeavesTheRest() {
        List<Long> ids = Stream.generate(() -> put(mail())).limit(5).toList();

        assertThat(claimedIds(2)).isEqualTo(ids.subList(0, 2));
        assertThat(claimedIds(2)).isEqualTo(ids.subList(2, 4));
        assertThat(claimedIds(2)).isEqualTo(ids.subList(4, 5));
    }

    @Test
    void higherPriorityThenEarlierRunTimeThenLowerId() {
        List<Long> expected = new ArrayList<>();
        List<Priority> priorities = List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.CRITICAL);
        for (Priority priority : priorities) {
            long late = put(mail().priority(priority).at(NOON.minusSeconds(1)));
            long later = put(mail().priority(priority).at(NOON.minusSeconds(1)));
            long early = put(mail().priority(priority).at(NOON.minusSeconds(2)));
            expected.addAll(0, List.of(early, late, later));
        }

        assertThat(claimedIds(5)).isEqualTo(expected.subList(0, 5));
        assertThat(claimedIds(100)).isEqualTo(expected.subList(5, 12));
    }

    @Test
    void orderHoldsAcrossQueues() {
        long low = put(mail().queue("a").priority(Priority.LOW));
        long high = put(mail().queue("b").priority(Priority.HIGH));
        long normal = put(mail().queue("c"));
        long early = put(mail().queue("d").at(NOON.minusSeconds(9)));

        assertThat(claimedIds(3)).containsExactly(high, early, normal);
        assertThat(claimedIds(3)).containsExactly(low);
    }

    @Test
    void namedQueuesAreServedAndNoOthers() {
        long a = put(mail().queue("a").priority(Priority.LOW));
        long b = put(mail().queue("b"));
        put(mail().queue("c").priority(Priority.CRITICAL));

        assertThat(ids(store.claim(of("a", "b", "none")))).containsExactly(b, a);
        assertThat(store.claim(of("a", "b", "none"))).isEmpty();
        assertThat(store.counts().of("c", JobState.PENDING)).isEqualTo(1);
    }

    @Test
    void scheduledJobIsNotClaimedBeforeItsMoment() {
        long id = put(mail().priority(Priority.CRITICAL).in(Duration.ofSeconds(10)));

        clock.move(Duration.ofMillis(9_999));
        assertThat(claimedIds(1)).isEmpty();
        clock.move(Duration.ofMillis(1));
        assertThat(claimedIds(1)).containsExactly(id);
    }

    @Test
    void pausedQueueIsNotClaimedFromUntilItIsResumed() {
        long a = put(mail().queue("a").priority(Priority.CRITICAL));
        long b = put(mail().queue("b"));
        store.pause("a");

        assertThat(claimedIds(10)).containsExactly(b);
        assertThat(store.claim(of("a"))).isEmpty();
        store.resume("a");
        assertThat(claimedIds(10)).containsExactly(a);
    }

    @Test
    void queuePausedBeforeItsFirstJobHoldsIt() {
        store.pause("later");
        put(mail().queue("later"));

        assertThat(claimedIds(1)).isEmpty();
    }

    @Test
    void largeClaimGivesEveryJobOnceInOrder() {
        store.enqueueAll(IntStream.range(0, 3_000)
                .mapToObj(i -> mail().queue("q" + i % 7).priority(Priority.ofLevel(1 + i % 4)))
                .toList());

        List<Job> first = store.claim(request(2_000)).stream().map(Claim::job).toList();
        List<Job> second = store.claim(request(2_000)).stream().map(Claim::job).toList();

        assertThat(first).hasSize(2_000);
        assertThat(second).hasSize(1_000);
        assertThat(Stream.concat(first.stream(), second.stream()).map(Job::id)).doesNotHaveDuplicates();
        assertThat(Stream.concat(first.stream(), second.stream()))
                .isSortedAccordingTo((a, b) -> a.priority() == b.priority()
                        ? Long.compare(a.id(), b.id())
                        : b.priority().compareTo(a.priority()));
    }

    @Test
    void claimsGoOnWhenTheClockIsSetBack() {
        long before = put(mail());
        clock.move(Duration.ofHours(-1));
        long after = put(mail());

        assertThat(claimedIds(10)).as("due by the clock that holds now").containsExactly(after);
        assertThat(job(before).ageAt(clock.instant())).isZero();
        clock.move(Duration.ofHours(1));
        assertThat(claimedIds(10)).containsExactly(before);
    }

    private static ClaimRequest of(String... queues) {
        return new ClaimRequest(WORKER, 10, LEASE, Set.of(queues), Duration.ZERO);
    }
}
