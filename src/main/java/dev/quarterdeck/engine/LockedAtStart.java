package dev.quarterdeck.engine;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What a worker does about the locked jobs that it finds when it starts: somebody may have died over them. */
final class LockedAtStart {
    private static final int CHUNK = 250;

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

    /** Releases the orphans as an operator's unlock does, and returns how many they were; their commands are ended. */
    long unlock() {
        List<WorkerInfo> gone = gone();
        gone.forEach(Leftovers::end);
        long released = 0;
        if (count(store.tally(locked(Filter.ANY)), true) > 0) {
            released += apply("unlock locked", Change.of(Verb.UNLOCK), locked(Filter.ANY));
        }
        if (!gone.isEmpty()) {
            // Their leases run on, but nobody is left behind them.
            released += apply("unlock locked --force", Change.unlockByForce(), locked(heldBy(gone)));
        }
        return released;
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

    private long apply(String command, Change change, Selection selection) {
        long[] ids = store.freeze(selection);
        if (ids.length == 0) {
            return 0;
        }
        long operation = store.begin(command, By.of(System.getProperty("user.name", "?"), "cli"), ids.length);
        long changed = 0;
        for (int from = 0; from < ids.length; from += CHUNK) {
            long[] chunk = Arrays.copyOfRange(ids, from, Math.min(from + CHUNK, ids.length));
            changed += store.apply(operation, change, selection, chunk).changed();
        }
        store.end(operation, store.clock().instant(), null);
        return changed;
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
