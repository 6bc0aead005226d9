package dev.quarterdeck.command;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.UndoReceipt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody may do to a target from whom parts of jobs are hidden; what is hidden selects no job. */
class RedactedOperator extends RedactedReader implements JobOperator {
    private final JobOperator store;

    RedactedOperator(JobOperator store, Redaction redaction) {
        super(store, redaction);
        this.store = store;
    }

    @Override
    public long[] freeze(Selection selection) {
        return store.freeze(checked(selection));
    }

    @Override
    public FrozenJobs freezeCounted(Selection selection) {
        return store.freezeCounted(checked(selection));
    }

    @Override
    public long begin(String command, By by, long matched) {
        return store.begin(command, by, matched);
    }

    @Override
    public ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids) {
        return store.apply(operation, change, checked(selection), ids);
    }

    @Override
    public UndoReceipt undo(long operation, long undone, long[] ids) {
        return store.undo(operation, undone, ids);
    }

    @Override
    public void end(long operation, Instant at, @Nullable String ending) {
        store.end(operation, at, ending);
    }

    @Override
    public void count(long operation, long changed) {
        store.count(operation, changed);
    }

    @Override
    public int forget(long operation, int limit) {
        return store.forget(operation, limit);
    }

    @Override
    public Duration keepTrash(Duration keep) {
        return store.keepTrash(keep);
    }
}
