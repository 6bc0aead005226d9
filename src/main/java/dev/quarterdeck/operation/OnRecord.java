package dev.quarterdeck.operation;

import dev.quarterdeck.store.By;
import dev.quarterdeck.store.JobOperator;
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
        UnderWay operation = new UnderWay(target, target.begin(command, by, 1));
        T result;
        try {
            result = change.get();
        } catch (RuntimeException e) {
            operation.endFailed(e);
            throw e;
        }
        target.count(operation.number(), changed.test(result) ? 1 : 0);
        operation.end(null);
        return result;
    }
}
