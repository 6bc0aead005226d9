package dev.quarterdeck.command;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What of a target somebody sees from whom parts of jobs are hidden; what is hidden cannot be searched for either. */
class RedactedReader implements JobReader {
    private final JobReader reader;
    private final Redaction redaction;

    RedactedReader(JobReader reader, Redaction redaction) {
        this.reader = reader;
        this.redaction = redaction;
    }

    final Selection checked(Selection selection) {
        redaction.refusal(selection.filter()).ifPresent(why -> {
            throw new StoreException.Unsupported(why);
        });
        return selection;
    }

    private Job shown(Job job) {
        return job.withTexts(redaction.error(job.error()), redaction.result(job.result()));
    }

    private Circumstances shown(Circumstances of) {
        Job job = of.job();
        return job == null ? of : of.withJob(shown(job));
    }

    private Attempt shown(Attempt attempt) {
        return attempt.withError(redaction.error(attempt.error()));
    }

    private Schedule shown(Schedule schedule) {
        NewJob job = schedule.job();
        return schedule.withJob(job.payload(redaction.payload(job.payload())));
    }

    private static OperationInfo shown(OperationInfo operation) {
        return operation.withCommand(RedactedCommand.of(operation.command()));
    }

    @Override
    public Target target() {
        return reader.target();
    }

    @Override
    public Set<Capability> capabilities() {
        return reader.capabilities();
    }

    @Override
    public Optional<String> obstacle(Capability needed) {
        return reader.obstacle(needed);
    }

    @Override
    public Optional<String> obstacle(Filter filter) {
        return reader.obstacle(filter);
    }

    @Override
    public Counts countsAtOnce() {
        return reader.countsAtOnce();
    }

    @Override
    public InstantSource clock() {
        return reader.clock();
    }

    @Override
    public Counts counts() {
        return reader.counts();
    }

    @Override
    public Backlog backlog() {
        return reader.backlog();
    }

    @Override
    public Standing standing() {
        return reader.standing();
    }

    @Override
    public List<Job> page(PageQuery query) {
        checked(query.selection());
        return reader.page(query).stream().map(this::shown).toList();
    }

    @Override
    public final long looksAt(JobState state, PageQuery.Order order, Counts counts) {
        return reader.looksAt(state, order, counts);
    }

    @Override
    public Optional<Job> find(long id) {
        return reader.find(id).map(this::shown);
    }

    @Override
    public Optional<String> payload(long id) {
        return reader.payload(id).map(redaction::payload);
    }

    @Override
    public Optional<byte[]> payloadBytes(long id) {
        return payload(id).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String lastingName(Job job) {
        return reader.lastingName(job);
    }

    @Override
    public List<Attempt> history(long id) {
        return reader.history(id).stream().map(this::shown).toList();
    }

    @Override
    public List<QueueInfo> queues() {
        return reader.queues();
    }

    @Override
    public List<WorkerInfo> workers() {
        return reader.workers();
    }

    @Override
    public Optional<String> manager() {
        return reader.manager();
    }

    @Override
    public Optional<Instant> firstLeaseEnd() {
        return reader.firstLeaseEnd();
    }

    @Override
    public List<Schedule> schedules() {
        return reader.schedules().stream().map(this::shown).toList();
    }

    @Override
    public List<OperationInfo> operations(OperationQuery query) {
        return reader.operations(query).stream().map(RedactedReader::shown).toList();
    }

    @Override
    public Optional<OperationInfo> operation(long number) {
        return reader.operation(number).map(RedactedReader::shown);
    }

    @Override
    public Undoable undoable(long operation) {
        return reader.undoable(operation);
    }

    @Override
    public List<TrashHeap> trash() {
        return reader.trash().stream()
                .map(heap -> new TrashHeap(shown(heap.operation()), heap.jobs()))
                .toList();
    }

    @Override
    public List<Job> trashed(long operation, long afterId, int limit) {
        return reader.trashed(operation, afterId, limit).stream()
                .map(this::shown)
                .toList();
    }

    @Override
    public Optional<String> trashedPayload(long operation, long id) {
        return reader.trashedPayload(operation, id).map(redaction::payload);
    }

    @Override
    public Optional<OperationInfo> trashedBy(long id) {
        return reader.trashedBy(id).map(RedactedReader::shown);
    }

    @Override
    public Duration keepTrash() {
        return reader.keepTrash();
    }

    @Override
    public List<FlowMinute> flow(Instant from) {
        return reader.flow(from);
    }

    @Override
    public Tally tally(Selection selection) {
        return reader.tally(checked(selection));
    }

    @Override
    public List<ErrorGroup> errors(Selection selection) {
        redaction.groupsRefusal().ifPresent(why -> {
            throw new StoreException.Unsupported(why);
        });
        return reader.errors(checked(selection));
    }

    @Override
    public Optional<Circumstances> circumstances(long id) {
        return reader.circumstances(id).map(this::shown);
    }

    @Override
    public Optional<Circumstances> circumstances(String queue) {
        return reader.circumstances(queue).map(this::shown);
    }

    @Override
    public CheckReport check() {
        return reader.check();
    }

    @Override
    public long changeMark() {
        return reader.changeMark();
    }

    @Override
    public Footprint footprint() {
        return reader.footprint();
    }

    @Override
    public Optional<BackupReceipt> backup(Path to, BooleanSupplier stop) {
        throw new StoreException.Unsupported("a backup would have in it what is hidden here (--redact)");
    }

    @Override
    public void close() {
        reader.close();
    }
}
