package dev.quarterdeck.store;

/**
 * What a target takes on its disk, in bytes.
 *
 * @param logBytes the part that waits to be merged (the write-ahead log)
 * @param reusableBytes the part of the file that is free for new jobs
 */
public record Footprint(long fileBytes, long logBytes, long reusableBytes) {}
