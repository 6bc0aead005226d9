package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Schedule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Jobs that are enqueued again and again. */
abstract class ScheduleContract extends StoreContract {
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));

    ScheduleContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void everyFieldIsKept() {
        NewJob job = NewJob.of("report", "{\"a\":\"\ud83d\ude80\"}")
                .queue("night")
                .name("the report")
                .priority(Priority.HIGH)
                .maxRetries(7)
                .timeout(Duration.ofMinutes(5));
        Schedule schedule = new Schedule("nightly", "0 2 * * *", "Europe/Vienna", job, ONE, null, null);

        assertThat(store.schedule(schedule)).isTrue();
        assertThat(store.schedule(hourly())).isTrue();
        reopen();

        assertThat(store.schedules()).containsExactly(hourly(), schedule);
    }

    @Test
    void laterOneOfTheSameNameTakesItsPlace() {
        store.schedule(hourly());
        Schedule other = new Schedule("hourly", "30 * * * *", "UTC", mail(), TWO, null, null);

        assertThat(store.schedule(other)).isFalse();
        assertThat(store.schedules()).containsExactly(other);
    }

    @Test
    void zoneAndCronAreTextsThatNobodyReadsHere() {
        Schedule newer = new Schedule("newer", "@every 90s", "Mars/Olympus", mail(), ONE, null, null);
        store.schedule(newer);
        store.schedule(hourly());

        assertThat(store.schedules()).containsExactly(hourly(), newer);
    }

    @Test
    void tickEnqueuesItsJobOnceAndMovesOn() {
        store.schedule(hourly());
        clock.set(ONE);

        Job job = job(store.tick(hourly(), ONE, TWO).orElseThrow().id());
        assertThat(store.tick(hourly(), ONE, TWO)).isEmpty();

        assertThat(job.key()).isEqualTo("hourly@2026-03-01T13:00:00Z");
        assertThat(job.type()).isEqualTo("mail.send");
        assertThat(job.runAt()).isEqualTo(ONE);
        assertThat(store.counts().total()).isEqualTo(1);
        assertThat(store.schedules())
                .containsExactly(new Schedule("hourly", "0 * * * *", "UTC", mail(), TWO, ONE, null));
    }

    @Test
    void tickWhoseJobIsThereAlreadyMovesOnAllTheSame() {
        store.schedule(hourly());
        long there = put(mail().key("hourly@" + ONE));

        assertThat(store.tick(hourly(), ONE, TWO)).hasValueSatisfying(job -> {
            assertThat(job.created()).isFalse();
            assertThat(job.id()).isEqualTo(there);
        });
        assertThat(store.schedules()).extracting(Schedule::nextAt).containsExactly(TWO);
    }

    @Test
    void tickOfAScheduleThatWasChangedSinceDoesNothing() {
        store.schedule(hourly());
        Schedule read = store.schedules().get(0);
        store.schedule(new Schedule("hourly", "0 * * * *", "UTC", mail().queue("other"), ONE, null, null));

        assertThat(store.tick(read, ONE, TWO)).isEmpty();
        assertThat(store.counts().total()).isZero();
    }

    @Test
    void tickOfAScheduleThatIsGoneDoesNothing() {
        store.schedule(hourly());

        assertThat(store.unschedule("hourly")).isTrue();
        assertThat(store.unschedule("hourly")).isFalse();
        assertThat(store.tick(hourly(), ONE, TWO)).isEmpty();
        assertThat(store.schedules()).isEmpty();
    }

    @Test
    void restingScheduleDoesNotTickUntilItGoesOn() {
        store.schedule(hourly());
        assertThat(store.pauseSchedule("hourly")).isTrue();
        assertThat(store.pauseSchedule("hourly")).isFalse();
        assertThat(store.pauseSchedule("never")).isFalse();

        Schedule resting = store.schedules().get(0);
        assertThat(resting.pausedAt()).isEqualTo(NOON);
        assertThat(store.tick(resting, ONE, TWO)).isEmpty();
        assertThat(store.tick(hourly(), ONE, TWO)).isEmpty();

        assertThat(store.resumeSchedule("hourly", TWO)).isTrue();
        assertThat(store.resumeSchedule("hourly", TWO)).isFalse();
        assertThat(store.schedules())
                .containsExactly(new Schedule("hourly", "0 * * * *", "UTC", mail(), TWO, null, null));
    }

    private static Schedule hourly() {
        return new Schedule("hourly", "0 * * * *", "UTC", mail(), ONE, null, null);
    }
}
