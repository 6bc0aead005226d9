package dev.quarterdeck.operation;

import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.JobOperator;
import java.util.Arrays;
import java.util.List;

/** Finds the ids that were named one by one and that no job has. */
final class MissingIds {
    private MissingIds() {}

    static List<Long> of(JobOperator target, Selection selection) {
        List<Long> named = selection.ids();
        if (named.isEmpty()) {
            return List.of();
        }
        long[] there = target.freeze(Selection.ofIds(named, selection.now()));
        return named.stream()
                .filter(id -> Arrays.binarySearch(there, id) < 0)
                .distinct()
                .toList();
    }
}
