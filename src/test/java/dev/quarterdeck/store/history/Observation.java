package dev.quarterdeck.store.history;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.contract.Soundness;
import java.time.Instant;
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
