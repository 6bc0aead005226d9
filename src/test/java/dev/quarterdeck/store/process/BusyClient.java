package dev.quarterdeck.store.process;

import static dev.quarterdeck.store.process.Saying.say;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A process that puts jobs in, works them and returns orphans until it is killed. It says, once each is acknowledged:
 * {@code enqueued ID KEY}, {@code claimed ID TOKEN START LEASE}, {@code vanished ID TOKEN} for a claim that it never
 * ends, and {@code done ID TOKEN}.
 */
final class BusyClient {
    /** Stands in the key of every job of a batch, before its number. */
    static final String IN_BATCH = "/";

    /** How many jobs a batch has. */
    static final int BATCH = 5;

    private static final int MAX_RETRIES = 1_000;
    private static final Duration LEASE = Duration.ofMillis(700);
    private static final RetryPolicies AT_ONCE = RetryPolicies.all(new RetryPolicy.Fixed(Duration.ZERO));

    private final JobStore store;
    private final String name;

    private BusyClient(JobStore store, String name) {
        this.store = store;
        this.name = name;
    }

    /** Arguments: the target, a name that no other process has, a seed. */
    public static void main(String[] arguments) {
        BusyClient client = new BusyClient(
                (JobStore) new Targets().open(Target.parse(arguments[0]), OpenOptions.of(Access.CREATE)), arguments[1]);
        SplittableRandom seeds = new SplittableRandom(Long.parseLong(arguments[2]));
        for (int i = 0; i < 2; i++) {
            int number = i;
            SplittableRandom forProducing = seeds.split();
            SplittableRandom forWorking = seeds.split();
            new Thread(() -> client.produce(number, forProducing)).start();
            new Thread(() -> client.work(forWorking)).start();
        }
    }

    private void produce(int thread, SplittableRandom random) {
        for (int count = 0; ; count += 10) {
            String key = name + "-" + thread + "-" + count;
            if (random.nextBoolean()) {
                tell(store.enqueue(job(key, random)));
            } else if (random.nextBoolean()) {
                List<NewJob> batch = IntStream.range(0, BATCH)
                        .mapToObj(i -> job(key + IN_BATCH + i, random))
                        .toList();
                store.enqueueAll(batch).forEach(BusyClient::tell);
            } else {
                List<CompletableFuture<Void>> flying = IntStream.range(0, 5)
                        .mapToObj(i ->
                                store.enqueueAsync(job(key + "." + i, random)).thenAccept(BusyClient::tell))
                        .toList();
                flying.forEach(CompletableFuture::join);
            }
        }
    }

    private static NewJob job(String key, SplittableRandom random) {
        return NewJob.of("crash", "x".repeat(random.nextInt(500)))
                .key(key)
                .queue("q" + random.nextInt(3))
                .maxRetries(MAX_RETRIES)
                .priority(Priority.ofLevel(1 + random.nextInt(4)));
    }

    private static void tell(Enqueued job) {
        say("enqueued", job.id(), job.key());
    }

    private void work(SplittableRandom random) {
        while (true) {
            store.returnOrphans(Set.of(), AT_ONCE, 100);
            ClaimRequest request =
                    new ClaimRequest(name, 1 + random.nextInt(8), LEASE, Set.of(), Duration.ofMillis(100));
            for (Claim claim : store.claim(request)) {
                say(
                        "claimed",
                        claim.job().id(),
                        claim.lease().token(),
                        claim.job().startedAt().toEpochMilli(),
                        claim.job().leaseUntil().toEpochMilli());
                end(claim, random);
            }
        }
    }

    private void end(Claim claim, SplittableRandom random) {
        switch (random.nextInt(10)) {
            case 0 -> say("vanished", claim.job().id(), claim.lease().token());
            case 1 -> store.settle(new Settlement.Release(claim.lease()));
            case 2 -> store.settle(new Settlement.Fail(claim.lease(), "failed", Duration.ofMillis(1)));
            default -> {
                if (store.settle(new Settlement.Complete(claim.lease(), name))) {
                    say("done", claim.job().id(), claim.lease().token());
                }
            }
        }
    }
}
