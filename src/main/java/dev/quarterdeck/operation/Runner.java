package dev.quarterdeck.operation;

import dev.quarterdeck.store.By;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.UndoReceipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final By by;

    /** @param by who changes the jobs, kept with the operation */
    public Runner(JobOperator target, By by) {
        this.target = target;
        this.by = by;
    }

    /** Told after every chunk how many of the jobs are behind it. */
    @FunctionalInterface
    public interface Progress {
        void reached(long done, long matched);
    }

    /**
     * Runs the operation on the jobs it was frozen with. When the target fails in mid-run, the receipt says so; what was
     * done before stays done. Whatever else goes wrong is thrown, after it was put on record as the operation's end.
     *
     * @param stop asked before every chunk; once true, the operation ends and keeps what it did
     * @throws StoreException when it could not even begin
     */
    public Receipt run(Frozen frozen, Progress progress, BooleanSupplier stop) {
        Operation operation = frozen.operation();
        FrozenJobs jobs = frozen.jobs();
        List<Long> missing = frozen.preview().missing();
        if (jobs.count() == 0) {
            return Receipt.ofNothing(operation, missing);
        }
        long number = target.begin(operation.command(), by, jobs.count());
        return new Run(operation, number, jobs.count(), missing) {
            @Override
            int apply() {
                long[] chunk = jobs.ids(reached, CHUNK);
                ChunkReceipt receipt = target.apply(number, operation.change(), operation.selection(), chunk);
                changed += receipt.changed();
                asked += receipt.asked();
                receipt.skipped().forEach(this::skip);
                return chunk.length;
            }
        }.run(progress, stop);
    }

    /**
     * Undoes what is planned: as {@link #run(Frozen, Progress, BooleanSupplier)}.
     *
     * @throws StoreException when it could not even begin
     */
    public Receipt run(UndoPlan plan, Progress progress, BooleanSupplier stop) {
        long[] ids = plan.jobs().ids();
        if (ids.length == 0) {
            return Receipt.ofNothing(plan.task(), List.of());
        }
        long undone = plan.task().undone().number();
        long number = target.begin(plan.task().command(), by, ids.length);
        return new Run(plan.task(), number, ids.length, List.of()) {
            @Override
            int apply() {
                long[] chunk = Arrays.copyOfRange(ids, reached, Math.min(reached + CHUNK, ids.length));
                UndoReceipt receipt = target.undo(number, undone, chunk);
                changed += receipt.restored();
                receipt.left().forEach(this::leave);
                return chunk.length;
            }
        }.run(progress, stop);
    }

    /** A task under way. */
    private abstract class Run {
        private final Task task;
        private final long number;
        private final int count;
        private final List<Long> missing;
        private final Map<String, Long> skipped = new TreeMap<>();
        private final List<UndoReceipt.Left> left = new ArrayList<>();
        int reached;
        long changed;
        long asked;
        private long failed;
        private boolean stopped;
        private @Nullable String problem;

        Run(Task task, long number, int count, List<Long> missing) {
            this.task = task;
            this.number = number;
            this.count = count;
            this.missing = missing;
        }

        /** Does the chunk from {@link #reached} on, adds up what became of it, and says how many jobs it was. */
        abstract int apply();

        final void skip(String word, int jobs) {
            skipped.merge(word, (long) jobs, Long::sum);
        }

        final void leave(UndoReceipt.Left job) {
            skip(job.word(), 1);
            if (left.size() < Receipt.MOST_LEFT) {
                left.add(job);
            }
        }

        Receipt run(Progress progress, BooleanSupplier stop) {
            try {
                chunks(progress, stop);
            } catch (RuntimeException e) {
                new UnderWay(target, number).endFailed(e);
                throw e;
            }
            return end();
        }

        private void chunks(Progress progress, BooleanSupplier stop) {
            while (reached < count && !stopped) {
                if (stop.getAsBoolean()) {
                    stopped = true;
                } else {
                    chunk();
                    progress.reached(reached, count);
                }
            }
        }

        private void chunk() {
            try {
                reached += apply();
            } catch (StoreException e) {
                // A chunk is one transaction: it failed as a whole, and the next one would meet the same trouble.
                fail(e);
                int chunk = Math.min(CHUNK, count - reached);
                failed += chunk;
                reached += chunk;
            }
        }

        private Receipt end() {
            Instant undoableUntil = null;
            try {
                new UnderWay(target, number).end(ending());
                undoableUntil = target.operation(number)
                        .map(OperationInfo::undoableUntil)
                        .orElse(null);
            } catch (StoreException e) {
                fail(e);
            }
            return new Receipt(
                    task,
                    number,
                    count,
                    changed,
                    asked,
                    skipped,
                    failed,
                    missing,
                    false,
                    stopped,
                    problem,
                    left,
                    undoableUntil);
        }

        private void fail(StoreException e) {
            stopped = true;
            if (problem == null) {
                problem = e.getMessage();
            }
        }

        private @Nullable String ending() {
            if (problem != null) {
                return problem;
            }
            return stopped ? "stopped by request after " + reached + " of " + count : null;
        }
    }
}
