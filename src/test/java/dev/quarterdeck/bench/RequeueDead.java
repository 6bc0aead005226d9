package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.text.Ages;
import java.nio.file.Path;
import java.util.List;

/**
 * Requeues every dead job as {@code qdeck requeue dead} does: frozen, then chunk by chunk, durable, audited. Beside the
 * same change of the same table by hand, 500 rows a transaction.
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
        return List.of(
                new Question("requeue " + Ages.number(dead) + " dead jobs", "jobs/s", Goal.atLeast(LEAST_PER_SECOND)));
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path original = jobs.mixed(ground);
        Rounds rounds = Rounds.of(ground.longRounds(), () -> ours(original, ground), () -> bare(original, ground));
        return List.of(rounds.figure(0, 1));
    }

    private double ours(Path original, Ground ground) throws Exception {
        Path file = ground.copy(original);
        try (var store = Jobs.open(file, Durability.FULL)) {
            return Timed.perSecond(dead, () -> Operations.run(store, Operations.requeue(store, "dead")));
        } finally {
            ground.remove(file);
        }
    }

    private double bare(Path original, Ground ground) throws Exception {
        Path file = ground.copy(original);
        try (var table = new SameTable(file, Durability.FULL)) {
            return Timed.perSecond(dead, () -> Timed.untilNothingLeft(table::requeueDead));
        } finally {
            ground.remove(file);
        }
    }
}
