package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.text.Ages;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Purges every done job for ever, as {@code qdeck purge done --forever} does, while four threads go on enqueueing one
 * durable job after the other: how fast it goes, and how long the producers wait. Beside the same by hand in the same
 * table, a row or 500 deleted rows a transaction, through one connection for which all queue up in a fair lock. With a
 * connection for each, SQLite's own busy timeout lets the purge starve for minutes.
 */
final class PurgeUnderLoad implements Work {
    private static final int PRODUCERS = 4;
    private static final double LEAST_PER_SECOND = 160_000;
    private static final double MOST_MILLIS = 20;

    private final EndedJobs jobs;
    private final long done;

    PurgeUnderLoad(EndedJobs jobs, Size size) {
        this.jobs = jobs;
        this.done = size.jobs();
    }

    @Override
    public List<Question> questions() {
        String work = "purge " + Ages.number(done) + " done jobs for ever";
        return List.of(
                new Question(work + ", 4 producers beside it", "jobs/s", Goal.atLeast(LEAST_PER_SECOND)),
                new Question("a producer's wait meanwhile, p99", "ms", Goal.atMost(MOST_MILLIS)));
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
            return beside(producers, () -> Operations.run(store, Operations.purgeForever(store, "done")));
        } finally {
            ground.remove(file);
        }
    }

    private double[] bare(Path original, Ground ground) throws Exception {
        Path file = ground.copy(original);
        try (var table = new SameTable(file, Durability.FULL)) {
            ReentrantLock turn = new ReentrantLock(true);
            Callable<Integer> insert = inTurn(turn, () -> {
                table.insert();
                return 1;
            });
            Callable<Integer> delete = inTurn(turn, table::deleteDone);
            return beside(Collections.nCopies(PRODUCERS, insert::call), () -> Timed.untilNothingLeft(delete));
        } finally {
            ground.remove(file);
        }
    }

    private static Callable<Integer> inTurn(ReentrantLock turn, Callable<Integer> change) {
        return () -> {
            turn.lock();
            try {
                return change.call();
            } finally {
                turn.unlock();
            }
        };
    }

    /** Purges with producers at work: the rate, and their 99th percentile. */
    private double[] beside(List<Crew.Step> producers, Callable<Long> purge) throws Exception {
        Crew crew = Crew.start(producers);
        double rate = Timed.perSecond(done, purge);
        return new double[] {rate, crew.stop().percentileMillis(99)};
    }
}
