package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RecurringTest extends EngineTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    InstantSource clock() {
        return () -> now;
    }

    @Test
    void aTickIsEnqueuedWhenItIsDueAndNotBefore() {
        schedule("hourly", "0 * * * *", "UTC");
        Recurring recurring = recurring();

        at("2026-03-01T12:59:59.999Z");
        assertThat(recurring.round()).isZero();
        at("2026-03-01T13:00:00Z");
        assertThat(recurring.round()).isEqualTo(1);
        assertThat(recurring.round()).isZero();

        Job job = job(1);
        assertThat(job.key()).isEqualTo("hourly@2026-03-01T13:00:00Z");
        assertThat(job.state()).isEqualTo(JobState.PENDING);
        assertThat(job.runAt()).isEqualTo(now);
        assertThat(store.schedules()).singleElement().satisfies(schedule -> {
            assertThat(schedule.lastAt()).isEqualTo("2026-03-01T13:00:00Z");
            assertThat(schedule.nextAt()).isEqualTo("2026-03-01T14:00:00Z");
        });
    }

    @Test
    void manySchedulesEachTickInTheirOwnTime() {
        schedule("a", "*/20 * * * *", "UTC");
        schedule("b", "*/30 * * * *", "UTC");
        Recurring recurring = recurring();

        walk(recurring, Duration.ofHours(1), Duration.ofMinutes(1));

        assertThat(keys())
                .containsExactly(
                        "a@2026-03-01T12:20:00Z",
                        "b@2026-03-01T12:30:00Z",
                        "a@2026-03-01T12:40:00Z",
                        "a@2026-03-01T13:00:00Z",
                        "b@2026-03-01T13:00:00Z");
        assertThat(notes).isEmpty();
    }

    @Test
    void missedTicksMakeOneJobThatNamesTheLastOfThem() {
        schedule("hourly", "0 * * * *", "UTC");

        at("2026-03-04T17:31:00Z");
        Recurring recurring = recurring();
        assertThat(recurring.round()).isEqualTo(1);
        walk(recurring, Duration.ofMinutes(30), SECOND.multipliedBy(10));

        assertThat(keys()).containsExactly("hourly@2026-03-04T17:00:00Z", "hourly@2026-03-04T18:00:00Z");
        assertThat(notes)
                .containsExactly(
                        "recurring job hourly missed its ticks from 2026-03-01T13:00:00Z; job 1 makes up for them");
    }

    @Test
    void aTickThatIsLateIsNotMissed() {
        schedule("hourly", "0 * * * *", "UTC");

        at("2026-03-01T13:59:59Z");
        recurring().round();

        assertThat(keys()).containsExactly("hourly@2026-03-01T13:00:00Z");
        assertThat(notes).isEmpty();
    }

    @Test
    void whatWasMissedWhileItRestedIsNotMadeUpFor() {
        schedule("hourly", "0 * * * *", "UTC");
        Recurring recurring = recurring();
        store.pauseSchedule("hourly");
        walk(recurring, Duration.ofHours(3), Duration.ofMinutes(10));
        assertThat(keys()).isEmpty();

        store.resumeSchedule("hourly", Instant.parse("2026-03-01T16:00:00Z"));
        walk(recurring, Duration.ofHours(1), Duration.ofMinutes(10));

        assertThat(keys()).containsExactly("hourly@2026-03-01T16:00:00Z");
    }

    @Test
    void twoManagersOnOneFileEnqueueEachTickOnce() throws Exception {
        schedule("often", "* * * * *", "UTC");
        try (JobStore other = SqliteStore.open(
                folder.resolve("jobs.db"), new OpenOptions(Access.CHANGE, Durability.NORMAL, clock()))) {
            List<Recurring> both = List.of(recurring(), new Recurring(other, notes::add));
            var start = new CyclicBarrier(2);
            for (int minute = 1; minute <= 30; minute++) {
                now = now.plus(Duration.ofMinutes(1));
                var rounds = both.stream()
                        .map(recurring -> CompletableFuture.supplyAsync(() -> {
                            meet(start);
                            return recurring.round();
                        }))
                        .toList();
                int enqueued = 0;
                for (var round : rounds) {
                    enqueued += round.get(10, TimeUnit.SECONDS);
                }
                assertThat(enqueued).isEqualTo(1);
            }
        }
        assertThat(keys()).hasSize(30).doesNotHaveDuplicates();
        assertThat(store.counts().total()).isEqualTo(30);
        assertThat(notes).isEmpty();
    }

    @Test
    void daysOnWhichTheClockChangesHaveOneTickEach() {
        at("2026-03-27T12:00:00Z");
        schedule("spring", "30 2 * * *", "Europe/Vienna");
        walk(recurring(), Duration.ofDays(3), Duration.ofMinutes(10));
        assertThat(keys())
                .containsExactly(
                        "spring@2026-03-28T01:30:00Z", "spring@2026-03-29T01:00:00Z", "spring@2026-03-30T00:30:00Z");

        store.unschedule("spring");
        at("2026-10-23T12:00:00Z");
        schedule("autumn", "30 2 * * *", "Europe/Vienna");
        walk(recurring(), Duration.ofDays(3), Duration.ofMinutes(10));
        assertThat(keys())
                .endsWith("autumn@2026-10-24T00:30:00Z", "autumn@2026-10-25T00:30:00Z", "autumn@2026-10-26T01:30:00Z")
                .hasSize(6);
    }

    @Test
    void whenTheClockIsSetBackNothingIsEnqueuedTwice() {
        schedule("often", "*/10 * * * *", "UTC");
        Recurring recurring = recurring();
        walk(recurring, Duration.ofHours(1), SECOND.multipliedBy(30));
        List<String> before = keys();

        at("2026-03-01T12:05:00Z");
        walk(recurring, Duration.ofMinutes(50), SECOND.multipliedBy(30));
        walk(recurring(), Duration.ofMinutes(4), SECOND.multipliedBy(30));
        assertThat(keys()).isEqualTo(before).hasSize(6);

        walk(recurring, Duration.ofMinutes(15), SECOND.multipliedBy(30));
        assertThat(keys()).hasSize(7).endsWith("often@2026-03-01T13:10:00Z");
        assertThat(notes).isEmpty();
    }

    @Test
    void aClockThatWasYearsAheadDoesNotSilenceASchedule() {
        schedule("daily", "@daily", "UTC");
        at("2031-07-01T08:00:00Z");
        recurring().round();

        at("2026-03-01T12:30:00Z");
        Recurring recurring = recurring();
        walk(recurring, Duration.ofDays(2), Duration.ofMinutes(10));

        assertThat(keys())
                .containsExactly(
                        "daily@2031-07-01T00:00:00Z", "daily@2026-03-02T00:00:00Z", "daily@2026-03-03T00:00:00Z");
    }

    @Test
    void whatThisProgramCannotReadIsSaidOnceAndTheOthersGoOn() {
        schedule("later", "*/10 * * * *", "UTC");
        store.schedule(new Schedule("a-zone", "0 * * * *", "Mars/Olympus", NewJob.of("t", ""), now, null, null));
        store.schedule(new Schedule("cron", "@every 90s", "UTC", NewJob.of("t", ""), now, null, null));
        Recurring recurring = recurring();

        walk(recurring, Duration.ofMinutes(20), SECOND.multipliedBy(10));

        assertThat(keys()).containsExactly("later@2026-03-01T12:10:00Z", "later@2026-03-01T12:20:00Z");
        assertThat(notes)
                .hasSize(2)
                .anySatisfy(note -> assertThat(note)
                        .isEqualTo(
                                "recurring job a-zone is left out: expected a time zone such as Europe/Vienna or UTC,"
                                        + " got: Mars/Olympus"))
                .anySatisfy(
                        note -> assertThat(note).startsWith("recurring job cron is left out: expected five fields"));
    }

    @Test
    void whatWasLeftOutIsReadAgainWhenItIsSetAnew() {
        store.schedule(new Schedule("s", "0 * * * *", "Mars/Olympus", NewJob.of("t", ""), now, null, null));
        Recurring recurring = recurring();
        recurring.round();
        schedule("s", "0 * * * *", "UTC");

        walk(recurring, Duration.ofHours(1), Duration.ofMinutes(10));

        assertThat(keys()).containsExactly("s@2026-03-01T13:00:00Z");
    }

    @Test
    void waitsUntilTheNextTickButNotLongerThanARound() {
        schedule("a", "0 13 * * *", "UTC");
        schedule("b", "5 13 * * *", "UTC");
        Recurring recurring = recurring();

        recurring.round();
        assertThat(recurring.wait(SECOND)).isEqualTo(SECOND);
        at("2026-03-01T12:59:59.600Z");
        recurring.round();
        assertThat(recurring.wait(SECOND)).isEqualTo(Duration.ofMillis(401));
        recurring.round();
        at("2026-03-01T13:00:00.050Z");
        assertThat(recurring.wait(SECOND)).isZero();
        recurring.round();
        assertThat(recurring.wait(SECOND)).isEqualTo(SECOND);
    }

    @Test
    void doesNotRunOnTheSpotWhileNobodyLetsItTick() {
        schedule("a", "0 13 * * *", "UTC");
        at("2026-03-01T13:00:00Z");
        JobStore reluctant = Meddling.with(store)
                .before("tick", arguments -> store.pauseSchedule("a"))
                .store();
        var recurring = new Recurring(reluctant, notes::add);

        assertThat(recurring.round()).isZero();

        assertThat(recurring.wait(SECOND)).isEqualTo(SECOND);
        assertThat(keys()).isEmpty();
    }

    @Test
    void aStoreThatFailsIsAskedAgain() {
        schedule("hourly", "0 * * * *", "UTC");
        at("2026-03-01T13:00:00Z");
        var ill = new AtomicBoolean(true);
        JobStore failing = Meddling.with(store)
                .before("tick", arguments -> {
                    if (ill.getAndSet(false)) {
                        throw new StoreException.Busy("held by process 7", null);
                    }
                })
                .store();
        var recurring = new Recurring(failing, notes::add);

        assertThat(recurring.round()).isZero();
        assertThat(recurring.wait(SECOND)).isEqualTo(SECOND);
        assertThat(recurring.round()).isEqualTo(1);

        assertThat(notes).containsExactly("enqueueing recurring jobs: held by process 7; trying again");
    }

    @Test
    void theManagerLetsThemTickEvenWhileTheClockWasSet() {
        schedule("hourly", "0 * * * *", "UTC");
        try (var manager = new Manager(store, ManagerSettings.DEFAULT, notes::add, ProcessIdentity.own(), () -> 0)) {
            at("2026-03-01T13:00:00Z");
            manager.round();
        }
        assertThat(keys()).containsExactly("hourly@2026-03-01T13:00:00Z");
    }

    private Recurring recurring() {
        return new Recurring(store, notes::add);
    }

    private void schedule(String name, String cron, String zone) {
        Instant next = CronTimes.of(cron, zone).next(now);
        store.schedule(new Schedule(name, cron, zone, NewJob.of("t", "payload"), next, null, null));
    }

    private void at(String moment) {
        now = Instant.parse(moment);
    }

    /** Lets time pass in steps, with a round after each. */
    private void walk(Recurring recurring, Duration time, Duration step) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plus(step);
            recurring.round();
        }
    }

    /** Of all jobs, in the order in which they were enqueued. */
    private List<String> keys() {
        return store.page(PageQuery.first(Selection.ofState(JobState.PENDING, now), PageQuery.Order.ID, 1000)).stream()
                .map(job -> Objects.requireNonNull(job.key()))
                .toList();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
