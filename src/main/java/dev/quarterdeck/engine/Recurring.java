package dev.quarterdeck.engine;

import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Enqueues the jobs of the ticks that are due. Any number of processes may do so: a tick is enqueued once. Of ticks that
 * were missed, because nobody was there, the last one is made up for. Not safe for use by several threads.
 */
final class Recurring {
    private final JobStore store;
    private final Consumer<String> notes;
    private final Outages outages;
    private final Remembered<List<Schedule>> schedules;

    /** Those that this program cannot read, as they are; each was spoken of. */
    private final Set<Schedule> unreadable = new HashSet<>();

    private Instant lastRound;
    private Instant nextDue = Instant.MAX;

    Recurring(JobStore store, Consumer<String> notes) {
        this.store = store;
        this.notes = notes;
        this.outages = new Outages(notes);
        this.schedules = new Remembered<>(store, store::schedules);
        this.lastRound = store.clock().instant();
    }

    /**
     * One round; a store that fails is spoken of, and asked again in the next.
     *
     * @return how many jobs were enqueued
     */
    int round() {
        nextDue = Instant.MAX;
        try {
            return enqueueDue(schedules.get());
        } catch (RuntimeException e) {
            outages.note("enqueueing recurring jobs", e);
            return 0;
        }
    }

    /** How long to wait for the next round: until a tick is due, at most this long. Asked after each round, once. */
    Duration wait(Duration atMost) {
        Duration untilDue = Duration.between(store.clock().instant(), nextDue);
        nextDue = Instant.MAX;
        if (untilDue.compareTo(atMost) >= 0) {
            return atMost;
        }
        // Waiting counts whole milliseconds; a round that comes just before the tick would be for nothing.
        return untilDue.isNegative() ? Duration.ZERO : untilDue.plusMillis(1);
    }

    private int enqueueDue(List<Schedule> schedules) {
        unreadable.retainAll(schedules);
        Instant now = store.clock().instant();
        Instant since = lastRound.isAfter(now) ? now : lastRound;
        int enqueued = 0;
        for (Schedule schedule : schedules) {
            if (!schedule.paused() && !unreadable.contains(schedule)) {
                enqueued += enqueueOrLeaveOut(schedule, since, now);
            }
        }
        lastRound = now;
        return enqueued;
    }

    /** One that this program cannot read, as a newer one may have written, is no reason to forget the others. */
    private int enqueueOrLeaveOut(Schedule schedule, Instant since, Instant now) {
        try {
            return enqueueIfDue(schedule, since, now);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            unreadable.add(schedule);
            String why = e instanceof IllegalArgumentException ? e.getMessage() : ErrorText.headline(e);
            notes.accept("recurring job " + schedule.name() + " is left out: " + why);
            return 0;
        }
    }

    private int enqueueIfDue(Schedule schedule, Instant since, Instant now) {
        Instant last = schedule.lastAt();
        boolean setBack = last != null && last.isAfter(now);
        if (!setBack && schedule.nextAt().isAfter(now)) {
            awaits(schedule.nextAt());
            return 0;
        }
        CronTimes times = CronTimes.of(schedule.cron(), schedule.zone());
        // A clock that was wrong by years and set right must not silence a schedule until then.
        // Its ticks begin anew, and those that were enqueued before have their key.
        Instant due = setBack ? times.next(since) : schedule.nextAt();
        if (due.isAfter(now)) {
            awaits(due);
            return 0;
        }
        return enqueue(schedule, times, due, now);
    }

    private int enqueue(Schedule schedule, CronTimes times, Instant due, Instant now) {
        Instant tick = times.last(due, now);
        Instant next = times.next(now);
        Optional<Enqueued> enqueued = store.tick(schedule, tick, next);
        if (enqueued.isEmpty()) {
            return 0;
        }
        awaits(next);
        if (tick.isAfter(due)) {
            notes.accept("recurring job " + schedule.name() + " missed its ticks from " + due + "; job "
                    + enqueued.get().id() + " makes up for them");
        }
        return enqueued.get().created() ? 1 : 0;
    }

    private void awaits(Instant due) {
        nextDue = due.isBefore(nextDue) ? due : nextDue;
    }
}
