package dev.quarterdeck.store;

import java.time.Instant;

/**
 * What a step of a purge of finished jobs did.
 *
 * @param purged how many jobs went
 * @param next from which moment on there may be more; the end of the span when it holds none any more
 */
public record FinishedPurge(int purged, Instant next) {}
