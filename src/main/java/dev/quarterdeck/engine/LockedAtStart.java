package dev.quarterdeck.engine;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What a worker does about the locked jobs that it finds when it starts: somebody may have died over them. */
final class LockedAtStart {
    private static final int CHUNK = 250;
    private static final RetryPolicies AT_ONCE = RetryPolicies.all(new RetryPolicy.Fixed(Duration.ZERO));

    private final JobStore store;
    private final GoneWorkers goneWorkers = new GoneWorkers();
    private final Consumer<String> notes;

    LockedAtStart(JobStore store, Consumer<String> notes) {
        this.store = store;
        this.notes = notes;
    }

    /** Warns of the locked jobs, if there are any, and returns their number. */
    long warn() {
        Tally locked = store.tally(locked(Filter.ANY));
        if (locked.matched() > 0) {
            notes.accept("WARNING: found " + locked.matched() + " locked jobs (" + orphaned(locked) + " orphaned)");
        }
        return locked.matched();
    }

    /**
     * Gives the orphans back to the queue, to be claimed at once, and returns how many they were; their commands are
     * ended. Their attempts count: a job that kills its worker every time must end though its worker is started again and
     * again.
     */
    long unlock() {
        List<WorkerInfo> gone = gone();
        gone.forEach(Leftovers::end);
        int pending = 0;
        int dead = 0;
        Orphans chunk;
        do {
            chunk = store.returnOrphans(gone, AT_ONCE, CHUNK);
            pending += chunk.requeued();
            dead += chunk.dead();
        } while (chunk.total() > 0);
        if (pending + dead > 0) {
            notes.accept("unlocked " + (pending + dead) + " orphaned jobs: " + pending + " pending, " + dead + " dead");
        }
        return pending + dead;
    }

    /** Those whose lease has run out, and those whose worker is gone though the lease runs on. */
    private long orphaned(Tally locked) {
        List<WorkerInfo> gone = gone();
        long expired = count(locked, true);
        return gone.isEmpty() ? expired : expired + count(store.tally(locked(heldBy(gone))), false);
    }

    private List<WorkerInfo> gone() {
        return goneWorkers.among(store.workers());
    }

    private Selection locked(Filter filter) {
        Instant now = store.clock().instant();
        return Selection.ofState(JobState.LOCKED, now).and(filter);
    }

    private static Filter heldBy(List<WorkerInfo> workers) {
        List<Filter.Pattern> ids = workers.stream()
                .map(WorkerInfo::id)
                .map(Filter.Pattern::exactly)
                .toList();
        return new Filter.Text(Filter.TextField.WORKER, Filter.Match.IS, ids);
    }

    private static long count(Tally tally, boolean orphan) {
        return tally.groups().stream()
                .filter(group -> group.situation().orphan() == orphan)
                .mapToLong(Tally.Group::count)
                .sum();
    }
}
