package dev.quarterdeck.store.history;

import java.util.List;
import java.util.stream.LongStream;

/** An array of numbers that can be compared and printed. */
record LongArray(List<Long> numbers) {

    static LongArray of(long[] values) {
        return new LongArray(LongStream.of(values).boxed().toList());
    }

    long[] values() {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
