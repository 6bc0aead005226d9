package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.MovedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the jobs of another queue come in, with what became of them there. */
abstract class MoveInContract extends StoreContract {
    private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(9));

    MoveInContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void bringsItsPastAlong() {
        Enqueued moved = store.moveIn(List.of(dead("a", "no such host"))).get(0);

        assertThat(moved.created()).isTrue();
        Job job = job(moved.id());
        assertThat(job.state()).isEqualTo(JobState.DEAD);
        assertThat(job.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(job.attempts()).isEqualTo(3);
        assertThat(job.createdAt()).isEqualTo(LONG_AGO);
        assertThat(job.since()).isEqualTo(LONG_AGO.plusSeconds(2));
        assertThat(job.startedAt()).isEqualTo(LONG_AGO.plusSeconds(1));
        assertThat(job.error()).isEqualTo("no such host");
        assertThat(store.payload(job.id())).contains("{}");
        assertThat(store.history(job.id())).isEmpty();
        assertThat(store.flow(NOON.minus(Duration.ofDays(10)))).isEmpty();
    }

    @Test
    void movesTheSameJobOnce() {
        List<Enqueued> first = store.moveIn(List.of(dead("a", "x"), done("b"), dead("a", "y")));
        List<Enqueued> again = store.moveIn(List.of(done("b"), pending("c"), dead("a", "x")));

        long a = first.get(0).id();
        long b = first.get(1).id();
        assertThat(first)
                .containsExactly(new Enqueued(a, "a", true), new Enqueued(b, "b", true), new Enqueued(a, "a", false));
        assertThat(again.get(0)).isEqualTo(new Enqueued(b, "b", false));
        assertThat(again.get(1).created()).isTrue();
        assertThat(again.get(2)).isEqualTo(new Enqueued(a, "a", false));
        assertThat(job(a).error()).isEqualTo("x");
        assertThat(store.counts().total()).isEqualTo(3);
    }

    @Test
    void leavesAloneWhatBecameOfItHere() {
        long id = store.moveIn(List.of(pending("a"))).get(0).id();
        complete(claimed());

        assertThat(store.moveIn(List.of(pending("a")))).containsExactly(new Enqueued(id, "a", false));
        assertThat(job(id).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void isWorkedAndChangedLikeAnyOther() {
        long dead = store.moveIn(List.of(dead("a", "x"))).get(0).id();
        long waiting = store.moveIn(List.of(pending("b"))).get(0).id();
        change(Change.of(Verb.REQUEUE), dead);

        assertThat(claimedIds(5)).containsExactlyInAnyOrder(dead, waiting);
        assertThat(store.queues()).extracting(queue -> queue.name()).containsExactly("there");
    }

    private static MovedJob pending(String key) {
        return moved(key, JobState.PENDING, null, null);
    }

    private static MovedJob done(String key) {
        return moved(key, JobState.DONE, null, null);
    }

    private static MovedJob dead(String key, String error) {
        return moved(key, JobState.DEAD, Reason.EXHAUSTED, error);
    }

    private static MovedJob moved(String key, JobState state, @Nullable Reason reason, @Nullable String error) {
        NewJob job = mail().queue("there").key(key).maxRetries(2).at(LONG_AGO);
        return new MovedJob(
                job, state, reason, 3, LONG_AGO, LONG_AGO.plusSeconds(2), LONG_AGO.plusSeconds(1), error, null);
    }
}
