package dev.quarterdeck.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the pending and locked jobs stand at one moment.
 *
 * @param scheduled pending jobs whose run time lies ahead
 * @param orphaned locked jobs whose lease has run out
 * @param oldestReadyAt the earliest run time among the ready jobs; null when none is ready
 */
public record Backlog(
        long ready, long scheduled, long orphaned, @Nullable Instant oldestReadyAt) {}
