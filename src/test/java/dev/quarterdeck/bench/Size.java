package dev.quarterdeck.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long and how large.
 *
 * <p>{@code QUICK} ends within 45 seconds and says whether something broke; {@code NORMAL} takes some minutes and gives
 * the figures to quote; {@code FULL} adds what only shows at ten million jobs.
 */
enum Size {
    QUICK(3, 1, Duration.ofMillis(200), 100_000, 100_000, Duration.ofSeconds(20)),
    NORMAL(5, 3, Duration.ofSeconds(1), 1_000_000, 1_000_000, Duration.ofMinutes(10)),
    FULL(5, 3, Duration.ofSeconds(1), 1_000_000, 10_000_000, Duration.ofMinutes(30));

    private final int rounds;
    private final int longRounds;
    private final Duration window;
    private final int jobs;
    private final int mostJobs;
    private final Duration patience;

    Size(int rounds, int longRounds, Duration window, int jobs, int mostJobs, Duration patience) {
        this.rounds = rounds;
        this.longRounds = longRounds;
        this.window = window;
        this.jobs = jobs;
        this.mostJobs = mostJobs;
        this.patience = patience;
    }

    /** How many times each side is measured. */
    int rounds() {
        return rounds;
    }

    /** The same where a round takes seconds, whatever the size. */
    int longRounds() {
        return longRounds;
    }

    /** How long a side that could go on for ever is watched. */
    Duration window() {
        return window;
    }

    /** How many jobs are in a file that is to be large. */
    int jobs() {
        return jobs;
    }

    /** How many jobs are in the largest file of all. */
    int mostJobs() {
        return mostJobs;
    }

    /** After so long it hurries, on a machine that is slow or busy: what is left is measured once. */
    Duration patience() {
        return patience;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Size ofWord(String word) {
        return Arrays.stream(values())
                .filter(size -> size.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected SIZE to be quick, normal or full, got: " + word));
    }
}
