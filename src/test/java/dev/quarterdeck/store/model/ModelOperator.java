package dev.quarterdeck.store.model;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobEvent;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.model.ModelFlow.Figure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes the model the way an operator does. */
abstract class ModelOperator extends ModelReader implements JobOperator {
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
    public synchronized long begin(String command, String actor, String surface, long matched) {
        changed();
        return ++lastOperation;
    }

    @Override
    public synchronized ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids) {
        int[] done = new int[2];
        Map<String, Integer> skipped = new TreeMap<>();
        for (long id : ids) {
            String skip = apply(change, selection, jobs.get(id), done);
            if (skip != null) {
                skipped.merge(skip, 1, Integer::sum);
            }
        }
        return new ChunkReceipt(done[0], done[1], skipped);
    }

    /** Adds one to the changed or the asked; or says why the job is left alone. */
    private @Nullable String apply(Change change, Selection selection, @Nullable ModelJob job, int[] done) {
        Instant now = now();
        if (job == null) {
            return "gone";
        }
        if (!FilterModel.matches(selection, job.read(), job.made.payload())) {
            return "changed-since";
        }
        Optional<Transition> transition = transition(job, change.event(), now);
        if (transition.isEmpty()) {
            return job.situation(now).skipWord();
        }
        if (transition.get().to() == JobState.LOCKED) {
            job.cancelAsked = true;
            done[1]++;
        } else {
            change(job, change, transition.get(), now);
            done[0]++;
        }
        changed();
        return null;
    }

    private void change(ModelJob job, Change change, Transition transition, Instant now) {
        if (transition.to() == null) {
            jobs.remove(job.id);
            return;
        }
        if (job.state == JobState.LOCKED) {
            job.record(Outcome.STOPPED, stoppedBecause(change), now);
        }
        enter(job, transition, now);
        if (job.state == JobState.DEAD && change.reason() != null) {
            job.fails(change.reason());
        }
        if (job.state == JobState.PENDING) {
            job.runAt = now;
        }
    }

    private static String stoppedBecause(Change change) {
        String by = change.verb().word() + " by an operator";
        return change.reason() == null ? by : by + ": " + change.reason();
    }

    @Override
    public synchronized void end(long operation, Instant at, @Nullable String note) {
        changed();
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
