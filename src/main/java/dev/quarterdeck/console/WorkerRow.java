package dev.quarterdeck.console;

import static java.util.stream.Collectors.groupingBy;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One worker as the list shows it. The texts are harmless; of the worker itself only figures and times are drawn.
 *
 * @param queues which it serves
 * @param manager whether it is the manager now
 * @param running how many jobs it holds, also where it has not beaten since it got them
 * @param longest the job that it has run for longest; null when it runs none
 */
record WorkerRow(
        WorkerInfo worker,
        String name,
        String queues,
        boolean manager,
        int running,
        @Nullable JobRow longest) implements Row {
    /** More jobs than all the threads of a large fleet run. */
    private static final int MOST_JOBS = 10_000;

    /** Every worker that the target knows of. */
    static List<WorkerRow> read(JobReader store) {
        String manager = store.manager().orElse("");
        Selection locked = Selection.ofState(JobState.LOCKED, store.clock().instant());
        Map<String, List<Job>> jobs = store.page(new PageQuery(locked, Order.LEASE, null, false, MOST_JOBS)).stream()
                .collect(groupingBy(job -> String.valueOf(job.worker())));
        return store.workers().stream()
                .map(worker -> of(worker, worker.id().equals(manager), jobs.getOrDefault(worker.id(), List.of())))
                .toList();
    }

    private static WorkerRow of(WorkerInfo worker, boolean manager, List<Job> jobs) {
        JobRow longest = jobs.stream()
                .min(Comparator.comparing(Job::since).thenComparing(Job::id))
                .map(JobRow::of)
                .orElse(null);
        return new WorkerRow(worker, SafeText.line(worker.id()), queues(worker), manager, jobs.size(), longest);
    }

    /** A process that only manages serves none. */
    private static String queues(WorkerInfo worker) {
        if (worker.threads() == 0) {
            return "none";
        }
        return worker.queues().isEmpty() ? "every queue" : SafeText.line(String.join(", ", worker.queues()));
    }

    /** Since when it has run the job that it has run for longest; that of an idle one lies ahead of all. */
    Instant busySince() {
        return longest == null ? Instant.MAX : longest.job().since();
    }

    /** A worker is known by its name; of that a number as good as unique. */
    @Override
    public long id() {
        return UUID.nameUUIDFromBytes(worker.id().getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    @Override
    public String words() {
        return name + " " + queues + (longest == null ? "" : " " + longest.words());
    }
}
