package dev.quarterdeck.job;

import dev.quarterdeck.job.Transitions.Situation;
import org.jspecify.annotations.Nullable;

/**
 * A verb with what it was told.
 *
 * @param reason the operator's words, kept as the job's error where the verb makes it dead; null for none
 * @param force also takes live leases ({@link Verb#UNLOCK} only)
 * @param forever nothing brings the jobs back ({@link Verb#PURGE} only)
 * @param rate the jobs come of age one after another and not at once ({@link Verb#REQUEUE} only); null for at once
 * @param edit what is written into the jobs; {@link Edit#NONE} unless the verb is one that edits
 */
public record Change(
        Verb verb,
        @Nullable String reason,
        boolean force,
        boolean forever,
        @Nullable Rate rate,
        Edit edit) {

    public Change {
        check(!force || verb == Verb.UNLOCK, "force with unlock", verb);
        check(!forever || verb == Verb.PURGE, "forever with purge", verb);
        check(rate == null || verb == Verb.REQUEUE, "a rate with requeue", verb);
        check(edit.isNone() != verb.edits(), "an edit with reprioritize, reschedule and edit, and with these", verb);
    }

    /** What a change does to a job. */
    public enum Effect {
        CHANGED,
        /** Its worker is told to stop. */
        ASKED,
        /** It is left alone. */
        SKIPPED
    }

    public static Change of(Verb verb) {
        return of(verb, null);
    }

    public static Change of(Verb verb, @Nullable String reason) {
        return new Change(verb, reason, false, false, null, Edit.NONE);
    }

    /** An unlock that takes live leases too. */
    public static Change unlockByForce() {
        return new Change(Verb.UNLOCK, null, true, false, null, Edit.NONE);
    }

    /** A purge past the trash. */
    public static Change purgeForever() {
        return new Change(Verb.PURGE, null, false, true, null, Edit.NONE);
    }

    /** A requeue that spreads the jobs' run times, from its begin on. */
    public static Change requeueAt(Rate rate) {
        return new Change(Verb.REQUEUE, null, false, false, rate, Edit.NONE);
    }

    /** @param verb one that edits */
    public static Change edit(Verb verb, Edit edit) {
        return new Change(verb, null, false, false, null, edit);
    }

    /** The event that the change is for each job; an edit is none. */
    public JobEvent event() {
        return force ? JobEvent.UNLOCK_LIVE : verb.event();
    }

    /** What it does to a job in this situation. */
    public Effect effect(Situation situation) {
        if (verb.edits()) {
            return edit.reaches(situation.state()) ? Effect.CHANGED : Effect.SKIPPED;
        }
        return Transitions.of(situation, event())
                .map(row -> row.to() == JobState.LOCKED ? Effect.ASKED : Effect.CHANGED)
                .orElse(Effect.SKIPPED);
    }

    private static void check(boolean holds, String expected, Verb verb) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + " only, got: " + verb.word());
        }
    }
}
