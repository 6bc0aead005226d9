package dev.quarterdeck.bench;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.text.Ages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Claims one at a time out of many pending jobs, beside claims out of ten: "bare" is the same store with next to nothing in
 * it. Only the claims are timed; each claimed job is completed and another enqueued, so that the number stays. Without
 * waiting for the disk (durability normal), because that would hide what is asked.
 */
final class ClaimRate implements Work {
    private static final int FEW = 10;
    private static final NewJob TOMORROW = Jobs.JOB.priority(Priority.CRITICAL).in(Duration.ofDays(1));
    private static final ClaimRequest ONE =
            new ClaimRequest("bench/1", 1, Duration.ofMinutes(5), Set.of(), Duration.ZERO);

    private final List<Depth> depths;

    /**
     * A filling of the file.
     *
     * @param pending ready jobs
     * @param tomorrow critical jobs scheduled for tomorrow
     */
    private record Depth(int pending, int tomorrow, double limit) {

        Question question() {
            String work = "claim 1 of " + Ages.number(pending) + " pending"
                    + (tomorrow == 0 ? "" : " + " + Ages.number(tomorrow) + " critical tomorrow") + ", beside 1 of "
                    + FEW;
            return new Question(work, "claims/s", Goal.ratioAtLeast(limit));
        }
    }

    private ClaimRate(List<Depth> depths) {
        this.depths = depths;
    }

    static ClaimRate upTo(Size size) {
        int most = size.jobs();
        List<Depth> depths = new ArrayList<>();
        if (size != Size.QUICK) {
            depths.add(new Depth(most / 10, 0, 0.8));
        }
        depths.add(new Depth(most, 0, 0.8));
        depths.add(new Depth(most, most, 0.8));
        if (size == Size.FULL) {
            depths.add(new Depth(10 * most, most, 0.65));
        }
        return new ClaimRate(depths);
    }

    @Override
    public List<Question> questions() {
        return depths.stream().map(Depth::question).toList();
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Path large = ground.newFile();
        try (var few = Jobs.open(ground.newFile(), Durability.NORMAL);
                var many = Jobs.open(large, Durability.NORMAL)) {
            Jobs.fill(few, Jobs.JOB, FEW);
            Depth before = new Depth(0, 0, 0);
            for (Depth depth : depths) {
                Jobs.fill(many, Jobs.JOB, depth.pending() - before.pending());
                Jobs.fill(many, TOMORROW, depth.tomorrow() - before.tomorrow());
                before = depth;
                Rounds rounds = Rounds.of(ground.rounds(), () -> claims(many, ground), () -> claims(few, ground));
                figures.add(rounds.figure(0, 1));
            }
        }
        ground.remove(large);
        return figures;
    }

    private static double claims(JobStore store, Ground ground) {
        long end = System.nanoTime() + ground.size().window().toNanos();
        long claims = 0;
        long claiming = 0;
        for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
            List<Claim> claimed = store.claim(ONE);
            claiming += System.nanoTime() - before;
            claims += claimed.size();
            claimed.forEach(claim -> store.settle(new Settlement.Complete(claim.lease(), null)));
            store.enqueue(Jobs.JOB);
        }
        return claims / (claiming / 1e9);
    }
}
