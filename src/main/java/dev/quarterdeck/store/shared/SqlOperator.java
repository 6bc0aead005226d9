package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.QueueOperator;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.shared.Mending.Findings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes a store the way an operator does.
 *
 * @param <X> the engine's transactions
 */
public abstract class SqlOperator<X extends OpenTransaction> extends SqlReader implements QueueOperator {
    private static final String READ_ONLY =
            " was opened to be read only: nothing in it can be changed; open it with a command that changes jobs";

    protected SqlOperator(Target target, InstantSource clock, SqlReads reads, Dialect dialect) {
        super(target, clock, reads, dialect);
    }

    /** @throws StoreException.Unsupported when nothing can be changed */
    protected abstract SqlWrites<X> writes();

    protected final StoreException.Unsupported readOnly() {
        return new StoreException.Unsupported(target().text() + READ_ONLY);
    }

    /** One chunk of many, between which others may need room. */
    protected <T> T runChunk(WriteOperation<X, T> operation) {
        return writes().run(operation);
    }

    @Override
    public long[] freeze(Selection selection) {
        FrozenJobs jobs = freezeCounted(selection);
        return jobs.ids(0, jobs.count());
    }

    @Override
    public FrozenJobs freezeCounted(Selection selection) {
        return reads().readAllJobs(handle -> Freezing.freeze(handle, selection, dialect()));
    }

    @Override
    public boolean quiet(String worker, boolean quiet) {
        return writes().run(transaction -> transaction.update(Enrolment.QUIET, quiet, worker) == 1);
    }

    @Override
    public boolean schedule(Schedule schedule) {
        return writes().run(transaction -> transaction.allOrNothing(() -> Scheduling.set(transaction, schedule)));
    }

    @Override
    public boolean unschedule(String name) {
        return writes().run(transaction -> transaction.update(Scheduling.REMOVE, name) == 1);
    }

    @Override
    public boolean pauseSchedule(String name) {
        return writes().run(transaction -> transaction.update(Scheduling.PAUSE, transaction.nowMillis(), name) == 1);
    }

    @Override
    public boolean resumeSchedule(String name, Instant nextAt) {
        return writes().run(transaction -> transaction.update(Scheduling.RESUME, nextAt.toEpochMilli(), name) == 1);
    }

    @Override
    public QueueLimits limit(String queue, UnaryOperator<QueueLimits> change) {
        return writes().run(
                        transaction -> transaction.allOrNothing(() -> QueueSettings.limit(transaction, queue, change)));
    }

    @Override
    public boolean pause(String queue) {
        return writes().run(transaction -> QueueSettings.pause(transaction, queue));
    }

    @Override
    public boolean resume(String queue) {
        return writes().run(transaction -> QueueSettings.resume(transaction, queue));
    }

    @Override
    public long begin(String command, By by, long matched) {
        return writes().run(transaction -> OperationLog.begin(transaction, command, by, matched));
    }

    @Override
    public ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids) {
        long[] chunk = ids.clone();
        return runChunk(transaction -> Operating.apply(transaction, operation, change, selection, chunk));
    }

    @Override
    public UndoReceipt undo(long operation, long undone, long[] ids) {
        long[] chunk = ids.clone();
        return runChunk(transaction -> Undoing.undo(transaction, operation, undone, chunk));
    }

    @Override
    public int forget(long operation, int limit) {
        return runChunk(transaction -> Forgetting.forget(transaction, operation, limit));
    }

    @Override
    public void end(long operation, Instant at, @Nullable String ending) {
        writes().run(transaction -> transaction.update(OperationLog.END, at.toEpochMilli(), ending, operation));
    }

    @Override
    public void count(long operation, long changed) {
        writes().run(transaction -> transaction.update(OperationLog.COUNT, changed, operation));
    }

    @Override
    public Duration keepTrash(Duration keep) {
        return Duration.ofMillis(writes().run(transaction -> OperationLog.keep(transaction, keep.toMillis())));
    }

    @Override
    public List<String> repair() {
        SqlWrites<X> active = writes();
        return Mending.mend(
                () -> reads().readAllJobs(handle -> Findings.of(handle, dialect())),
                found -> active.run(transaction -> transaction.allOrNothing(() -> found.add(transaction))));
    }
}
