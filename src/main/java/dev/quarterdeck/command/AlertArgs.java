package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From when on the console calls for attention. */
final class AlertArgs {
    @Option(
            names = "--max-dead",
            paramLabel = "N",
            description = "Call for attention, in the header and once with the bell, with more dead jobs.")
    private @Nullable String maxDead;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            description = "The same of how long the oldest ready job waits: 5m.")
    private @Nullable String maxAge;

    @Option(
            names = "--min-disk",
            paramLabel = "SIZE",
            description = "The same when less is free on the file's disk: 1g.")
    private @Nullable String minDisk;

    @Option(
            names = "--max-wal",
            paramLabel = "SIZE",
            description = "The same when the log that waits to be merged into the file is larger: 256m.")
    private @Nullable String maxWal;

    @Option(names = "--no-bell", description = "Call for attention without the bell.")
    private boolean noBell;

    AlertLimits limits() {
        return new AlertLimits(
                maxDead == null ? null : (Long) Numbers.notNegative("--max-dead", maxDead),
                maxAge == null ? null : Durations.parse(maxAge),
                minDisk == null ? null : (Long) Numbers.bytes("--min-disk", minDisk),
                maxWal == null ? null : (Long) Numbers.bytes("--max-wal", maxWal),
                !noBell);
    }
}
