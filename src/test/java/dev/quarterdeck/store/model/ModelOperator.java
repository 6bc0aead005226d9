package dev.quarterdeck.store.model;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobEvent;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.QueueOperator;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.model.ModelFlow.Figure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes the model the way an operator does. */
abstract class ModelOperator extends ModelReader implements QueueOperator {
    private long lastOperation;

    ModelOperator(InstantSource clock) {
        super(clock);
    }

    @Override
    public synchronized long[] freeze(Selection selection) {
        return matching(selection).mapToLong(Job::id).toArray();
    }

    @Override
    public synchronized FrozenJobs freezeCounted(Selection selection) {
        return new FrozenJobs(freeze(selection), tally(selection));
    }

    @Override
    public synchronized long begin(String command, By by, long matched) {
        changed();
        long number = ++lastOperation;
        operations.put(
                number, new OperationInfo(number, command, by, now(), null, matched, 0, 0, 0, null, null, null, null));
        return number;
    }

    @Override
    public synchronized ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids) {
        int[] done = new int[2];
        Map<String, Integer> skipped = new TreeMap<>();
        Spread spread = new Spread(change.rate(), operations.get(operation));
        for (long id : ids) {
            String skip = apply(operation, change, selection, jobs.get(id), done, spread);
            if (skip != null) {
                skipped.merge(skip, 1, Integer::sum);
            }
        }
        int left = skipped.values().stream().mapToInt(n -> n).sum();
        boolean undoable = !change.forever() && done[0] + done[1] > 0;
        tell(operation, done[0], done[1], left, undoable, null);
        return new ChunkReceipt(done[0], done[1], skipped);
    }

    /** When the jobs that an operation requeues come of age. */
    private static final class Spread {
        private final @Nullable Rate rate;
        private final @Nullable OperationInfo operation;
        private long before;

        Spread(@Nullable Rate rate, @Nullable OperationInfo operation) {
            this.rate = rate;
            this.operation = operation;
            this.before = operation == null ? 0 : operation.changed();
        }

        Instant next(Instant now) {
            if (rate == null || operation == null) {
                return now;
            }
            return operation.startedAt().plusMillis(Math.min(before++, rate.most()) * rate.share() / 1_000);
        }
    }

    /** Adds one to the changed or the asked; or says why the job is left alone. */
    private @Nullable String apply(
            long operation, Change change, Selection selection, @Nullable ModelJob job, int[] done, Spread spread) {
        Instant now = now();
        if (job == null) {
            return "gone";
        }
        if (!FilterModel.matches(selection, job.read(), job.payload)) {
            return "changed-since";
        }
        switch (change.effect(job.situation(now))) {
            case SKIPPED -> {
                return job.situation(now).skipWord();
            }
            case ASKED -> {
                undo.keep(operation, job, 0);
                job.cancelAsked = true;
                done[1]++;
            }
            case CHANGED -> {
                change(operation, job, change, now, spread);
                done[0]++;
            }
        }
        changed();
        return null;
    }

    private void change(long operation, ModelJob job, Change change, Instant now, Spread spread) {
        if (change.verb().edits()) {
            undo.keep(operation, job, 1);
            job.edit(change.edit());
            return;
        }
        Transition transition = transition(job, change.event(), now).orElseThrow();
        if (transition.to() == null) {
            if (change.forever()) {
                jobs.remove(job.id);
            } else {
                undo.trash(operation, job);
            }
            return;
        }
        undo.keep(operation, job, 1);
        if (job.state == JobState.LOCKED) {
            job.record(Outcome.STOPPED, stoppedBecause(change), now);
        }
        enter(job, transition, now);
        if (job.state == JobState.DEAD && change.reason() != null) {
            job.fails(change.reason());
        }
        if (job.state == JobState.PENDING) {
            job.runAt = spread.next(now);
        }
    }

    private static String stoppedBecause(Change change) {
        String by = change.verb().word() + " by an operator";
        return change.reason() == null ? by : by + ": " + change.reason();
    }

    @Override
    public synchronized UndoReceipt undo(long operation, long undone, long[] ids) {
        UndoReceipt receipt = undo.undo(operation, undone, ids);
        tell(operation, receipt.restored(), 0, receipt.left().size(), receipt.restored() > 0, undone);
        if (receipt.restored() > 0) {
            undone(undone, operation);
        }
        changed();
        return receipt;
    }

    private void undone(long undone, long by) {
        operations.computeIfPresent(
                undone,
                (number, was) -> new OperationInfo(
                        number,
                        was.command(),
                        was.by(),
                        was.startedAt(),
                        was.endedAt(),
                        was.matched(),
                        was.changed(),
                        was.asked(),
                        was.skipped(),
                        was.ending(),
                        was.undoOf(),
                        by,
                        was.undoableUntil()));
    }

    /** Adds to what is known of an operation. */
    private void tell(long operation, long changed, long asked, long skipped, boolean kept, @Nullable Long undoOf) {
        operations.computeIfPresent(
                operation,
                (number, was) -> new OperationInfo(
                        number,
                        was.command(),
                        was.by(),
                        was.startedAt(),
                        was.endedAt(),
                        was.matched(),
                        was.changed() + changed,
                        was.asked() + asked,
                        was.skipped() + skipped,
                        was.ending(),
                        undoOf == null ? was.undoOf() : undoOf,
                        was.undoneBy(),
                        was.undoableUntil() == null && kept ? was.startedAt().plus(keepTrash) : was.undoableUntil()));
    }

    @Override
    public synchronized void end(long operation, Instant at, @Nullable String ending) {
        operations.computeIfPresent(operation, (number, was) -> ended(was, at, ending, was.undoableUntil()));
        changed();
    }

    private static OperationInfo ended(
            OperationInfo was, @Nullable Instant at, @Nullable String ending, @Nullable Instant undoableUntil) {
        return new OperationInfo(
                was.number(),
                was.command(),
                was.by(),
                was.startedAt(),
                at == null ? null : at.truncatedTo(ChronoUnit.MILLIS),
                was.matched(),
                was.changed(),
                was.asked(),
                was.skipped(),
                ending,
                was.undoOf(),
                was.undoneBy(),
                undoableUntil);
    }

    @Override
    public synchronized void count(long operation, long changed) {
        tell(operation, changed, 0, 0, false, null);
        changed();
    }

    @Override
    public synchronized int forget(long operation, int limit) {
        int forgotten = undo.forget(operation, limit);
        OperationInfo was = operations.get(operation);
        if (forgotten < limit && was != null && was.undoableUntil() != null) {
            Instant until = was.undoableUntil().isAfter(now()) ? now() : was.undoableUntil();
            operations.put(operation, ended(was, was.endedAt(), was.ending(), until));
        }
        changed();
        return forgotten;
    }

    @Override
    public synchronized Duration keepTrash(Duration keep) {
        Duration before = keepTrash;
        keepTrash = keep;
        changed();
        return before;
    }

    @Override
    public synchronized boolean pause(String queue) {
        QueueInfo before = queues.get(queue);
        if (before != null && before.paused()) {
            return false;
        }
        queues.put(queue, new QueueInfo(queue, now(), limitsOf(queue)));
        changed();
        return true;
    }

    @Override
    public synchronized boolean resume(String queue) {
        QueueInfo before = queues.get(queue);
        if (before == null || !before.paused()) {
            return false;
        }
        queues.put(queue, new QueueInfo(queue, null, before.limits()));
        changed();
        return true;
    }

    private QueueLimits limitsOf(String queue) {
        return queues.containsKey(queue) ? queues.get(queue).limits() : QueueLimits.NONE;
    }

    @Override
    public synchronized QueueLimits limit(String queue, UnaryOperator<QueueLimits> change) {
        QueueLimits before = limitsOf(queue);
        Instant pausedAt = queues.containsKey(queue) ? queues.get(queue).pausedAt() : null;
        QueueLimits after = change.apply(before);
        queues.put(queue, new QueueInfo(queue, pausedAt, after));
        limits.changed(queue, before, after);
        changed();
        return before;
    }

    @Override
    public synchronized boolean quiet(String worker, boolean quiet) {
        WorkerInfo known = workers.computeIfPresent(worker, (id, before) -> quieted(before, quiet));
        changed();
        return known != null;
    }

    static WorkerInfo quieted(WorkerInfo worker, boolean quiet) {
        return new WorkerInfo(
                worker.id(),
                worker.host(),
                worker.pid(),
                worker.processStart(),
                worker.bootId(),
                worker.threads(),
                worker.queues(),
                worker.running(),
                worker.startedAt(),
                worker.beatAt(),
                quiet);
    }

    @Override
    public synchronized boolean schedule(Schedule schedule) {
        changed();
        return schedules.put(schedule.name(), schedule) == null;
    }

    @Override
    public synchronized boolean unschedule(String name) {
        changed();
        return schedules.remove(name) != null;
    }

    @Override
    public synchronized boolean pauseSchedule(String name) {
        return restSchedule(name, schedule -> !schedule.paused(), now(), null);
    }

    @Override
    public synchronized boolean resumeSchedule(String name, Instant nextAt) {
        return restSchedule(name, Schedule::paused, null, nextAt);
    }

    private boolean restSchedule(
            String name, Predicate<Schedule> when, @Nullable Instant pausedAt, @Nullable Instant nextAt) {
        Schedule was = schedules.get(name);
        if (was == null || !when.test(was)) {
            return false;
        }
        Instant next = nextAt == null ? was.nextAt() : nextAt;
        schedules.put(name, new Schedule(name, was.cron(), was.zone(), was.job(), next, was.lastAt(), pausedAt));
        changed();
        return true;
    }

    @Override
    public synchronized long compact(long mostBytes) {
        long chunk = Math.min(mostBytes, reusableBytes);
        reusableBytes -= chunk;
        return chunk;
    }

    @Override
    public List<String> repair() {
        // It counts whenever it is asked, so that there is nothing to repair.
        return List.of();
    }

    final Optional<Transition> transition(ModelJob job, JobEvent event, Instant now) {
        Situation situation = job.situation(now);
        return Transitions.of(situation, event);
    }

    final void enter(ModelJob job, Transition transition, Instant now) {
        if (transition.to() == JobState.DEAD && job.state != JobState.DEAD) {
            flow.add(job.made.queue(), now, Figure.DEAD, 1);
        }
        job.enter(transition, transition.to(), now);
        changed();
    }
}
