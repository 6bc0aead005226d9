package dev.quarterdeck.store;

import java.time.Instant;

/**
 * What went through one queue in one minute.
 *
 * @param minute the minute's first moment
 * @param failed attempts that failed or were lost
 * @param dead jobs that died
 * @param waitMillis the sum over the started jobs of how long each was ready before it started
 * @param runMillis the sum over the completed jobs of how long each ran
 */
public record FlowMinute(
        String queue,
        Instant minute,
        long enqueued,
        long started,
        long completed,
        long failed,
        long dead,
        long waitMillis,
        long runMillis) {}
