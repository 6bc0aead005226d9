package dev.quarterdeck.bench;

import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.Settlement;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * One of the processes on a file. It says {@code ready}, reads lines of a mode and a number of milliseconds, works for so
 * long in that mode, and says how many jobs it brought through and the longest it waited for an answer.
 *
 * <p>A producer enqueues one job after the other. A consumer is a {@link Consumer}; un-batched it claims one job, waits,
 * settles it, waits.
 */
final class Client {

    /** What it does. */
    enum Role {
        PRODUCER,
        CONSUMER
    }

    /** How; each has a file of its own. */
    enum Mode {
        BATCHED,
        UNBATCHED
    }

    /** What it says of one stretch of work. */
    record Told(long jobs, long longestNanos) {

        String line() {
            return jobs + " " + longestNanos;
        }

        static Told of(String line) {
            String[] words = line.split(" ");
            return new Told(Long.parseLong(words[0]), Long.parseLong(words[1]));
        }
    }

    private final Role role;
    private final String worker = "bench/" + ProcessHandle.current().pid();

    private Client(Role role) {
        this.role = role;
    }

    /** Arguments: the role, the file for the batched mode, the file for the other. */
    public static void main(String[] arguments) throws Exception {
        Client client = new Client(Role.valueOf(arguments[0]));
        try (var batched = Jobs.open(Path.of(arguments[1]), Durability.FULL);
                var unbatched = Jobs.open(Path.of(arguments[2]), Durability.FULL)) {
            System.out.println("ready");
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                Mode mode = Mode.valueOf(words[0]);
                JobStore store = mode == Mode.BATCHED ? batched : unbatched;
                Told told = client.work(store, mode, Duration.ofMillis(Long.parseLong(words[1])));
                System.out.println(told.line());
            }
        }
    }

    private Told work(JobStore store, Mode mode, Duration window) throws Exception {
        if (role == Role.PRODUCER) {
            Crew.Done done = Crew.work(1, window, () -> store.enqueue(Jobs.JOB));
            return new Told(done.count(), done.longestNanos());
        }
        return mode == Mode.BATCHED ? consume(store, window) : consumeOneByOne(store, window);
    }

    private Told consume(JobStore store, Duration window) throws Exception {
        Consumer consumer = new Consumer(store, worker);
        Crew.work(1, window, consumer);
        consumer.awaitClaimed();
        return new Told(consumer.settled(), consumer.longestNanos());
    }

    private Told consumeOneByOne(JobStore store, Duration window) {
        ClaimRequest one = new ClaimRequest(worker, 1, Duration.ofMinutes(5), Set.of(), Duration.ofMillis(100));
        long end = System.nanoTime() + window.toNanos();
        long jobs = 0;
        long longest = 0;
        while (System.nanoTime() < end) {
            for (Claim claim : store.claim(one)) {
                long before = System.nanoTime();
                store.settle(new Settlement.Complete(claim.lease(), null));
                longest = Math.max(longest, System.nanoTime() - before);
                jobs++;
            }
        }
        return new Told(jobs, longest);
    }
}
