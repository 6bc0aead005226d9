package dev.quarterdeck.store.model;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.text.ShellWord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at all the jobs of a queue, one after the other. */
final class ModelSurroundings {
    private static final Comparator<Job> CLAIM_ORDER = Comparator.comparing(Job::priority, Comparator.reverseOrder())
            .thenComparing(Job::runAt)
            .thenComparing(Job::id);

    private ModelSurroundings() {}

    static Circumstances of(ModelReader model, QueueInfo queue, @Nullable Job job, Instant now) {
        List<Job> jobs = model.jobs.values().stream()
                .map(ModelJob::read)
                .filter(each -> each.queue().equals(queue.name()))
                .toList();
        return new Circumstances(
                now,
                job,
                queue,
                jobs.stream().filter(each -> each.state() == JobState.PENDING).count(),
                jobs.stream().filter(each -> each.state() == JobState.LOCKED).count(),
                counted(jobs.stream()
                        .filter(each -> each.readyAt(now) && (job == null || CLAIM_ORDER.compare(each, job) < 0))),
                counted(jobs.stream().filter(each -> each.orphanedAt(now))),
                jobs.stream()
                        .filter(each -> each.state() == JobState.PENDING && !each.readyAt(now))
                        .map(Job::runAt)
                        .min(Instant::compareTo)
                        .orElse(null),
                model.limits.freeAt(queue.name(), now),
                model.workers(),
                model.manager().orElse(null),
                queue.paused() ? pausing(model, "pause " + ShellWord.of(queue.name())) : null);
    }

    private static @Nullable OperationInfo pausing(ModelReader model, String command) {
        return model.operations.descendingMap().values().stream()
                .filter(each -> each.command().equals(command) && each.changed() > 0)
                .findFirst()
                .orElse(null);
    }

    private static long counted(Stream<Job> jobs) {
        return jobs.limit(Circumstances.MOST_COUNTED + 1).count();
    }
}
