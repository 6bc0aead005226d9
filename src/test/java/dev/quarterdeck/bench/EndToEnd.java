package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Four producers and four consumers in one process: jobs a second from the first enqueue until the last job is done.
 * Consumers are {@link Consumer}.
 *
 * <p>Durable, it is held against a bare loop that only inserts, one durable transaction a row: what a program without a
 * queue would pay to write its work down. With durability normal, where no disk is waited for, against a bare loop that
 * inserts, claims and settles one job after the other.
 */
final class EndToEnd implements Work {
    private static final int PRODUCERS = 4;
    private static final int CONSUMERS = 4;
    private static final int IN_FLIGHT = 256;

    private final Question question;
    private final Durability durability;
    private final boolean waiting;

    private EndToEnd(String how, double limit, Durability durability, boolean waiting) {
        this.question =
                new Question("4 producers + 4 consumers, one process, " + how, "jobs/s", Goal.ratioAtLeast(limit));
        this.durability = durability;
        this.waiting = waiting;
    }

    /** Every producer waits for each of its jobs. */
    static EndToEnd blocking() {
        return new EndToEnd("durable, blocking", 1.1, Durability.FULL, true);
    }

    /** Every producer has up to 256 jobs on their way. */
    static EndToEnd async() {
        return new EndToEnd("durable, enqueueAsync", 6, Durability.FULL, false);
    }

    /** Every producer waits for each of its jobs, nobody for the disk. */
    static EndToEnd normal() {
        return new EndToEnd("normal, blocking", 0.8, Durability.NORMAL, true);
    }

    @Override
    public List<Question> questions() {
        return List.of(question);
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        try (var store = Jobs.open(ground.newFile(), durability);
                var bare = new BareTable(ground.newFile(), durability)) {
            Consumer consumer = new Consumer(store, "bench/1");
            Rounds rounds = Rounds.of(ground.rounds(), () -> jobsPerSecond(store, consumer, ground), () -> Crew.work(
                            1, ground.size().window(), durability == Durability.FULL ? bare::insert : bare::wholeJob)
                    .perSecond());
            return List.of(rounds.figure(0, 1));
        }
    }

    double jobsPerSecond(SqliteStore store, Consumer consumer, Ground ground) throws Exception {
        long before = consumer.settled();
        Crew consumers = Crew.start(Collections.nCopies(CONSUMERS, consumer));
        long start = System.nanoTime();
        Crew.Done produced = Crew.work(producers(store), ground.size().window());
        consumer.awaitSettled(before + produced.count());
        double seconds = (System.nanoTime() - start) / 1e9;
        consumers.stop();
        return produced.count() / seconds;
    }

    private List<Crew.Step> producers(SqliteStore store) {
        return Stream.<Crew.Step>generate(() -> waiting ? () -> store.enqueue(Jobs.JOB) : inFlight(store))
                .limit(PRODUCERS)
                .toList();
    }

    private static Crew.Step inFlight(SqliteStore store) {
        Semaphore free = new Semaphore(IN_FLIGHT);
        return () -> {
            free.acquire();
            store.enqueueAsync(Jobs.JOB).whenComplete((job, failure) -> free.release());
        };
    }
}
