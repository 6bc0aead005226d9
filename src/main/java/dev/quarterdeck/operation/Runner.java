package dev.quarterdeck.operation;

import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations chunk by chunk, so that producers and workers get their turn in between and the operation can be
 * stopped.
 */
public final class Runner {
    private static final int CHUNK = 500;

    private final JobOperator target;
    private final String actor;
    private final String surface;

    /**
     * @param actor who changes the jobs, kept with the operation
     * @param surface where it was said: {@code cli}, {@code prompt}, {@code script}, {@code console}
     */
    public Runner(JobOperator target, String actor, String surface) {
        this.target = target;
        this.actor = actor;
        this.surface = surface;
    }

    /** Told after every chunk how many of the jobs are behind it. */
    @FunctionalInterface
    public interface Progress {
        void reached(long done, long matched);
    }

    /**
     * Runs the operation on the jobs it was frozen with. When the target fails in mid-run, the receipt says so; what was
     * done before stays done.
     *
     * @param stop asked before every chunk; once true, the operation ends and keeps what it did
     * @throws StoreException when it could not even begin
     */
    public Receipt run(Frozen frozen, Progress progress, BooleanSupplier stop) {
        Operation operation = frozen.operation();
        int count = frozen.jobs().count();
        List<Long> missing = frozen.preview().missing();
        if (count == 0) {
            return new Receipt(operation, null, 0, 0, 0, Map.of(), 0, missing, false, false, null);
        }
        long number = target.begin(operation.command(), actor, surface, count);
        var run = new Run(operation, number, frozen.jobs(), missing);
        while (run.reached < count && !run.stopped) {
            if (stop.getAsBoolean()) {
                run.stopped = true;
            } else {
                run.chunk();
                progress.reached(run.reached, count);
            }
        }
        return run.end();
    }

    /** One operation under way. */
    private final class Run {
        private final Operation operation;
        private final long number;
        private final FrozenJobs jobs;
        private final List<Long> missing;
        private final Map<String, Long> skipped = new TreeMap<>();
        private int reached;
        private long changed;
        private long asked;
        private long failed;
        private boolean stopped;
        private @Nullable String problem;

        Run(Operation operation, long number, FrozenJobs jobs, List<Long> missing) {
            this.operation = operation;
            this.number = number;
            this.jobs = jobs;
            this.missing = missing;
        }

        void chunk() {
            long[] chunk = jobs.ids(reached, CHUNK);
            try {
                ChunkReceipt receipt = target.apply(number, operation.change(), operation.selection(), chunk);
                changed += receipt.changed();
                asked += receipt.asked();
                receipt.skipped().forEach((word, count) -> skipped.merge(word, (long) count, Long::sum));
            } catch (StoreException e) {
                // A chunk is one transaction: it failed as a whole, and the next one would meet the same trouble.
                fail(e);
                failed += chunk.length;
            }
            reached += chunk.length;
        }

        Receipt end() {
            try {
                target.end(number, target.clock().instant(), note());
            } catch (StoreException e) {
                fail(e);
            }
            return new Receipt(
                    operation, number, jobs.count(), changed, asked, skipped, failed, missing, false, stopped, problem);
        }

        private void fail(StoreException e) {
            stopped = true;
            if (problem == null) {
                problem = e.getMessage();
            }
        }

        private @Nullable String note() {
            if (problem != null) {
                return problem;
            }
            return stopped ? "stopped by request after " + reached + " of " + jobs.count() : null;
        }
    }
}
