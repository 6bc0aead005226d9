package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.text.Ages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Purges every done job for ever, as {@code qdeck purge done --forever} does, while four threads go on enqueueing one
 * durable job after the other: how fast it goes, and how long the producers wait. Beside a purge by hand of the same
 * table, 500 rows a transaction, while four connections insert; between them SQLite's own busy timeout decides.
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
        Rounds rounds = Rounds.ofSeveral(
                ground.size().longRounds(), () -> ours(original, ground), () -> bare(original, ground));
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
        List<SameTable> producers = new ArrayList<>();
        try (var table = new SameTable(file, Durability.FULL)) {
            for (int i = 0; i < PRODUCERS; i++) {
                producers.add(new SameTable(file, Durability.FULL));
            }
            return beside(
                    producers.stream().<Crew.Step>map(each -> each::insert).toList(), table::deleteDone);
        } finally {
            for (SameTable each : producers) {
                each.close();
            }
            ground.remove(file);
        }
    }

    /** Purges with producers at work: the rate, and their 99th percentile. */
    private double[] beside(List<Crew.Step> producers, Callable<Long> purge) throws Exception {
        Crew crew = Crew.start(producers);
        double rate = Timed.perSecond(done, purge);
        return new double[] {rate, crew.stop().percentileMillis(99)};
    }
}
