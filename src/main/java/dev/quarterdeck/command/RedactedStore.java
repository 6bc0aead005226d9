package dev.quarterdeck.command;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.BackupReceipt;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.FinishedPurge;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Standing;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.Undoable;
import dev.quarterdeck.store.WorkerInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A store as somebody sees it from whom parts of jobs are hidden. It stands between the target and every surface, so that
 * none of them has to think of it; what is hidden cannot be searched for either.
 */
final class RedactedStore implements JobStore {
    private final JobStore store;
    private final Redaction redaction;

    RedactedStore(JobStore store, Redaction redaction) {
        this.store = store;
        this.redaction = redaction;
    }

    private Selection checked(Selection selection) {
        redaction.refusal(selection.filter()).ifPresent(why -> {
            throw new StoreException.Unsupported(why);
        });
        return selection;
    }

    private Job job(Job job) {
        return new Job(
                job.id(),
                job.key(),
                job.queue(),
                job.type(),
                job.name(),
                job.state(),
                job.reason(),
                job.priority(),
                job.attempts(),
                job.maxRetries(),
                job.timeout(),
                job.runAt(),
                job.createdAt(),
                job.since(),
                job.startedAt(),
                job.revision(),
                job.worker(),
                job.leaseUntil(),
                job.cancelAsked(),
                redaction.error(job.error()),
                redaction.result(job.result()));
    }

    private Circumstances shown(Circumstances of) {
        Job job = of.job();
        return new Circumstances(
                of.at(),
                job == null ? null : job(job),
                of.queue(),
                of.pending(),
                of.locked(),
                of.ready(),
                of.orphaned(),
                of.nextRunAt(),
                of.rateFreeAt(),
                of.workers(),
                of.manager(),
                of.pausing());
    }

    private Attempt attempt(Attempt attempt) {
        return new Attempt(
                attempt.number(),
                attempt.worker(),
                attempt.startedAt(),
                attempt.endedAt(),
                attempt.outcome(),
                redaction.error(attempt.error()));
    }

    private Schedule shown(Schedule schedule) {
        NewJob job = schedule.job();
        NewJob template = new NewJob(
                job.type(),
                redaction.payload(job.payload()),
                job.queue(),
                job.name(),
                job.key(),
                job.priority(),
                job.maxRetries(),
                job.timeout(),
                job.runAt(),
                job.delay());
        return new Schedule(
                schedule.name(),
                schedule.cron(),
                schedule.zone(),
                template,
                schedule.nextAt(),
                schedule.lastAt(),
                schedule.pausedAt());
    }

    @Override
    public Target target() {
        return store.target();
    }

    @Override
    public Set<Capability> capabilities() {
        return store.capabilities();
    }

    @Override
    public InstantSource clock() {
        return store.clock();
    }

    @Override
    public Counts counts() {
        return store.counts();
    }

    @Override
    public Backlog backlog() {
        return store.backlog();
    }

    @Override
    public Standing standing() {
        return store.standing();
    }

    @Override
    public List<Job> page(PageQuery query) {
        checked(query.selection());
        return store.page(query).stream().map(this::job).toList();
    }

    @Override
    public Optional<Job> find(long id) {
        return store.find(id).map(this::job);
    }

    @Override
    public Optional<String> payload(long id) {
        return store.payload(id).map(redaction::payload);
    }

    @Override
    public List<Attempt> history(long id) {
        return store.history(id).stream().map(this::attempt).toList();
    }

    @Override
    public List<QueueInfo> queues() {
        return store.queues();
    }

    @Override
    public List<WorkerInfo> workers() {
        return store.workers();
    }

    @Override
    public Optional<String> manager() {
        return store.manager();
    }

    @Override
    public Optional<Instant> firstLeaseEnd() {
        return store.firstLeaseEnd();
    }

    @Override
    public List<Schedule> schedules() {
        return store.schedules().stream().map(this::shown).toList();
    }

    @Override
    public List<OperationInfo> operations(OperationQuery query) {
        return store.operations(query);
    }

    @Override
    public Optional<OperationInfo> operation(long number) {
        return store.operation(number);
    }

    @Override
    public Undoable undoable(long operation) {
        return store.undoable(operation);
    }

    @Override
    public List<TrashHeap> trash() {
        return store.trash();
    }

    @Override
    public List<Job> trashed(long operation, long afterId, int limit) {
        return store.trashed(operation, afterId, limit).stream().map(this::job).toList();
    }

    @Override
    public Optional<OperationInfo> trashedBy(long id) {
        return store.trashedBy(id);
    }

    @Override
    public Duration keepTrash() {
        return store.keepTrash();
    }

    @Override
    public List<FlowMinute> flow(Instant from) {
        return store.flow(from);
    }

    @Override
    public Tally tally(Selection selection) {
        return store.tally(checked(selection));
    }

    @Override
    public List<ErrorGroup> errors(Selection selection) {
        redaction.groupsRefusal().ifPresent(why -> {
            throw new StoreException.Unsupported(why);
        });
        return store.errors(checked(selection));
    }

    @Override
    public Optional<Circumstances> circumstances(long id) {
        return store.circumstances(id).map(this::shown);
    }

    @Override
    public Optional<Circumstances> circumstances(String queue) {
        return store.circumstances(queue).map(this::shown);
    }

    @Override
    public CheckReport check() {
        return store.check();
    }

    @Override
    public long changeMark() {
        return store.changeMark();
    }

    @Override
    public Footprint footprint() {
        return store.footprint();
    }

    @Override
    public Optional<BackupReceipt> backup(Path to, BooleanSupplier stop) {
        throw new StoreException.Unsupported("a backup would have in it what is hidden here (--redact)");
    }

    @Override
    public long[] freeze(Selection selection) {
        return store.freeze(checked(selection));
    }

    @Override
    public FrozenJobs freezeCounted(Selection selection) {
        return store.freezeCounted(checked(selection));
    }

    @Override
    public long begin(String command, By by, long matched) {
        return store.begin(command, by, matched);
    }

    @Override
    public ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids) {
        return store.apply(operation, change, checked(selection), ids);
    }

    @Override
    public UndoReceipt undo(long operation, long undone, long[] ids) {
        return store.undo(operation, undone, ids);
    }

    @Override
    public void end(long operation, Instant at, @Nullable String ending) {
        store.end(operation, at, ending);
    }

    @Override
    public void count(long operation, long changed) {
        store.count(operation, changed);
    }

    @Override
    public int forget(long operation, int limit) {
        return store.forget(operation, limit);
    }

    @Override
    public Duration keepTrash(Duration keep) {
        return store.keepTrash(keep);
    }

    @Override
    public boolean pause(String queue) {
        return store.pause(queue);
    }

    @Override
    public boolean resume(String queue) {
        return store.resume(queue);
    }

    @Override
    public QueueLimits limit(String queue, UnaryOperator<QueueLimits> change) {
        return store.limit(queue, change);
    }

    @Override
    public boolean quiet(String worker, boolean quiet) {
        return store.quiet(worker, quiet);
    }

    @Override
    public boolean schedule(Schedule schedule) {
        return store.schedule(schedule);
    }

    @Override
    public boolean unschedule(String name) {
        return store.unschedule(name);
    }

    @Override
    public boolean pauseSchedule(String name) {
        return store.pauseSchedule(name);
    }

    @Override
    public boolean resumeSchedule(String name, Instant nextAt) {
        return store.resumeSchedule(name, nextAt);
    }

    @Override
    public long compact(long mostBytes) {
        return store.compact(mostBytes);
    }

    @Override
    public List<String> repair() {
        return store.repair();
    }

    @Override
    public Enqueued enqueue(NewJob job) {
        return store.enqueue(job);
    }

    @Override
    public CompletableFuture<Enqueued> enqueueAsync(NewJob job) {
        return store.enqueueAsync(job);
    }

    @Override
    public List<Enqueued> enqueueAll(List<NewJob> jobs) {
        return store.enqueueAll(jobs);
    }

    @Override
    public List<Claim> claim(ClaimRequest request) {
        throw new StoreException.Unsupported(
                "jobs cannot be taken here: parts of them are hidden (--redact), and they could not be worked");
    }

    @Override
    public boolean settle(Settlement settlement) {
        return store.settle(settlement);
    }

    @Override
    public CompletableFuture<Boolean> settleAsync(Settlement settlement) {
        return store.settleAsync(settlement);
    }

    @Override
    public Map<Lease, LeaseState> heartbeat(Collection<Lease> leases, Duration lease) {
        return store.heartbeat(leases, lease);
    }

    @Override
    public Orphans returnOrphans(
            Collection<WorkerInfo> goneWorkers, RetryPolicies policies, int limit, Instant judgedAt) {
        return store.returnOrphans(goneWorkers, policies, limit, judgedAt);
    }

    @Override
    public boolean beat(WorkerInfo worker) {
        return store.beat(worker);
    }

    @Override
    public void retire(WorkerInfo worker) {
        store.retire(worker);
    }

    @Override
    public boolean lead(WorkerInfo worker, Duration lease, Collection<WorkerInfo> goneWorkers) {
        return store.lead(worker, lease, goneWorkers);
    }

    @Override
    public Optional<Enqueued> tick(Schedule schedule, Instant tick, Instant nextAt) {
        return store.tick(schedule, tick, nextAt);
    }

    @Override
    public FinishedPurge purgeFinished(String queue, JobState state, Instant from, Instant until, int limit) {
        return store.purgeFinished(queue, state, from, until, limit);
    }

    @Override
    public int forgetExpired(int limit) {
        return store.forgetExpired(limit);
    }

    @Override
    public int forgetFlow(Instant before, int limit) {
        return store.forgetFlow(before, limit);
    }

    @Override
    public void wakeAll() {
        store.wakeAll();
    }

    @Override
    public void close() {
        store.close();
    }
}
