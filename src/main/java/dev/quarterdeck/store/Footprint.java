package dev.quarterdeck.store;

import java.util.OptionalLong;

/**
 * What a target takes on its disk, in bytes.
 *
 * @param logBytes the part that waits to be merged (the write-ahead log); empty when the target has no log of its own
 * @param reusableBytes the part of the file that is free for new jobs
 */
public record Footprint(long fileBytes, OptionalLong logBytes, long reusableBytes) {

    public Footprint(long fileBytes, long logBytes, long reusableBytes) {
        this(fileBytes, OptionalLong.of(logBytes), reusableBytes);
    }
}
