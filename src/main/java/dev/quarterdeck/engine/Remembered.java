package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was read from a store; read anew once the store has changed. Not safe for use by several threads. */
final class Remembered<T> implements Supplier<T> {
    private final JobStore store;
    private final Supplier<T> reading;
    private @Nullable T read;
    private long mark;

    Remembered(JobStore store, Supplier<T> reading) {
        this.store = store;
        this.reading = reading;
    }

    @Override
    public T get() {
        // Before it is read: what changes in between is seen the next time.
        long now = store.changeMark();
        T known = read;
        if (known == null || now != mark) {
            known = reading.get();
            read = known;
            mark = now;
        }
        return known;
    }
}
