package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import java.util.List;

/**
 * Durable enqueue, job by job, each thread waiting for every job of its own to be on the disk.
 *
 * <p>One thread is held against the loop that inserts one row at a time; many are held against that too, and against a bare
 * loop that commits for all of them at once.
 */
final class Enqueue {
    private static final String UNIT = "jobs/s";

    private Enqueue() {}

    /** One thread. */
    static final class Alone implements Work {
        @Override
        public List<Question> questions() {
            return List.of(new Question("durable enqueue, 1 thread", UNIT, Goal.ratioAtLeast(0.85)));
        }

        @Override
        public List<Figure> measure(Ground ground) throws Exception {
            try (var store = Jobs.open(ground.newFile(), Durability.FULL);
                    var single = new BareTable(ground.newFile(), Durability.FULL)) {
                Rounds rounds = Rounds.of(
                        ground.rounds(),
                        () -> rate(1, ground, () -> store.enqueue(Jobs.JOB)),
                        () -> rate(1, ground, single::insert));
                return List.of(rounds.figure(0, 1));
            }
        }
    }

    /** Sixty-four threads. */
    static final class Together implements Work {
        private static final int THREADS = 64;

        @Override
        public List<Question> questions() {
            String work = "durable enqueue, " + THREADS + " threads";
            return List.of(
                    new Question(work + ", beside bare group commit", UNIT, Goal.ratioAtLeast(0.80)),
                    new Question(work + ", beside one at a time", UNIT, Goal.ratioAtLeast(9)));
        }

        @Override
        public List<Figure> measure(Ground ground) throws Exception {
            try (var store = Jobs.open(ground.newFile(), Durability.FULL);
                    var group = new BareGroupCommit(new BareTable(ground.newFile(), Durability.FULL));
                    var single = new BareTable(ground.newFile(), Durability.FULL)) {
                Rounds rounds = Rounds.of(
                        ground.rounds(),
                        () -> rate(THREADS, ground, () -> store.enqueue(Jobs.JOB)),
                        () -> rate(THREADS, ground, group::insert),
                        () -> rate(1, ground, single::insert));
                return List.of(rounds.figure(0, 1), rounds.figure(0, 2));
            }
        }
    }

    private static double rate(int threads, Ground ground, Crew.Step step) throws Exception {
        return Crew.work(threads, ground.size().window(), step).perSecond();
    }
}
