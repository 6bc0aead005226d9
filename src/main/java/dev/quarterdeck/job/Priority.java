package dev.quarterdeck.job;

import java.util.Locale;
import java.util.Optional;

/** How urgent a job is; a higher level is claimed first. */
public enum Priority {
    LOW(1),
    NORMAL(2),
    HIGH(3),
    CRITICAL(4);

    private final int level;

    Priority(int level) {
        this.level = level;
    }

    /** 1 (low) to 4 (critical). */
    public int level() {
        return level;
    }

    /** The word that commands, filters and output use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The priority of a level from 1 to 4. */
    public static Priority ofLevel(int level) {
        if (level < 1 || level > 4) {
            throw new IllegalArgumentException("expected a priority level from 1 to 4, got: " + level);
        }
        return values()[level - 1];
    }

    /** The priority that a word names, whatever its case. */
    public static Optional<Priority> ofWord(String word) {
        for (Priority priority : values()) {
            if (priority.name().equalsIgnoreCase(word)) {
                return Optional.of(priority);
            }
        }
        return Optional.empty();
    }
}
