package dev.quarterdeck.job;

import java.util.Locale;
import java.util.Optional;

/** Why a job is {@link JobState#DEAD}. */
public enum Reason {
    /** Its retries are used up. */
    EXHAUSTED,
    /** An operator flagged it, or its handler rejected it. */
    UNPROCESSABLE,
    /** An operator cancelled it. */
    CANCELLED;

    /** The word that commands, filters and output use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason that a word names, whatever its case. */
    public static Optional<Reason> ofWord(String word) {
        for (Reason reason : values()) {
            if (reason.name().equalsIgnoreCase(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
