package dev.quarterdeck.bench;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions.Durability;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** A thousand jobs in one durable transaction, beside {@code addBatch} into the same table with the same indexes. */
final class BatchEnqueue implements Work {
    private static final int JOBS = 1_000;

    @Override
    public List<Question> questions() {
        return List.of(new Question("enqueueAll of 1,000, durable", "jobs/s", Goal.ratioAtLeast(1.1)));
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<NewJob> batch = Collections.nCopies(JOBS, Jobs.JOB);
        Path bareFile = ground.newFile();
        Jobs.open(bareFile, Durability.FULL).close();
        try (var store = Jobs.open(ground.newFile(), Durability.FULL);
                var bare = new SameTable(bareFile, Durability.FULL)) {
            Rounds rounds = Rounds.of(
                    ground.rounds(),
                    () -> jobsPerSecond(ground, () -> store.enqueueAll(batch)),
                    () -> jobsPerSecond(ground, () -> bare.insertBatch(JOBS)));
            return List.of(rounds.figure(0, 1));
        }
    }

    private static double jobsPerSecond(Ground ground, Crew.Step batch) throws Exception {
        return JOBS * Crew.work(1, ground.size().window(), batch).perSecond();
    }
}
