package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.QueueOperator;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.shared.Enrolment;
import dev.quarterdeck.store.shared.Forgetting;
import dev.quarterdeck.store.shared.Mending;
import dev.quarterdeck.store.shared.Mending.Findings;
import dev.quarterdeck.store.shared.OperationLog;
import dev.quarterdeck.store.shared.QueueSettings;
import dev.quarterdeck.store.shared.Scheduling;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes a file the way an operator does. */
abstract class SqliteOperator extends SqliteReader implements QueueOperator {
    private static final String READ_ONLY =
            " was opened to be read only: nothing in it can be changed; open it with a command that changes jobs";

    private final GivingWay givingWay = new GivingWay();
    private final WaitingClaims waitingClaims = new WaitingClaims();
    private final @Nullable Writer writer;

    SqliteOperator(SqliteFile file, Errors errors, OpenOptions options) throws SQLException {
        super(file, errors, options);
        boolean writes = file.access() != OpenOptions.Access.READ;
        writer = writes ? new Writer(file, waitingClaims, errors, options.clock(), threads() + "-writer") : null;
    }

    /** What the names of this store's threads begin with. */
    final String threads() {
        return "quarterdeck-" + file().path().getFileName();
    }

    final WaitingClaims waitingClaims() {
        return waitingClaims;
    }

    /** Null when nothing can be changed. */
    final @Nullable Writer writerIfAny() {
        return writer;
    }

    /** @throws StoreException.Unsupported when nothing can be changed */
    final Writer writer() {
        if (writer == null) {
            throw new StoreException.Unsupported(target().text() + READ_ONLY);
        }
        return writer;
    }

    @Override
    public boolean quiet(String worker, boolean quiet) {
        return writer().run(transaction -> transaction.update(Enrolment.QUIET, quiet ? 1 : 0, worker) == 1);
    }

    @Override
    public boolean schedule(Schedule schedule) {
        return writer().run(transaction -> transaction.allOrNothing(() -> Scheduling.set(transaction, schedule)));
    }

    @Override
    public boolean unschedule(String name) {
        return writer().run(transaction -> transaction.update(Scheduling.REMOVE, name) == 1);
    }

    @Override
    public boolean pauseSchedule(String name) {
        return writer().run(transaction -> transaction.update(Scheduling.PAUSE, transaction.nowMillis(), name) == 1);
    }

    @Override
    public boolean resumeSchedule(String name, Instant nextAt) {
        return writer().run(transaction -> transaction.update(Scheduling.RESUME, nextAt.toEpochMilli(), name) == 1);
    }

    @Override
    public QueueLimits limit(String queue, UnaryOperator<QueueLimits> change) {
        return writer().run(
                        transaction -> transaction.allOrNothing(() -> QueueSettings.limit(transaction, queue, change)));
    }

    @Override
    public long begin(String command, By by, long matched) {
        return writer().run(transaction -> OperationLog.begin(transaction, command, by, matched));
    }

    @Override
    public ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids) {
        long[] chunk = ids.clone();
        return givingWay(transaction -> Operating.apply(transaction, operation, change, selection, chunk));
    }

    @Override
    public UndoReceipt undo(long operation, long undone, long[] ids) {
        long[] chunk = ids.clone();
        return givingWay(transaction -> Undoing.undo(transaction, operation, undone, chunk));
    }

    @Override
    public int forget(long operation, int limit) {
        return givingWay(transaction -> Forgetting.forget(transaction, operation, limit));
    }

    /** One chunk of many, after a pause as long as others need. */
    private <T> T givingWay(WriteOperation<T> work) {
        LockSupport.parkNanos(givingWay.pauseNanos(System.nanoTime()));
        Chunk<T> done = writer().run(transaction -> {
            long from = System.nanoTime();
            return new Chunk<>(work.run(transaction), transaction.othersMark(), from);
        });
        givingWay.did(done.othersMark(), done.from(), System.nanoTime());
        return done.result();
    }

    private record Chunk<T>(T result, long othersMark, long from) {}

    @Override
    public void end(long operation, Instant at, @Nullable String ending) {
        writer().run(transaction -> transaction.update(OperationLog.END, at.toEpochMilli(), ending, operation));
    }

    @Override
    public void count(long operation, long changed) {
        writer().run(transaction -> transaction.update(OperationLog.COUNT, changed, operation));
    }

    @Override
    public Duration keepTrash(Duration keep) {
        Duration before = keepTrash();
        writer().run(transaction -> transaction.update(OperationLog.SET_KEEP, keep.toMillis()));
        return before;
    }

    @Override
    public boolean pause(String queue) {
        return writer().run(transaction -> QueueSettings.pause(transaction, queue));
    }

    @Override
    public boolean resume(String queue) {
        return writer().run(transaction -> QueueSettings.resume(transaction, queue));
    }

    @Override
    public long compact(long mostBytes) {
        long givenBack = writer().run(transaction -> Compacting.giveBack(transaction, mostBytes));
        if (givenBack == 0) {
            mergeLog();
        }
        return givenBack;
    }

    private void mergeLog() {
        try {
            Compacting.mergeLog(file());
        } catch (SQLException e) {
            throw errors().whileWorking(e);
        }
    }

    @Override
    public List<String> repair() {
        Writer active = writer();
        return Mending.mend(
                () -> readers().readTogether(handle -> Findings.of(handle, SqliteDialect.DIALECT)),
                found -> active.run(transaction -> transaction.allOrNothing(() -> found.add(transaction))));
    }
}
