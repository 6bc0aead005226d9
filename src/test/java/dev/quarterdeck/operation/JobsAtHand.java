package dev.quarterdeck.operation;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.SelectionParser;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.model.ModelStore;
import dev.quarterdeck.store.model.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A store with so many jobs in a state, and operations on them. */
final class JobsAtHand {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final SettableClock clock = new SettableClock(NOON);
    final ModelStore store = new ModelStore(clock);

    JobsAtHand pending(int count) {
        store.enqueueAll(
                IntStream.range(0, count).mapToObj(i -> NewJob.of("mail", "")).toList());
        return this;
    }

    JobsAtHand locked(int count) {
        pending(count);
        claim(count);
        return this;
    }

    /** Locked, and the lease is over: one minute passes. */
    JobsAtHand orphaned(int count) {
        locked(count);
        clock.move(Duration.ofMinutes(1));
        return this;
    }

    JobsAtHand done(int count) {
        pending(count);
        claim(count).forEach(claim -> store.settle(new Settlement.Complete(claim.lease(), null)));
        return this;
    }

    JobsAtHand dead(int count) {
        pending(count);
        claim(count).forEach(claim -> store.settle(new Settlement.Reject(claim.lease(), "no")));
        return this;
    }

    private List<Claim> claim(int count) {
        return store.claim(new ClaimRequest("web1/41", count, Duration.ofSeconds(30), Set.of(), Duration.ZERO));
    }

    Selection all() {
        return new Selection(Set.of(), List.of(), Filter.ANY, true, clock.instant());
    }

    Selection in(JobState state) {
        return Selection.ofState(state, clock.instant());
    }

    Selection of(String... words) {
        return SelectionParser.parse(List.of(words), clock.instant());
    }

    Preview preview(Verb verb, Selection selection) {
        return Preview.of(store, Operation.of(change(verb), selection));
    }

    /** One that goes with the verb. */
    static Change change(Verb verb) {
        return verb.edits() ? Change.edit(verb, Edit.priority(Priority.HIGH)) : Change.of(verb);
    }
}
