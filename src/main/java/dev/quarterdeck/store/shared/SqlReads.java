package dev.quarterdeck.store.shared;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** How an engine reads; what was cut off may be read again from its beginning. Safe for use by many threads. */
public interface SqlReads {

    /** Reads once; one statement sees one state of the store. */
    <T> T read(Function<Handle, T> reading);

    /** Reads several times from one and the same state of the store. */
    <T> T readTogether(Function<Handle, T> reading);

    /** The same, for what goes through all the jobs and takes its time. */
    default <T> T readAllJobs(Function<Handle, T> reading) {
        return readTogether(reading);
    }
}
