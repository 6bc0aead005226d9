package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.text.Ages;
import java.nio.file.Path;
import java.util.List;

/**
 * Requeues every dead job as {@code qdeck requeue dead} does, and takes that back as {@code qdeck undo} does: frozen, then
 * chunk by chunk, durable, audited, with what the jobs were before. Beside the same changes of the same table by hand, 500
 * rows a transaction, with nothing kept.
 */
final class RequeueDead implements Work {
    private static final double LEAST_PER_SECOND = 60_000;

    private final EndedJobs jobs;
    private final long dead;

    RequeueDead(EndedJobs jobs, Size size) {
        this.jobs = jobs;
        this.dead = size.jobs() / EndedJobs.ONE_IN;
    }

    @Override
    public List<Question> questions() {
        String jobs = Ages.number(dead) + " dead jobs";
        return List.of(
                new Question("requeue " + jobs, "jobs/s", Goal.atLeast(LEAST_PER_SECOND)),
                new Question("undo a requeue of " + jobs, "jobs/s", Goal.atLeast(LEAST_PER_SECOND)));
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path original = jobs.mixed(ground);
        Rounds rounds =
                Rounds.ofSeveral(ground.longRounds(), () -> ours(original, ground), () -> bare(original, ground));
        return List.of(rounds.figure(0, 1, 0), rounds.figure(0, 1, 1));
    }

    private double[] ours(Path original, Ground ground) throws Exception {
        Path file = ground.copy(original);
        try (var store = Jobs.open(file, Durability.FULL)) {
            return new double[] {
                Timed.perSecond(dead, () -> Operations.run(store, Operations.requeue(store, "dead"))),
                Timed.perSecond(dead, () -> Operations.undoLast(store))
            };
        } finally {
            ground.remove(file);
        }
    }

    private double[] bare(Path original, Ground ground) throws Exception {
        Path file = ground.copy(original);
        try (var table = new SameTable(file, Durability.FULL)) {
            long[] ids = table.ids("state = 3 AND state >= 2");
            return new double[] {
                Timed.perSecond(dead, () -> Chunks.run(ids, table::requeueDead)),
                Timed.perSecond(dead, () -> Chunks.run(ids, table::buryAgain))
            };
        } finally {
            ground.remove(file);
        }
    }
}
