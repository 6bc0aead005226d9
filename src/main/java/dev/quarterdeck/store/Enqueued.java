package dev.quarterdeck.store;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an enqueue.
 *
 * @param created false when a job with that key was there already: {@code id} is that job's; also of a put that was done again
 *     because a server's answer was lost
 */
public record Enqueued(long id, @Nullable String key, boolean created) {}
