package dev.quarterdeck.operation;

import dev.quarterdeck.store.By;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.TrashHeap;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Forgets for ever what lies in the trash, chunk by chunk and on record. */
public final class Emptying {
    private static final int CHUNK = 500;

    private final JobOperator target;
    private final By by;
    private final BooleanSupplier stop;

    /** @param stop asked before every chunk; once true, it ends and what it forgot is gone */
    public Emptying(JobOperator target, By by, BooleanSupplier stop) {
        this.target = target;
        this.by = by;
        this.stop = stop;
    }

    /** @param operation its number in the record */
    public record Emptied(long operation, long matched, long forgotten, boolean stopped) {}

    /**
     * Empties these heaps.
     *
     * @param command the command that does the same
     * @throws StoreException when the target fails; what was forgotten before is gone, and counted in the record
     */
    public Emptied run(String command, List<TrashHeap> heaps) {
        long matched = heaps.stream().mapToLong(TrashHeap::jobs).sum();
        UnderWay operation = new UnderWay(target, target.begin(command, by, matched));
        long forgotten = 0;
        try {
            for (TrashHeap heap : heaps) {
                forgotten += empty(operation.number(), heap.operation().number());
            }
        } catch (RuntimeException e) {
            operation.endFailed(e);
            throw e;
        }
        boolean stopped = forgotten < matched && stop.getAsBoolean();
        operation.end(stopped ? "stopped by request after " + forgotten + " of " + matched : null);
        return new Emptied(operation.number(), matched, forgotten, stopped);
    }

    private long empty(long number, long heap) {
        long jobs = 0;
        int chunk = CHUNK;
        while (chunk > 0 && !stop.getAsBoolean()) {
            chunk = target.forget(heap, CHUNK);
            target.count(number, chunk);
            jobs += chunk;
        }
        return jobs;
    }
}
