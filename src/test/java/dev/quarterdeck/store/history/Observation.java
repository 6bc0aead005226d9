package dev.quarterdeck.store.history;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.Undoable;
import dev.quarterdeck.store.contract.Soundness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that can be seen of a store. */
public final class Observation {
    private final Map<String, Object> seen = new LinkedHashMap<>();

    private Observation() {}

    public static Observation of(JobReader store) {
        Observation all = new Observation();
        List<Job> jobs = Soundness.everyJob(store);
        all.seen.put("jobs", jobs);
        all.seen.put("counts", new HashSet<>(store.counts().rows()));
        all.seen.put("backlog", store.backlog());
        all.seen.put("queues", store.queues());
        all.seen.put("workers", store.workers());
        all.seen.put("trash", store.trash());
        all.seen.put("keep trash", store.keepTrash());
        all.seen.put("flow", new HashSet<>(store.flow(Instant.EPOCH)));
        return all;
    }

    /** With what hangs on each job, which takes longer to read. */
    public static Observation whole(JobReader store) {
        Observation all = of(store);
        Map<Long, Object> attached = new TreeMap<>();
        for (Job job : Soundness.everyJob(store)) {
            attached.put(job.id(), List.of(store.history(job.id()), store.payload(job.id())));
        }
        all.seen.put("history and payloads", attached);
        List<Object> operations = new ArrayList<>();
        for (OperationInfo operation : store.operations(OperationQuery.last(1_000))) {
            Undoable undoable = store.undoable(operation.number());
            List<Job> trashed = store.trashed(operation.number(), 0, 1_000);
            operations.add(
                    List.of(operation, LongArray.of(undoable.ids()), undoable.restorable(), undoable.left(), trashed));
            trashed.forEach(job -> attached.put(job.id(), store.history(job.id())));
        }
        all.seen.put("operations", operations);
        all.seen.put("faults", store.check().faults());
        return all;
    }

    /** The first thing that is not the same, from both sides. */
    public Optional<String> differenceTo(Observation actual) {
        return seen.keySet().stream()
                .filter(key -> !seen.get(key).equals(actual.seen.get(key)))
                .map(key -> key + ":\n expected " + seen.get(key) + "\n but was  " + actual.seen.get(key))
                .findFirst();
    }
}
