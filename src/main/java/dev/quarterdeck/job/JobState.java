package dev.quarterdeck.job;

import java.util.Locale;
import java.util.Optional;

/** Where a job stands; the four panes of the console. */
public enum JobState {
    PENDING,
    LOCKED,
    DONE,
    DEAD;

    /** The word that commands, filters and output use: {@code pending}, {@code locked}, {@code done}, {@code dead}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that a word names, whatever its case. */
    public static Optional<JobState> ofWord(String word) {
        for (JobState state : values()) {
            if (state.name().equalsIgnoreCase(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
