package dev.quarterdeck.job;

import org.jspecify.annotations.Nullable;

/**
 * A verb with what it was told.
 *
 * @param reason the operator's words, kept as the job's error where the verb makes it dead; null for none
 * @param force also takes live leases ({@link Verb#UNLOCK} only)
 */
public record Change(Verb verb, @Nullable String reason, boolean force) {

    public Change {
        if (force && verb != Verb.UNLOCK) {
            throw new IllegalArgumentException("expected force with unlock only, got: " + verb.word());
        }
    }

    public static Change of(Verb verb) {
        return new Change(verb, null, false);
    }

    public static Change of(Verb verb, @Nullable String reason) {
        return new Change(verb, reason, false);
    }

    /** The event that the change is for each job. */
    public JobEvent event() {
        return force ? JobEvent.UNLOCK_LIVE : verb.event();
    }
}
