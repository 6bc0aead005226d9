package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.UndoReceipt.Left;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operations keep, and what an undo brings back. */
abstract class UndoContract extends StoreContract {

    UndoContract(StoreFactory factory) {
        super(factory);
    }

    private OperationInfo last() {
        return store.operations(OperationQuery.last(1)).get(0);
    }

    private UndoReceipt undo(long operation) {
        long[] ids = store.undoable(operation).ids();
        long number = store.begin("undo " + operation, By.of("ann", "cli"), ids.length);
        UndoReceipt receipt = store.undo(number, operation, ids);
        store.end(number, clock.instant(), null);
        return receipt;
    }

    /** As it was, but for the revision, which never goes back. */
    private void assertAsBefore(Job before) {
        assertThat(job(before.id()))
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(before);
        assertThat(job(before.id()).revision()).isGreaterThan(before.revision());
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"READY", "SCHEDULED", "DONE", "EXHAUSTED", "REJECTED", "CANCELLED"})
    void everyVerbIsUndoneInEveryStage(Stage stage) {
        for (Verb verb : Verb.values()) {
            long id = stage.reach(this);
            Job before = job(id);
            String payload = store.payload(id).orElseThrow();
            var counts = new HashSet<>(store.counts().rows());
            Change change = verb.edits()
                    ? Change.edit(verb, new Edit(Priority.CRITICAL, null, "other"))
                    : Change.of(verb, verb == Verb.UNPROCESSABLE ? "bad" : null);
            if (change(change, id).changed() == 0) {
                continue;
            }
            clock.move(Duration.ofSeconds(5));

            assertThat(undo(last().number())).as("%s", verb).isEqualTo(new UndoReceipt(1, List.of()));

            assertAsBefore(before);
            assertThat(store.payload(id)).contains(payload);
            assertThat(new HashSet<Counts.Row>(store.counts().rows())).isEqualTo(counts);
        }
    }

    @Test
    void purgedJobComesBackWithItsHistory() {
        long id = Stage.EXHAUSTED.reach(this);
        Job before = job(id);
        List<Attempt> history = store.history(id);
        Optional<String> payload = store.payload(id);

        change(Change.of(Verb.PURGE), id);

        OperationInfo purge = last();
        assertThat(store.find(id)).isEmpty();
        assertThat(store.payload(id)).isEmpty();
        assertThat(store.trashedPayload(purge.number(), id)).isEqualTo(payload).isNotEmpty();
        assertThat(store.trashedPayload(purge.number() + 1, id)).isEmpty();
        assertThat(store.trash()).singleElement().satisfies(heap -> assertThat(heap.jobs())
                .isEqualTo(1));
        assertThat(store.trashed(purge.number(), 0, 10)).containsExactly(before);
        assertThat(store.trashedBy(id)).contains(purge);
        assertThat(store.history(id)).isEqualTo(history).isNotEmpty();

        undo(purge.number());

        assertAsBefore(before);
        assertThat(store.history(id)).isEqualTo(history);
        assertThat(store.trash()).isEmpty();
        assertThat(store.trashedBy(id)).isEmpty();
    }

    @Test
    void whatHappenedSinceIsLeftAloneAndSaidWhy() {
        long claimed = put(mail());
        long edited = put(mail());
        long purged = put(mail());
        long untouched = put(mail());
        clock.move(Duration.ofSeconds(1));
        change(Change.edit(Verb.REPRIORITIZE, Edit.priority(Priority.LOW)), claimed, edited, purged, untouched);
        long operation = last().number();
        assertThat(claimed().jobId()).isEqualTo(claimed);
        change(Change.edit(Verb.EDIT, Edit.payload("new")), edited);
        change(Change.of(Verb.PURGE), purged);

        assertThat(store.undoable(operation).restorable()).isEqualTo(1);
        assertThat(store.undoable(operation).left())
                .isEqualTo(Map.of("claimed-since", 1L, "changed-since", 1L, "gone", 1L));
        UndoReceipt receipt = undo(operation);

        assertThat(receipt.restored()).isEqualTo(1);
        assertThat(receipt.left())
                .containsExactlyInAnyOrder(
                        new Left(claimed, UndoReceipt.CLAIMED_SINCE, null),
                        new Left(edited, UndoReceipt.CHANGED_SINCE, null),
                        new Left(purged, UndoReceipt.GONE, null));
        assertThat(job(untouched).priority()).isEqualTo(Priority.NORMAL);
        assertThat(job(edited).priority()).isEqualTo(Priority.LOW);
        assertThat(last().skipped()).isEqualTo(3);
    }

    @Test
    void jobWhoseKeyIsTakenStaysInTheTrash() {
        long id = put(mail().key("k"));
        change(Change.of(Verb.PURGE), id);
        long operation = last().number();
        long taker = put(mail().key("k"));

        assertThat(undo(operation)).isEqualTo(new UndoReceipt(0, List.of(new Left(id, UndoReceipt.KEY_TAKEN, taker))));

        assertThat(store.trashedBy(id)).isPresent();
        change(Change.purgeForever(), taker);
        assertThat(undo(operation).restored()).isEqualTo(1);
        assertThat(job(id).key()).isEqualTo("k");
    }

    @Test
    void lockedJobComesBackPending() {
        long id = put(mail());
        Lease lease = claimed();
        change(Change.of(Verb.UNPROCESSABLE, "stop it"), id);

        undo(last().number());

        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
        assertThat(job(id).attempts()).isEqualTo(1);
        assertThat(job(id).error()).isNull();
        assertThat(complete(lease)).isFalse();
    }

    @Test
    void requestToStopIsTakenBackWhileTheJobRunsOn() {
        long id = put(mail());
        Lease lease = claimed();
        change(Change.of(Verb.CANCEL), id);
        assertThat(job(id).cancelAsked()).isTrue();

        undo(last().number());

        assertThat(job(id).cancelAsked()).isFalse();
        assertThat(heartbeat(lease)).isEqualTo(LeaseState.HELD);
        assertThat(complete(lease)).isTrue();
    }

    @Test
    void undoIsUndone() {
        long dead = Stage.EXHAUSTED.reach(this);
        long done = Stage.DONE.reach(this);
        change(Change.of(Verb.REQUEUE), dead);
        long requeue = last().number();
        change(Change.of(Verb.PURGE), done);
        long purge = last().number();

        undo(requeue);
        long undoOfRequeue = last().number();
        undo(purge);
        long undoOfPurge = last().number();
        assertThat(store.operation(requeue).orElseThrow().undoneBy()).isEqualTo(undoOfRequeue);
        assertThat(store.operation(undoOfRequeue).orElseThrow().undoOf()).isEqualTo(requeue);
        assertThat(job(dead).state()).isEqualTo(JobState.DEAD);
        assertThat(job(done).state()).isEqualTo(JobState.DONE);

        undo(undoOfRequeue);
        undo(undoOfPurge);
        assertThat(job(dead).state()).isEqualTo(JobState.PENDING);
        assertThat(store.find(done)).isEmpty();

        undo(last().number());
        assertThat(job(done).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void operationsOnTheSameJobAreUndoneOneAfterTheOther() {
        long id = Stage.EXHAUSTED.reach(this);
        Job before = job(id);
        change(Change.edit(Verb.EDIT, new Edit(Priority.LOW, null, "new")), id);
        long edit = last().number();
        change(Change.of(Verb.REQUEUE), id);
        long requeue = last().number();
        change(Change.of(Verb.PURGE), id);
        long purge = last().number();

        for (long operation : new long[] {purge, requeue, edit}) {
            assertThat(store.undoable(operation).restorable()).isEqualTo(1);
            assertThat(undo(operation)).isEqualTo(new UndoReceipt(1, List.of()));
        }

        assertAsBefore(before);
        assertThat(store.payload(id)).isNotEqualTo(Optional.of("new"));
    }

    @Test
    void whatHappenedBetweenTwoOperationsKeepsTheEarlierFromBeingUndone() {
        long id = put(mail());
        change(Change.edit(Verb.REPRIORITIZE, Edit.priority(Priority.LOW)), id);
        long first = last().number();
        fail(claimed(), "no");
        change(Change.edit(Verb.REPRIORITIZE, Edit.priority(Priority.HIGH)), id);

        undo(last().number());

        assertThat(undo(first).left()).containsExactly(new Left(id, UndoReceipt.CHANGED_SINCE, null));
    }

    @Test
    void whatIsPurgedForeverIsKeptNowhere() {
        long id = Stage.EXHAUSTED.reach(this);

        change(Change.purgeForever(), id);

        assertThat(last().undoableUntil()).isNull();
        assertThat(last().changed()).isEqualTo(1);
        assertThat(store.undoable(last().number()).ids()).isEmpty();
        assertThat(store.trashedBy(id)).isEmpty();
    }

    @Test
    void recordTellsWhoDidWhatAndHowItWent() {
        long id = put(mail());
        long number = store.begin("purge 1 2", new By("ann from 192.0.2.7", "prompt", "OPS-7"), 2);
        store.apply(number, Change.of(Verb.PURGE), select(id, 99L), new long[] {id, 99});
        clock.move(Duration.ofSeconds(3));
        store.end(number, clock.instant(), "stopped by request");

        OperationInfo told = store.operation(number).orElseThrow();

        assertThat(told)
                .isEqualTo(new OperationInfo(
                        number,
                        "purge 1 2",
                        new By("ann from 192.0.2.7", "prompt", "OPS-7"),
                        NOON,
                        NOON.plusSeconds(3),
                        2,
                        1,
                        0,
                        1,
                        "stopped by request",
                        null,
                        null,
                        NOON.plus(Duration.ofHours(24))));
        assertThat(told.verb()).isEqualTo("purge");
        assertThat(store.operation(number + 1)).isEmpty();
    }

    @Test
    void recordIsAskedForByWhoWhenWhereAndWhat() {
        store.begin("requeue dead", By.of("ann from 192.0.2.7", "console"), 1);
        clock.move(Duration.ofHours(1));
        long second = store.begin("purge done", By.of("bob", "cli"), 1);
        long third = store.begin("purge", By.of("ann", "cli"), 1);

        assertThat(numbers(new OperationQuery(NOON.plusSeconds(1), null, null, null, null, 9)))
                .containsExactly(third, second);
        assertThat(numbers(new OperationQuery(null, "ann", "cli", null, null, 9)))
                .containsExactly(third);
        assertThat(numbers(new OperationQuery(null, null, null, "purge", null, 9)))
                .containsExactly(third, second);
        assertThat(numbers(new OperationQuery(null, null, null, "purg", null, 9)))
                .isEmpty();
        assertThat(numbers(new OperationQuery(null, null, null, null, third, 1)))
                .containsExactly(second);
    }

    private List<Long> numbers(OperationQuery query) {
        return store.operations(query).stream().map(OperationInfo::number).toList();
    }

    @Test
    void whatIsKeptTooLongIsForgottenInSteps() {
        store.keepTrash(Duration.ofHours(1));
        List<Long> ids = LongStream.range(0, 5).mapToObj(i -> put(mail())).toList();
        change(Change.of(Verb.CANCEL), ids.get(0), ids.get(1));
        long cancel = last().number();
        change(Change.of(Verb.PURGE), ids.get(2), ids.get(3), ids.get(4));
        long purge = last().number();
        assertThat(store.keepTrash()).isEqualTo(Duration.ofHours(1));

        assertThat(store.forgetExpired(2)).isZero();
        clock.move(Duration.ofHours(1));
        assertThat(store.forgetExpired(2) + store.forgetExpired(2) + store.forgetExpired(2) + store.forgetExpired(2))
                .isEqualTo(5);
        assertThat(store.forgetExpired(2)).isZero();

        assertThat(store.trash()).isEmpty();
        assertThat(store.undoable(cancel).ids()).isEmpty();
        assertThat(undo(purge).restored()).isZero();
        assertThat(store.find(ids.get(2))).isEmpty();
    }

    @Test
    void operationIsForgottenAtOnceWhenToldSo() {
        long id = Stage.EXHAUSTED.reach(this);
        change(Change.of(Verb.PURGE), id);
        long purge = last().number();
        long[] ids = store.undoable(purge).ids();
        clock.move(Duration.ofMinutes(1));

        assertThat(store.forget(purge, 10)).isEqualTo(1);

        Instant until = store.operation(purge).orElseThrow().undoableUntil();
        assertThat(until).isEqualTo(clock.instant());
        assertThat(store.history(id)).isEmpty();
        long number = store.begin("undo", By.of("ann", "cli"), 1);
        assertThat(store.undo(number, purge, ids).left()).containsExactly(new Left(id, UndoReceipt.EXPIRED, null));
    }

    @Test
    void requeueAtARateSpreadsTheRunTimesOverItsChunks() {
        List<Long> ids = LongStream.range(0, 4)
                .mapToObj(i -> Stage.EXHAUSTED.reach(this))
                .toList();
        clock.set(NOON.plus(Duration.ofDays(1)));
        Instant begun = clock.instant();
        long number = store.begin("requeue dead", By.of("ann", "cli"), 4);
        Change change = Change.requeueAt(Rate.parse("2/s"));

        store.apply(number, change, every(JobState.DEAD), new long[] {ids.get(0), ids.get(1)});
        clock.move(Duration.ofSeconds(9));
        store.apply(number, change, every(JobState.DEAD), new long[] {ids.get(2), ids.get(3)});

        assertThat(ids)
                .extracting(id -> Duration.between(begun, job(id).runAt()).toMillis())
                .containsExactly(0L, 500L, 1_000L, 1_500L);
    }

    @Test
    void requeueAtARatePutsNoJobOffForLongerThanOneMayWait() {
        long id = Stage.EXHAUSTED.reach(this);
        Instant begun = clock.instant();
        long number = store.begin("requeue dead", By.of("ann", "cli"), 1);
        store.count(number, 10_000_000);

        store.apply(number, Change.requeueAt(Rate.parse("1/366d")), every(JobState.DEAD), new long[] {id});

        assertThat(Duration.between(begun, job(id).runAt())).isEqualTo(Duration.ofDays(99 * 366));
    }

    @Test
    void editReachesPendingAndDeadJobsOnly() {
        long pending = put(NewJob.of("mail.send", "old"));
        long dead = Stage.EXHAUSTED.reach(this);
        long done = Stage.DONE.reach(this);
        long locked = Stage.LOCKED.reach(this);
        Instant since = job(pending).since();
        Edit edit = new Edit(Priority.HIGH, null, "new");

        assertThat(change(Change.edit(Verb.EDIT, edit), pending, dead, done, locked)
                        .skipped())
                .isEqualTo(Map.of("done", 1, "locked", 1));

        for (long id : new long[] {pending, dead}) {
            assertThat(store.payload(id)).contains("new");
            assertThat(job(id).priority()).isEqualTo(Priority.HIGH);
        }
        assertThat(job(pending).since()).isEqualTo(since);
        assertThat(job(dead).state()).isEqualTo(JobState.DEAD);
        Edit later = Edit.runAt(NOON.plus(Duration.ofDays(3)));
        assertThat(change(Change.edit(Verb.RESCHEDULE, later), pending, dead).skipped())
                .isEqualTo(Map.of("dead", 1));
        assertThat(job(pending).runAt()).isEqualTo(NOON.plus(Duration.ofDays(3)));
    }
}
