package dev.quarterdeck.engine;

import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.JobStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Claims as many jobs as there are free slots, again and again. */
final class ClaimLoop {
    /** How long one wait for jobs may last; the store ends it at once when there is a job. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How often a worker that is to end once the queues are empty looks whether others have finished theirs. */
    private static final Duration PATIENCE_UNTIL_EMPTY = Duration.ofMillis(200);

    private final JobStore store;
    private final String worker;
    private final WorkerSettings settings;
    private final RunningJobs running;
    private final Settler settler;
    private final StopRequest stop;
    private final Outages outages;
    private volatile boolean quiet;
    private volatile boolean claiming;

    ClaimLoop(
            JobStore store,
            String worker,
            WorkerSettings settings,
            RunningJobs running,
            Settler settler,
            StopRequest stop,
            Outages outages) {
        this.store = store;
        this.worker = worker;
        this.settings = settings;
        this.running = running;
        this.settler = settler;
        this.stop = stop;
        this.outages = outages;
    }

    /**
     * Claims until it is stopped, or until nothing is left to do if it is to end then.
     *
     * @param work gets the claims, all that came together
     */
    void run(Consumer<List<Claim>> work) throws InterruptedException {
        while (!stop.requested()) {
            running.await(() -> stop.requested() || mayClaim());
            if (stop.requested()) {
                return;
            }
            List<Claim> claims = claim(settings.threads() - running.handlers());
            work.accept(claims);
            if (claims.isEmpty() && settings.untilEmpty() && nothingLeft()) {
                return;
            }
        }
    }

    /** Lets it claim nothing more, or claim again; true when that is news. */
    boolean quiet(boolean on) {
        boolean news = quiet != on;
        quiet = on;
        running.touch();
        return news;
    }

    /** Whether a claim goes on that was begun before the loop was told to be quiet. */
    boolean quietAndClaiming() {
        return quiet && claiming;
    }

    /** Nothing is claimed while settlements wait: a store in trouble would only get more of them. */
    private boolean mayClaim() {
        return running.handlers() < settings.threads() && !settler.retrying() && !quiet;
    }

    private List<Claim> claim(int limit) throws InterruptedException {
        // Before the last look at whether it is to be quiet: whoever says so then sees that a claim is on its way.
        claiming = true;
        try {
            return quiet ? List.of() : claimUnlessStopped(limit);
        } finally {
            claiming = false;
        }
    }

    private List<Claim> claimUnlessStopped(int limit) throws InterruptedException {
        Duration patience = settings.untilEmpty() ? PATIENCE_UNTIL_EMPTY : PATIENCE;
        ClaimRequest request = new ClaimRequest(worker, limit, settings.lease(), settings.queues(), patience);
        return outages.insist("claiming", () -> store.claim(request), this::pause)
                .orElse(List.of());
    }

    /** In one consistent count nothing of the queues served is pending or locked, by whomever. */
    private boolean nothingLeft() throws InterruptedException {
        Optional<Counts> counts = outages.insist("counting", store::counts, this::pause);
        return counts.isPresent() && counts.get().unfinished(settings.queues()) == 0;
    }

    private boolean pause(Duration atMost) throws InterruptedException {
        return running.await(stop::requested, atMost);
    }
}
