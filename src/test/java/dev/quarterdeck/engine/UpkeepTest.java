package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Settlement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the manager that leads does beside returning orphans. */
class UpkeepTest extends EngineTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private volatile Instant now = Instant.parse("2026-03-01T02:00:00Z");
    private volatile long nanos;
    private boolean leads = true;

    @Override
    InstantSource clock() {
        return () -> now;
    }

    @Test
    void finishedJobsGoOnceTheyAreOlderThanTheirQueueKeepsThem() {
        store.limit("mail", limits -> limits.keepDone(HOUR).keepDead(DAY));
        long done = finish("mail", JobState.DONE);
        long dead = finish("mail", JobState.DEAD);
        long kept = finish("other", JobState.DONE);
        try (Upkeep upkeep = upkeep(store)) {
            pass(HOUR);
            upkeep.round();
            assertThat(job(done).state()).isEqualTo(JobState.DONE);
            pass(Duration.ofMillis(1));
            upkeep.round();
            assertThat(store.find(done)).isEmpty();
            assertThat(job(dead).state()).isEqualTo(JobState.DEAD);
            pass(DAY);
            upkeep.round();
            assertThat(store.find(dead)).isEmpty();
            assertThat(job(kept).state()).isEqualTo(JobState.DONE);
        }
        assertThat(store.check().faults()).isEmpty();
    }

    @Test
    void nothingIsDoneWithoutTheLead() {
        store.limit("mail", limits -> limits.keepDone(HOUR));
        long id = finish("mail", JobState.DONE);
        pass(DAY);
        leads = false;
        try (Upkeep upkeep = upkeep(store)) {
            upkeep.round();
            assertThat(job(id).state()).isEqualTo(JobState.DONE);
            leads = true;
            upkeep.round();
            assertThat(store.find(id)).isEmpty();
        }
    }

    @Test
    void manyGoInStepsAndTheLastOneEndsWithTheLead() {
        store.limit("mail", limits -> limits.keepDone(HOUR));
        store.enqueueAll(Collections.nCopies(700, NewJob.of("t", "").queue("mail")));
        claim(700).forEach(claim -> store.settle(new Settlement.Complete(claim.lease(), null)));
        pass(DAY);
        AtomicInteger steps = new AtomicInteger();
        JobStore watched = Meddling.with(store)
                .before("purgeFinished", arguments -> leads = steps.incrementAndGet() != 2)
                .store();
        try (Upkeep upkeep = upkeep(watched)) {
            upkeep.round();
            assertThat(store.counts().total()).isEqualTo(200);
            leads = true;
            upkeep.round();
            assertThat(store.counts().total()).isZero();
            assertThat(steps).hasValue(3);
        }
    }

    @Test
    void everyRoundLooksOnlyAtWhatBecameOldSinceTheLast() {
        List<Instant> looks = new ArrayList<>();
        JobStore watched = Meddling.with(store)
                .before("purgeFinished", arguments -> looks.add((Instant) arguments[2]))
                .store();
        store.limit("mail", limits -> limits.keepDone(HOUR));
        try (Upkeep upkeep = upkeep(watched)) {
            upkeep.round();
            Instant first = now.minus(HOUR);
            pass(MINUTE);
            upkeep.round();
            assertThat(looks).as("goes on").containsExactly(Instant.EPOCH, first);

            store.limit("mail", limits -> limits.keepDone(HOUR.multipliedBy(2)));
            pass(MINUTE);
            upkeep.round();
            assertThat(looks).as("another limit").hasSize(3).last().isEqualTo(Instant.EPOCH);

            now = now.minus(DAY);
            upkeep.round();
            assertThat(looks).as("the clock went back").hasSize(4).last().isEqualTo(Instant.EPOCH);

            pass(DAY);
            upkeep.round();
            assertThat(looks).as("a day later").hasSize(5).last().isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void flowIsKeptForSevenDays() {
        for (int minute = 0; minute < 5; minute++) {
            put();
            pass(MINUTE);
        }
        Instant third = now.minus(MINUTE.multipliedBy(3));
        pass(Duration.ofDays(7).minus(MINUTE.multipliedBy(3)));
        try (Upkeep upkeep = upkeep(store)) {
            upkeep.round();
        }
        assertThat(store.flow(Instant.EPOCH)).hasSize(3).first().satisfies(minute -> assertThat(minute.minute())
                .isEqualTo(third));
    }

    @Test
    void whatCanBeUndoneNoLongerIsForgottenInSteps() {
        store.enqueueAll(Collections.nCopies(700, NewJob.of("t", "")));
        purgeAll();
        put();
        purgeAll();
        AtomicInteger steps = new AtomicInteger();
        JobStore watched = Meddling.with(store)
                .before("forgetExpired", arguments -> steps.incrementAndGet())
                .store();
        try (Upkeep upkeep = upkeep(watched)) {
            pass(DAY.minus(MINUTE));
            upkeep.round();
            assertThat(store.trash()).hasSize(2);
            pass(MINUTE);
            upkeep.round();
            assertThat(store.trash()).isEmpty();
            assertThat(steps).as("one look, then 500 and the rest").hasValue(3);
        }
        assertThat(store.check().faults()).isEmpty();
    }

    private void purgeAll() {
        var all = new Selection(Set.of(), List.of(), Filter.ANY, true, now);
        long operation = store.begin("purge --all", By.of("ann", "cli"), 1);
        store.apply(operation, Change.of(Verb.PURGE), all, store.freeze(all));
        store.end(operation, now, null);
    }

    @Test
    void countsAreMendedOnceNothingGoesOn() throws SQLException {
        put();
        spoil("UPDATE job_count SET n = n + 5");
        try (Upkeep upkeep = upkeep(store)) {
            upkeep.round();
            assertThat(notes).isEmpty();
            pass(MINUTE.multipliedBy(2));
            upkeep.round();
        }
        assertThat(notes).containsExactly("counts mended: counter of queue default, pending: kept 6, there are 1");
        assertThat(store.check().faults()).isEmpty();
    }

    @Test
    void ofManyDifferencesSomeAreTold() throws SQLException {
        for (int i = 0; i < 8; i++) {
            put(NewJob.of("t", "").queue("q" + i));
        }
        spoil("DELETE FROM job_count");
        try (Upkeep upkeep = upkeep(store)) {
            upkeep.round();
            pass(MINUTE.multipliedBy(2));
            upkeep.round();
        }
        assertThat(notes).hasSize(6).last().isEqualTo("counts mended: and 3 more");
    }

    @Test
    void countsAreVerifiedWhenStillAndOnceAnHourAtMost() {
        AtomicInteger looks = new AtomicInteger();
        JobStore watched = Meddling.with(store)
                .before("repair", arguments -> looks.incrementAndGet())
                .store();
        try (Upkeep upkeep = upkeep(watched)) {
            for (int minute = 0; minute < 10; minute++) {
                finish("mail", JobState.DONE);
                upkeep.round();
                pass(MINUTE);
            }
            assertThat(looks).as("while jobs are done").hasValue(0);
            for (int minute = 0; minute < 60; minute++) {
                upkeep.round();
                pass(MINUTE);
            }
            assertThat(looks).as("in the first hour").hasValue(1);
            for (int minute = 0; minute < 60; minute++) {
                upkeep.round();
                pass(MINUTE);
            }
            assertThat(looks).as("in the second one").hasValue(2);
        }
    }

    private Upkeep upkeep(JobStore with) {
        return new Upkeep(with, () -> leads, notes::add, () -> nanos);
    }

    private long finish(String queue, JobState state) {
        long id = put(NewJob.of("t", "").queue(queue));
        Claim claim = claim(1).get(0);
        store.settle(
                state == JobState.DONE
                        ? new Settlement.Complete(claim.lease(), null)
                        : new Settlement.Reject(claim.lease(), "bad"));
        return id;
    }

    private List<Claim> claim(int limit) {
        return store.claim(new ClaimRequest("ship/7", limit, HOUR, Set.of(), Duration.ZERO));
    }

    private void spoil(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("jobs.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Time passes by both clocks. */
    private void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }
}
