package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.QueueOperator;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.shared.Enrolment;
import dev.quarterdeck.store.shared.Forgetting;
import dev.quarterdeck.store.shared.Mending;
import dev.quarterdeck.store.shared.Mending.Findings;
import dev.quarterdeck.store.shared.OperationLog;
import dev.quarterdeck.store.shared.QueueSettings;
import dev.quarterdeck.store.shared.Scheduling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes a store the way an operator does. */
abstract class PostgresOperator extends PostgresReader implements QueueOperator {
    private static final String READ_ONLY =
            " was opened to be read only: nothing in it can be changed; open it with a command that changes jobs";

    /** One mender at a time. */
    private static final String ONE_MENDER = "LOCK TABLE duty IN SHARE ROW EXCLUSIVE MODE";

    private final WaitingClaims waitingClaims = new WaitingClaims();
    private final @Nullable Writes writes;
    private final @Nullable Notifier notifier;

    PostgresOperator(Server server, Errors errors, OpenOptions options) {
        super(server, errors, options);
        boolean changes = options.access() != OpenOptions.Access.READ;
        writes = changes ? new Writes(server, errors, options.clock(), this::committed) : null;
        notifier = writes == null ? null : new Notifier(server, writes);
    }

    private void committed(Transaction transaction) {
        if (transaction.hasMadeReady()) {
            waitingClaims.wake();
            if (notifier != null) {
                notifier.want();
            }
        } else if (transaction.hasFreedSlot()) {
            waitingClaims.freed();
        }
    }

    final WaitingClaims waitingClaims() {
        return waitingClaims;
    }

    /** Null when nothing can be changed. */
    final @Nullable Writes writesIfAny() {
        return writes;
    }

    /** @throws StoreException.Unsupported when nothing can be changed */
    final Writes writes() {
        if (writes == null) {
            throw new StoreException.Unsupported(target().text() + READ_ONLY);
        }
        return writes;
    }

    /** Tells others what they are to be told, before the connections are gone. */
    final void closeWriting() {
        if (notifier != null) {
            notifier.close();
        }
        if (writes != null) {
            writes.close();
        }
    }

    @Override
    public boolean quiet(String worker, boolean quiet) {
        return writes().run(transaction -> transaction.update(Enrolment.QUIET, quiet, worker) == 1);
    }

    @Override
    public boolean schedule(Schedule schedule) {
        return writes().run(transaction -> Scheduling.set(transaction, schedule));
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
        return writes().run(transaction -> QueueSettings.limit(transaction, queue, change));
    }

    @Override
    public long begin(String command, By by, long matched) {
        return writes().run(transaction -> OperationLog.begin(transaction, command, by, matched));
    }

    @Override
    public ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids) {
        long[] chunk = ids.clone();
        return writes().run(transaction -> Operating.apply(transaction, operation, change, selection, chunk));
    }

    @Override
    public UndoReceipt undo(long operation, long undone, long[] ids) {
        long[] chunk = ids.clone();
        return writes().run(transaction -> Undoing.undo(transaction, operation, undone, chunk));
    }

    @Override
    public int forget(long operation, int limit) {
        return writes().run(transaction -> Forgetting.forget(transaction, operation, limit));
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
        Duration before = keepTrash();
        writes().run(transaction -> transaction.update(OperationLog.SET_KEEP, keep.toMillis()));
        return before;
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
    public long compact(long mostBytes) {
        throw unsupported(Capability.COMPACT);
    }

    @Override
    public List<String> repair() {
        Writes active = writes();
        return Mending.mend(
                () -> reads().readAllJobs(handle -> Findings.of(handle, PostgresDialect.DIALECT)),
                found -> active.run(transaction -> {
                    transaction.prepare(ONE_MENDER).execute();
                    return found.add(transaction);
                }));
    }
}
