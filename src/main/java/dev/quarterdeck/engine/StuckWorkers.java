package dev.quarterdeck.engine;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Tells which workers are stuck: no heartbeat for longer than an operator allows, though nothing says they are gone. */
final class StuckWorkers {
    private final Duration after;
    private final Consumer<String> notes;
    private Set<WorkerInfo> told = Set.of();

    StuckWorkers(Duration after, Consumer<String> notes) {
        this.after = after;
        this.notes = notes;
    }

    /** Those among these, as their rows stand; each is spoken of once, until it beats again. */
    List<WorkerInfo> among(List<WorkerInfo> workers, Instant now) {
        List<WorkerInfo> stuck = workers.stream()
                .filter(worker ->
                        worker.threads() > 0 && worker.beatAt().plus(after).isBefore(now))
                .toList();
        stuck.stream()
                .filter(worker -> !told.contains(worker))
                .forEach(worker -> notes.accept("worker " + worker.id() + " has not beaten for more than "
                        + Durations.format(after) + "; its jobs are returned"));
        told = new HashSet<>(stuck);
        return stuck;
    }
}
