package dev.quarterdeck.operation;

import dev.quarterdeck.store.By;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.StoreException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Changes that are about no jobs but a queue, a worker or a schedule: on record before they are made. */
public final class OnRecord {
    private final JobOperator target;
    private final By by;

    public OnRecord(JobOperator target, By by) {
        this.target = target;
        this.by = by;
    }

    /**
     * Makes a change that says whether it changed anything.
     *
     * @param command the command that does the same
     */
    public boolean change(String command, Supplier<Boolean> change) {
        return change(command, change, changed -> changed);
    }

    /** Makes a change. */
    public <T> T change(String command, Supplier<T> change, Predicate<T> changed) {
        long number = target.begin(command, by, 1);
        T result;
        try {
            result = change.get();
        } catch (RuntimeException e) {
            endFailed(number, e);
            throw e;
        }
        target.count(number, changed.test(result) ? 1 : 0);
        target.end(number, target.clock().instant(), null);
        return result;
    }

    private void endFailed(long number, RuntimeException e) {
        try {
            target.end(number, target.clock().instant(), e.getMessage());
        } catch (StoreException again) {
            e.addSuppressed(again);
        }
    }
}
