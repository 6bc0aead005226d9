package dev.quarterdeck.store;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads a target. Safe for use by many threads; every call sees one consistent state of the target and may throw
 * {@link StoreException}.
 */
public interface JobReader extends AutoCloseable {

    Target target();

    Set<Capability> capabilities();

    /** Why the target cannot do something, in one line; empty when it can. */
    default Optional<String> obstacle(Capability needed) {
        return capabilities().contains(needed)
                ? Optional.empty()
                : Optional.of("this target cannot " + needed.words() + ": " + target().text());
    }

    /** Why its jobs cannot be selected by this filter, in one line; empty when they can. */
    default Optional<String> obstacle(Filter filter) {
        return Optional.empty();
    }

    /** Where this store's "now" comes from. */
    InstantSource clock();

    /** The exact number of jobs by queue, state and reason. */
    Counts counts();

    /** The same, counted only so far that it takes no time; where that is no exact number, it says so. */
    default Counts countsAtOnce() {
        return counts();
    }

    /** The figures that the counts do not hold: ready, scheduled, orphaned, oldest ready; grows with what is pending. */
    Backlog backlog();

    /** {@link #counts} and {@link #backlog} from one state of the target, so that they add up. */
    Standing standing();

    /** The next jobs in an order, from a place in it; never an offset. */
    List<Job> page(PageQuery query);

    /** How many of these jobs are looked at for one page of a state in an order; 0 where an index leads to it. */
    default long looksAt(JobState state, PageQuery.Order order, Counts counts) {
        return counts.total();
    }

    Optional<Job> find(long id);

    /** The job's payload; empty when there is no such job. */
    Optional<String> payload(long id);

    /** The payload as it is kept; another program's need not be text. */
    default Optional<byte[]> payloadBytes(long id) {
        return payload(id).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names a job of this target among the jobs of all targets of its kind, whatever becomes of the file. */
    default String lastingName(Job job) {
        return "quarterdeck:" + job.id();
    }

    /** The job's failed and lost attempts, oldest first. */
    List<Attempt> history(long id);

    /** Every queue that has or had jobs or settings, by name. */
    List<QueueInfo> queues();

    List<WorkerInfo> workers();

    /** The id of the worker process that is the manager now; empty when none is. */
    Optional<String> manager();

    /** When the first lease of all ends, or ended; empty when no job is locked. */
    Optional<Instant> firstLeaseEnd();

    /** The recurring jobs, by name. */
    List<Schedule> schedules();

    /** The operations that a query asks for. */
    List<OperationInfo> operations(OperationQuery query);

    /** The operation with this number; empty when there is none. */
    Optional<OperationInfo> operation(long number);

    /** What an undo of this operation would do now; nothing when it kept nothing, or keeps it no longer. */
    Undoable undoable(long operation);

    /** What lies in the trash, latest operation first. */
    List<TrashHeap> trash();

    /** Jobs that this operation threw away and that lie in the trash, by id, from the one after this id on. */
    List<Job> trashed(long operation, long afterId, int limit);

    /** The payload of a job that this operation threw away; empty unless it lies in the trash. */
    Optional<String> trashedPayload(long operation, long id);

    /** The operation that threw this job away; empty unless it lies in the trash. */
    Optional<OperationInfo> trashedBy(long id);

    /** How long purged jobs lie in the trash, and how long other operations can be undone. */
    Duration keepTrash();

    /** What went through, by queue and minute, from the minute of this moment on. */
    List<FlowMinute> flow(Instant from);

    /** The exact groups that a selection falls into; what a preview is made of. */
    Tally tally(Selection selection);

    /**
     * The last errors of the jobs that a selection matches, in groups by their cause: those with the most jobs first. Jobs
     * without an error are in none.
     */
    List<ErrorGroup> errors(Selection selection);

    /** What lets a job wait; empty when there is no such job. */
    Optional<Circumstances> circumstances(long id);

    /** What lets the jobs of a queue wait; empty when there is no such queue. */
    Optional<Circumstances> circumstances(String queue);

    /** Verifies the target; reads all of it. */
    CheckReport check();

    /** Grows whenever the target was changed, by whomever; cheap enough to be asked many times a second. */
    long changeMark();

    /** The target's size on disk. */
    Footprint footprint();

    /**
     * Copies all of the target, as it stands at one moment, into a new file that can be opened in its place. Everybody else
     * goes on meanwhile.
     *
     * @param to must not be there yet; on the disk and readable by its owner alone when this returns
     * @param stop asked now and then; once true, the copying ends and leaves nothing behind
     * @return empty when it was stopped
     * @throws StoreException when it cannot be made, and then nothing is left behind
     */
    Optional<BackupReceipt> backup(Path to, BooleanSupplier stop);

    @Override
    void close();
}
