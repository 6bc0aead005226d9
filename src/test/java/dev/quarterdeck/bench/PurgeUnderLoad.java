package dev.quarterdeck.bench;

import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.text.Ages;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Purges every done job as {@code qdeck purge done} does, into the trash or with {@code --forever}, while four threads go on enqueueing one
 * durable job after the other: how fast it goes, and how long the producers wait. Beside the same by hand in the same
 * table, a row or 500 deleted rows a transaction, through one connection for which all that write queue up in a fair lock:
 * with a connection for each, SQLite's own busy timeout lets the purge starve for minutes.
 */
final class PurgeUnderLoad implements Work {
    private static final int PRODUCERS = 4;

    private final Way way;
    private final EndedJobs jobs;
    private final long done;

    /** Where the jobs go, and what must be reached. */
    enum Way {
        TRASH(" into the trash", 100_000, 15),
        FOREVER(" for ever", 160_000, 20);

        private final String words;
        private final double leastPerSecond;
        private final double mostMillis;

        Way(String words, double leastPerSecond, double mostMillis) {
            this.words = words;
            this.leastPerSecond = leastPerSecond;
            this.mostMillis = mostMillis;
        }
    }

    PurgeUnderLoad(Way way, EndedJobs jobs, Size size) {
        this.way = way;
        this.jobs = jobs;
        this.done = size.jobs();
    }

    @Override
    public List<Question> questions() {
        String work = "purge " + Ages.number(done) + " done jobs" + way.words;
        return List.of(
                new Question(work + ", 4 producers beside it", "jobs/s", Goal.atLeast(way.leastPerSecond)),
                new Question(work + ", a producer's wait, p99", "ms", Goal.atMost(way.mostMillis)));
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path original = jobs.done(ground);
        Rounds rounds =
                Rounds.ofSeveral(ground.longRounds(), () -> ours(original, ground), () -> bare(original, ground));
        return List.of(rounds.figure(0, 1, 0), rounds.figure(0, 1, 1));
    }

    private double[] ours(Path original, Ground ground) throws Exception {
        Path file = ground.copy(original);
        try (var store = Jobs.open(file, Durability.FULL)) {
            List<Crew.Step> producers = Collections.nCopies(PRODUCERS, () -> store.enqueue(Jobs.JOB));
            return beside(producers, () -> Operations.run(store, operation(store)));
        } finally {
            ground.remove(file);
        }
    }

    private Operation operation(JobOperator store) {
        return way == Way.FOREVER ? Operations.purgeForever(store, "done") : Operations.purge(store, "done");
    }

    private double[] bare(Path original, Ground ground) throws Exception {
        Path file = ground.copy(original);
        try (var table = new SameTable(file, Durability.FULL);
                var reader = new SameTable(file, Durability.FULL)) {
            ReentrantLock turn = new ReentrantLock(true);
            Crew.Step insert = () -> inTurn(turn, () -> {
                table.insert();
                return 1;
            });
            Callable<Long> purge = () -> Chunks.run(
                    reader.ids("state = 2 AND state >= 2"),
                    (from, to) -> inTurn(
                            turn, () -> way == Way.FOREVER ? table.deleteDone(from, to) : table.moveDone(from, to)));
            return beside(Collections.nCopies(PRODUCERS, insert), purge);
        } finally {
            ground.remove(file);
        }
    }

    private static <T> T inTurn(ReentrantLock turn, Callable<T> work) throws Exception {
        turn.lock();
        try {
            return work.call();
        } finally {
            turn.unlock();
        }
    }

    /** Purges with producers at work: the rate, and their 99th percentile. */
    private double[] beside(List<Crew.Step> producers, Callable<Long> purge) throws Exception {
        Crew crew = Crew.start(producers);
        double rate = Timed.perSecond(done, purge);
        return new double[] {rate, crew.stop().percentileMillis(99)};
    }
}
