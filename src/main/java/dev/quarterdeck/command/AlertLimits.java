package dev.quarterdeck.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From when on the console calls for attention; what is null never does.
 *
 * @param maxDead dead jobs
 * @param maxAge how long the oldest ready job waits
 * @param minDisk free bytes on the target's disk
 * @param maxWal bytes of the log that waits to be merged
 * @param bell whether the terminal's bell is rung as well
 */
public record AlertLimits(
        @Nullable Long maxDead,
        @Nullable Duration maxAge,
        @Nullable Long minDisk,
        @Nullable Long maxWal,
        boolean bell) {
    public static final AlertLimits NONE = new AlertLimits(null, null, null, null, true);
}
