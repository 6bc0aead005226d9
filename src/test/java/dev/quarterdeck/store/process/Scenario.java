package dev.quarterdeck.store.process;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.model.SettableClock;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The same calls each time, one transaction each; as a process, it says {@code did N} after each of them. */
final class Scenario {
    static final String CLOSED = "closed";

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final RetryPolicies POLICIES =
            RetryPolicies.all(new RetryPolicy.Exponential(Duration.ofSeconds(1), 0, Duration.ofSeconds(9)));
    private static final WorkerInfo WORKER =
            new WorkerInfo("ship/1", "ship", 1, "start", "boot", 4, List.of(), 0, NOON, NOON);

    private static final List<Consumer<JobStore>> STEPS = List.of(
            store -> store.enqueue(NewJob.of("t", "first")),
            store -> store.enqueueAll(List.of(
                    NewJob.of("t", "with a key").key("k"),
                    NewJob.of("t", "urgent").queue("mail").priority(Priority.HIGH),
                    NewJob.of("t", "later").in(Duration.ofHours(1)),
                    NewJob.of("t", "once").maxRetries(0))),
            store -> store.enqueue(NewJob.of("t", "x".repeat(40_000))),
            store -> store.enqueue(NewJob.of("t", "the key again").key("k")),
            store -> store.beat(WORKER),
            store -> claim(store, 4),
            store -> store.heartbeat(List.of(new Lease(1, 2), new Lease(3, 2)), LEASE),
            store -> store.settle(new Settlement.Complete(new Lease(3, 2), "result")),
            store -> store.settle(new Settlement.Fail(new Lease(1, 2), "error", Duration.ofSeconds(1))),
            store -> store.settle(new Settlement.Reject(new Lease(2, 2), "error")),
            store -> store.settle(new Settlement.Fail(new Lease(5, 2), "error", Duration.ZERO)),
            store -> claim(store, 2),
            store -> store.settle(new Settlement.Release(new Lease(6, 2))),
            store -> store.returnOrphans(List.of(WORKER), POLICIES, 100),
            store -> store.begin("requeue 2 3 5", By.of("ops", "cli"), 3),
            store -> apply(store, 1, Verb.REQUEUE, 2, 5),
            store -> apply(store, 1, Verb.REQUEUE, 3),
            store -> store.end(1, NOON, "done"),
            store -> store.pause("mail"),
            store -> store.resume("mail"),
            store -> store.begin("purge 1 2 3 4", By.of("ops", "cli"), 4),
            store -> apply(store, 2, Verb.PURGE, 1, 2),
            store -> apply(store, 2, Verb.PURGE, 3, 4),
            store -> store.end(2, NOON, null),
            JobStore::repair,
            store -> store.retire(WORKER),
            store -> store.enqueue(NewJob.of("t", "last")));

    private Scenario() {}

    private static void claim(JobStore store, int limit) {
        store.claim(new ClaimRequest(WORKER.id(), limit, LEASE, Set.of(), Duration.ZERO));
    }

    private static void apply(JobStore store, long operation, Verb verb, long... ids) {
        Selection all = new Selection(
                Set.of(), List.of(), Filter.ANY, true, store.clock().instant());
        store.apply(operation, Change.of(verb), all, ids);
    }

    static int steps() {
        return STEPS.size();
    }

    /** Takes the step of this number, from 1, at a time of its own. */
    static void take(int step, JobStore store, SettableClock clock) {
        setTo(step, clock);
        STEPS.get(step - 1).accept(store);
    }

    static void setTo(int step, SettableClock clock) {
        clock.set(NOON.plusSeconds(step));
    }

    static SettableClock clock() {
        return new SettableClock(NOON);
    }

    static SqliteStore open(Path file, Durability durability, SettableClock clock) {
        return SqliteStore.open(file, new OpenOptions(Access.CREATE, durability, clock));
    }

    /** Argument: the file. */
    public static void main(String[] arguments) {
        SettableClock clock = clock();
        try (SqliteStore store = open(Path.of(arguments[0]), Durability.FULL, clock)) {
            for (int step = 1; step <= steps(); step++) {
                take(step, store, clock);
                Saying.say("did", step);
            }
        }
        Saying.say(CLOSED);
    }
}
