package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.contract.Soundness;
import dev.quarterdeck.store.postgres.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes on one target are killed at any moment, and what they were told stays true; {@code -Dqdeck.crashSeconds=N}. */
class CrashTest {
    private static final Duration HOW_LONG = Duration.ofSeconds(Integer.getInteger("qdeck.crashSeconds", 15));
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("qdeck.seed", System.nanoTime());
    private static final int CHILDREN = 3;

    @TempDir
    Path dir;

    @Test
    void everythingAcknowledgedOutlivesTheKilled() throws Exception {
        proveAcknowledgedOutlivesTheKilled(dir.resolve("jobs.db").toString());
    }

    @Test
    void everythingAcknowledgedByAServerOutlivesTheKilled() throws Exception {
        proveAcknowledgedOutlivesTheKilled(TestServer.freshUrl());
    }

    private static void proveAcknowledgedOutlivesTheKilled(String target) throws Exception {
        CrashLog log = new CrashLog(killAgainAndAgain(target));
        System.out.println("CrashTest, seed " + SEED + ", " + target + ": " + log);

        try (JobStore store = (JobStore) new Targets().open(Target.parse(target), later())) {
            Map<Long, Job> jobs =
                    Soundness.everyJob(store).stream().collect(Collectors.toMap(Job::id, Function.identity()));

            Soundness.prove(store);
            log.enqueued().forEach((id, key) -> assertThat(jobs.get(id))
                    .as("job %s of seed %s", id, SEED)
                    .isNotNull()
                    .returns(key, Job::key));
            assertThat(log.done()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(log.done())
                    .allSatisfy(id -> assertThat(jobs.get(id).state()).isEqualTo(JobState.DONE));
            log.proveNoTwoValidLeases();
            proveBatchesWhole(jobs.values());
            finishTheRest(store, jobs.size());
        }
    }

    private static List<String> killAgainAndAgain(String target) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Child> children = new ArrayList<>();
        List<String> said = new ArrayList<>();
        long deadline = System.nanoTime() + HOW_LONG.toNanos();
        // A busy machine may need longer until the first of them has come to the end of a job.
        for (int started = 0;
                System.nanoTime() < deadline || new CrashLog(said).done().isEmpty();
                started++) {
            assertThat(System.nanoTime()).as("a job was done").isLessThan(deadline + PATIENCE.toNanos());
            children.add(Child.start(BusyClient.class, target, "client" + started, random.nextLong()));
            if (children.size() >= CHILDREN) {
                Child victim = children.remove(0);
                // Most are killed at their work, and some before they come to it.
                assertThat(random.nextInt(5) == 0 || victim.speaksWithin(Duration.ofSeconds(30)))
                        .as("a child begins to work")
                        .isTrue();
                assertThat(victim.endsWithin(Duration.ofMillis(random.nextInt(1_000))))
                        .as("a child ended by itself")
                        .isFalse();
                said.addAll(victim.kill());
            }
        }
        for (Child child : children) {
            said.addAll(child.kill());
        }
        return said;
    }

    /** Acknowledged or not: all of a batch is there, or nothing of it. */
    private static void proveBatchesWhole(Collection<Job> jobs) {
        Map<String, Long> batches = jobs.stream()
                .map(Job::key)
                .filter(key -> key.contains(BusyClient.IN_BATCH))
                .collect(Collectors.groupingBy(
                        key -> key.substring(0, key.indexOf(BusyClient.IN_BATCH)), Collectors.counting()));
        assertThat(batches.values()).isNotEmpty().allMatch(size -> size == BusyClient.BATCH);
    }

    /** Every lease has run out by its clock. */
    private static OpenOptions later() {
        return new OpenOptions(
                Access.CHANGE, Durability.NORMAL, InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1)));
    }

    /** The queue goes on as if nothing had happened. */
    private static void finishTheRest(JobStore store, int jobs) {
        RetryPolicies atOnce = RetryPolicies.all(new RetryPolicy.Fixed(Duration.ZERO));
        store.returnOrphans(Set.of(), atOnce, jobs);
        assertThat(store.counts().of(JobState.LOCKED)).isZero();
        ClaimRequest request = new ClaimRequest("last/1", 500, Duration.ofHours(1), Set.of(), Duration.ZERO);
        List<Claim> claims = store.claim(request);
        while (!claims.isEmpty()) {
            claims.stream()
                    .map(claim -> store.settleAsync(new Settlement.Complete(claim.lease(), null)))
                    .toList()
                    .forEach(settled -> assertThat(settled.join()).isTrue());
            claims = store.claim(request);
        }
        assertThat(store.counts().of(JobState.DONE)).isEqualTo(jobs);
        Soundness.prove(store);
    }
}
