package dev.quarterdeck.store.model;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.BackupReceipt;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.Standing;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.Undoable;
import dev.quarterdeck.store.WorkerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the model. */
abstract class ModelReader implements JobReader {
    private final InstantSource clock;
    final TreeMap<Long, ModelJob> jobs = new TreeMap<>();
    final TreeMap<String, QueueInfo> queues = new TreeMap<>();
    final ModelLimits limits = new ModelLimits(queues, jobs.values());
    final TreeMap<String, WorkerInfo> workers = new TreeMap<>();
    final TreeMap<String, Schedule> schedules = new TreeMap<>();

    @Nullable
    WorkerInfo manager;

    Instant managerUntil = Instant.MIN;
    final ModelFlow flow = new ModelFlow();
    final TreeMap<Long, OperationInfo> operations = new TreeMap<>();
    final ModelUndo undo = new ModelUndo(jobs);
    Duration keepTrash = Duration.ofHours(24);
    private long changes;

    /** What a compaction can give back; the model has no file in which anything could become free. */
    public long reusableBytes;

    ModelReader(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Target target() {
        return new Target.File(Path.of("model"));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public synchronized Counts counts() {
        record Group(String queue, JobState state, @Nullable Reason reason) {}
        Map<Group, Long> groups = new LinkedHashMap<>();
        jobs.values().forEach(job -> groups.merge(new Group(job.made.queue(), job.state, job.reason), 1L, Long::sum));
        return new Counts(groups.entrySet().stream()
                .map(group -> new Counts.Row(
                        group.getKey().queue(),
                        group.getKey().state(),
                        group.getKey().reason(),
                        group.getValue()))
                .toList());
    }

    @Override
    public synchronized Backlog backlog() {
        Instant now = now();
        List<Job> all = jobs.values().stream().map(ModelJob::read).toList();
        long ready = all.stream().filter(job -> job.readyAt(now)).count();
        long pending =
                all.stream().filter(job -> job.state() == JobState.PENDING).count();
        Instant oldest = all.stream()
                .filter(job -> job.readyAt(now))
                .map(Job::runAt)
                .min(Instant::compareTo)
                .orElse(null);
        return new Backlog(
                ready,
                pending - ready,
                all.stream().filter(job -> job.orphanedAt(now)).count(),
                oldest);
    }

    @Override
    public synchronized Standing standing() {
        return new Standing(counts(), backlog());
    }

    @Override
    public synchronized List<Job> page(PageQuery query) {
        return ModelOrder.page(matching(query.selection()), query);
    }

    @Override
    public synchronized Optional<Job> find(long id) {
        return Optional.ofNullable(jobs.get(id)).map(ModelJob::read);
    }

    @Override
    public synchronized Optional<String> payload(long id) {
        return Optional.ofNullable(jobs.get(id)).map(job -> job.payload);
    }

    @Override
    public synchronized List<Attempt> history(long id) {
        ModelJob job = jobs.containsKey(id) ? jobs.get(id) : undo.trashed(id);
        return job == null ? List.of() : List.copyOf(job.history);
    }

    @Override
    public synchronized List<QueueInfo> queues() {
        return List.copyOf(queues.values());
    }

    @Override
    public synchronized List<WorkerInfo> workers() {
        return List.copyOf(workers.values());
    }

    @Override
    public synchronized Optional<String> manager() {
        return Optional.ofNullable(manager)
                .filter(each -> managerUntil.isAfter(now()))
                .map(WorkerInfo::id);
    }

    @Override
    public synchronized Optional<Instant> firstLeaseEnd() {
        return jobs.values().stream()
                .map(job -> job.read().leaseUntil())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    @Override
    public synchronized List<Schedule> schedules() {
        return List.copyOf(schedules.values());
    }

    @Override
    public synchronized List<OperationInfo> operations(OperationQuery query) {
        return operations.descendingMap().values().stream()
                .filter(each -> query.from() == null || !each.startedAt().isBefore(query.from()))
                .filter(each -> query.actor() == null || each.by().actor().contains(query.actor()))
                .filter(each -> query.surface() == null || each.by().surface().equals(query.surface()))
                .filter(each -> query.verb() == null || each.verb().equals(query.verb()))
                .filter(each -> query.before() == null || each.number() < query.before())
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized Optional<OperationInfo> operation(long number) {
        return Optional.ofNullable(operations.get(number));
    }

    @Override
    public synchronized Undoable undoable(long operation) {
        return undo.undoable(operation);
    }

    @Override
    public synchronized List<TrashHeap> trash() {
        return operations.descendingMap().values().stream()
                .map(each -> new TrashHeap(each, undo.trashedBy(each.number()).count()))
                .filter(heap -> heap.jobs() > 0)
                .toList();
    }

    @Override
    public synchronized List<Job> trashed(long operation, long afterId, int limit) {
        return undo.trashedBy(operation)
                .filter(job -> job.id > afterId)
                .limit(limit)
                .map(ModelJob::read)
                .toList();
    }

    @Override
    public synchronized Optional<String> trashedPayload(long operation, long id) {
        return undo.trashedBy(operation)
                .filter(job -> job.id == id)
                .map(job -> job.payload)
                .findFirst();
    }

    @Override
    public synchronized Optional<OperationInfo> trashedBy(long id) {
        return undo.operationThatTrashed(id).map(operations::get);
    }

    @Override
    public synchronized Duration keepTrash() {
        return keepTrash;
    }

    @Override
    public synchronized List<FlowMinute> flow(Instant from) {
        return flow.from(from);
    }

    @Override
    public synchronized Tally tally(Selection selection) {
        return ModelTally.of(matching(selection), selection.now());
    }

    @Override
    public synchronized List<ErrorGroup> errors(Selection selection) {
        return ModelErrors.of(matching(selection));
    }

    @Override
    public synchronized Optional<Circumstances> circumstances(long id) {
        return find(id).map(job -> ModelSurroundings.of(this, queues.get(job.queue()), job, now()));
    }

    @Override
    public synchronized Optional<Circumstances> circumstances(String queue) {
        return Optional.ofNullable(queues.get(queue)).map(info -> ModelSurroundings.of(this, info, null, now()));
    }

    @Override
    public synchronized CheckReport check() {
        return new CheckReport("ok", "ok", backlog().orphaned(), List.of());
    }

    @Override
    public synchronized long changeMark() {
        return changes;
    }

    @Override
    public Footprint footprint() {
        return new Footprint(reusableBytes, 0, reusableBytes);
    }

    /** A file with nothing in it that could be opened: the model is no file. */
    @Override
    public synchronized Optional<BackupReceipt> backup(Path to, BooleanSupplier stop) {
        try {
            if (stop.getAsBoolean()) {
                return Optional.empty();
            }
            Files.writeString(to, "model", StandardOpenOption.CREATE_NEW);
            return Optional.of(new BackupReceipt(jobs.size(), Files.size(to)));
        } catch (IOException e) {
            throw new StoreException.Failed("cannot make " + to, e, false);
        }
    }

    @Override
    public void close() {
        // What it holds lives as long as it does, so that a test may go on with it as if it were opened again.
    }

    /** In whole milliseconds, as a store keeps its times. */
    final Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    final Stream<Job> matching(Selection selection) {
        return new ArrayList<>(jobs.values())
                .stream()
                        .filter(job -> FilterModel.matches(selection, job.read(), job.payload))
                        .map(ModelJob::read);
    }

    final void changed() {
        changes++;
        notifyAll();
    }
}
