package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.WorkerInfo;
import java.util.List;
import java.util.Optional;

/** The questions whose SQL is always the same on an engine, put over one connection. */
public interface Questions {
    List<Counts.Row> counts();

    List<Counts.Row> countsOf(String queue);

    Optional<Job> find(long id);

    Optional<String> payload(long id);

    List<Attempt> history(long job);

    List<QueueInfo> queues();

    Optional<QueueInfo> queue(String name);

    long rateUsedUntil(String name);

    /** How many are ready before such a job, up to so many. */
    long readyBefore(String queue, int level, long runAt, long id, long now, long most);

    long orphanedOf(String queue, long now, long most);

    Optional<Long> firstRunOf(String queue, long now);

    List<WorkerInfo> workers();

    Optional<String> manager(long now);

    Optional<Long> firstLeaseEnd();

    List<Schedule> schedules();

    Optional<OperationInfo> operation(long number);

    Optional<OperationInfo> lastSaid(String command);

    List<TrashHeap> trash();

    List<Job> trashed(long operation, long after, int limit);

    Optional<String> trashedPayload(long operation, long id);

    Optional<OperationInfo> trashedBy(long id);

    long keepTrash();

    List<FlowMinute> flow(long minute);

    /** How many are ready, up to so many. */
    long ready(long now, long most);

    /** How many are scheduled, up to so many. */
    long scheduled(long now, long most);

    long orphaned(long now);

    /** Of all the jobs that are to run after one moment and up to another, the first. */
    Optional<Long> firstRun(long after, long until);
}
