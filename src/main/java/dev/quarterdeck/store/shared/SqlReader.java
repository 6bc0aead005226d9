package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.Standing;
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.Undoable;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The reading half of a store: all but what an engine says about itself. */
public abstract class SqlReader implements JobReader {
    private final Target target;
    private final InstantSource clock;
    private final SqlReads reads;
    private final Dialect dialect;

    protected SqlReader(Target target, InstantSource clock, SqlReads reads, Dialect dialect) {
        this.target = target;
        this.clock = clock;
        this.reads = reads;
        this.dialect = dialect;
    }

    protected final SqlReads reads() {
        return reads;
    }

    protected final Dialect dialect() {
        return dialect;
    }

    @Override
    public final Target target() {
        return target;
    }

    @Override
    public final InstantSource clock() {
        return clock;
    }

    private <T> T ask(Function<Questions, T> question) {
        return reads.read(handle -> question.apply(dialect.questions(handle)));
    }

    private <T> T askTogether(Function<Questions, T> questions) {
        return reads.readTogether(handle -> questions.apply(dialect.questions(handle)));
    }

    @Override
    public Counts counts() {
        return new Counts(ask(Questions::counts));
    }

    @Override
    public Backlog backlog() {
        long now = clock.millis();
        return askTogether(sql -> Reading.backlog(sql, new Counts(sql.counts()), now));
    }

    @Override
    public Standing standing() {
        long now = clock.millis();
        return askTogether(sql -> {
            var counts = new Counts(sql.counts());
            return new Standing(counts, Reading.backlog(sql, counts, now));
        });
    }

    @Override
    public List<Job> page(PageQuery query) {
        return reads.read(handle -> PageSql.page(handle, query, dialect));
    }

    @Override
    public long looksAt(JobState state, PageQuery.Order order, Counts counts) {
        return Indexed.looksAt(state, order, counts);
    }

    @Override
    public Optional<Job> find(long id) {
        return ask(sql -> sql.find(id));
    }

    @Override
    public Optional<String> payload(long id) {
        return ask(sql -> sql.payload(id));
    }

    @Override
    public List<Attempt> history(long id) {
        return ask(sql -> sql.history(id));
    }

    @Override
    public List<QueueInfo> queues() {
        return ask(Questions::queues);
    }

    @Override
    public List<WorkerInfo> workers() {
        return ask(Questions::workers);
    }

    @Override
    public Optional<String> manager() {
        long now = clock.millis();
        return ask(sql -> sql.manager(now));
    }

    @Override
    public Optional<Instant> firstLeaseEnd() {
        return ask(Questions::firstLeaseEnd).map(Instant::ofEpochMilli);
    }

    @Override
    public List<Schedule> schedules() {
        return ask(Questions::schedules);
    }

    @Override
    public List<OperationInfo> operations(OperationQuery query) {
        return reads.read(handle -> OperationLog.operations(handle, query, dialect));
    }

    @Override
    public Optional<OperationInfo> operation(long number) {
        return ask(sql -> sql.operation(number));
    }

    @Override
    public Undoable undoable(long operation) {
        return reads.readTogether(handle -> OperationLog.undoable(handle, operation));
    }

    @Override
    public List<TrashHeap> trash() {
        return ask(Questions::trash);
    }

    @Override
    public List<Job> trashed(long operation, long afterId, int limit) {
        return ask(sql -> sql.trashed(operation, afterId, limit));
    }

    @Override
    public Optional<String> trashedPayload(long operation, long id) {
        return ask(sql -> sql.trashedPayload(operation, id));
    }

    @Override
    public Optional<OperationInfo> trashedBy(long id) {
        return ask(sql -> sql.trashedBy(id));
    }

    @Override
    public Duration keepTrash() {
        return Duration.ofMillis(ask(Questions::keepTrash));
    }

    @Override
    public List<FlowMinute> flow(Instant from) {
        long minute = Flow.minuteOf(from.toEpochMilli());
        return ask(sql -> sql.flow(minute));
    }

    @Override
    public Tally tally(Selection selection) {
        return reads.readAllJobs(handle -> Tallying.tally(handle, selection, dialect));
    }

    @Override
    public List<ErrorGroup> errors(Selection selection) {
        return reads.readAllJobs(handle -> Reading.errors(handle, selection, dialect));
    }

    @Override
    public Optional<Circumstances> circumstances(long id) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return askTogether(sql -> Surroundings.ofJob(sql, id, now));
    }

    @Override
    public Optional<Circumstances> circumstances(String queue) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return askTogether(sql -> Surroundings.ofQueue(sql, queue, now));
    }
}
