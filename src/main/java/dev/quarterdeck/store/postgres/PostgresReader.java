package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
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
import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions;
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
import dev.quarterdeck.store.shared.Freezing;
import dev.quarterdeck.store.shared.Indexed;
import dev.quarterdeck.store.shared.OperationLog;
import dev.quarterdeck.store.shared.PageSql;
import dev.quarterdeck.store.shared.Reading;
import dev.quarterdeck.store.shared.Surroundings;
import dev.quarterdeck.store.shared.Tallying;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/** The reading half of the store. */
abstract class PostgresReader implements JobReader {
    private final Server server;
    private final Errors errors;
    private final OpenOptions options;
    private final Reads reads;

    PostgresReader(Server server, Errors errors, OpenOptions options) {
        this.server = server;
        this.errors = errors;
        this.options = options;
        this.reads = new Reads(server, errors);
    }

    Server server() {
        return server;
    }

    Reads reads() {
        return reads;
    }

    Errors errors() {
        return errors;
    }

    @Override
    public Target target() {
        return server.target();
    }

    @Override
    public InstantSource clock() {
        return options.clock();
    }

    private static ReadingSql sql(Handle handle) {
        return ReadingSql.of(handle);
    }

    @Override
    public Counts counts() {
        return new Counts(reads.read(handle -> sql(handle).counts()));
    }

    @Override
    public Backlog backlog() {
        long now = clock().millis();
        return reads.readTogether(handle -> Reading.backlog(sql(handle), now));
    }

    @Override
    public Standing standing() {
        long now = clock().millis();
        return reads.readTogether(
                handle -> new Standing(new Counts(sql(handle).counts()), Reading.backlog(sql(handle), now)));
    }

    @Override
    public List<Job> page(PageQuery query) {
        return reads.read(handle -> PageSql.page(handle, query, PostgresDialect.DIALECT));
    }

    @Override
    public final long looksAt(JobState state, PageQuery.Order order, Counts counts) {
        return Indexed.looksAt(state, order, counts);
    }

    @Override
    public Optional<Job> find(long id) {
        return reads.read(handle -> sql(handle).find(id));
    }

    @Override
    public Optional<String> payload(long id) {
        return reads.read(handle -> sql(handle).payload(id));
    }

    @Override
    public List<Attempt> history(long id) {
        return reads.read(handle -> sql(handle).history(id));
    }

    @Override
    public List<QueueInfo> queues() {
        return reads.read(handle -> sql(handle).queues());
    }

    @Override
    public List<WorkerInfo> workers() {
        return reads.read(handle -> sql(handle).workers());
    }

    @Override
    public Optional<String> manager() {
        long now = clock().millis();
        return reads.read(handle -> sql(handle).manager(now));
    }

    @Override
    public Optional<Instant> firstLeaseEnd() {
        return reads.read(handle -> sql(handle).firstLeaseEnd()).map(Instant::ofEpochMilli);
    }

    @Override
    public List<Schedule> schedules() {
        return reads.read(handle -> sql(handle).schedules());
    }

    @Override
    public List<OperationInfo> operations(OperationQuery query) {
        return reads.read(handle -> OperationLog.operations(handle, query, PostgresDialect.DIALECT));
    }

    @Override
    public Optional<OperationInfo> operation(long number) {
        return reads.read(handle -> sql(handle).operation(number));
    }

    @Override
    public Undoable undoable(long operation) {
        return reads.readTogether(handle -> OperationLog.undoable(handle, operation));
    }

    @Override
    public List<TrashHeap> trash() {
        return reads.read(handle -> sql(handle).trash());
    }

    @Override
    public List<Job> trashed(long operation, long afterId, int limit) {
        return reads.read(handle -> sql(handle).trashed(operation, afterId, limit));
    }

    @Override
    public Optional<String> trashedPayload(long operation, long id) {
        return reads.read(handle -> sql(handle).trashedPayload(operation, id));
    }

    @Override
    public Optional<OperationInfo> trashedBy(long id) {
        return reads.read(handle -> sql(handle).trashedBy(id));
    }

    @Override
    public Duration keepTrash() {
        return Duration.ofMillis(reads.read(handle -> sql(handle).keepTrash()));
    }

    @Override
    public List<FlowMinute> flow(Instant from) {
        long minute = FlowDeltas.minuteOf(from.toEpochMilli());
        return reads.read(handle -> sql(handle).flow(minute));
    }

    @Override
    public Tally tally(Selection selection) {
        return reads.readAllJobs(handle -> Tallying.tally(handle, selection, PostgresDialect.DIALECT));
    }

    @Override
    public List<ErrorGroup> errors(Selection selection) {
        return reads.readAllJobs(handle -> Reading.errors(handle, selection, PostgresDialect.DIALECT));
    }

    @Override
    public Optional<Circumstances> circumstances(long id) {
        Instant now = Instant.ofEpochMilli(clock().millis());
        return reads.readTogether(handle -> Surroundings.ofJob(sql(handle), id, now));
    }

    @Override
    public Optional<Circumstances> circumstances(String queue) {
        Instant now = Instant.ofEpochMilli(clock().millis());
        return reads.readTogether(handle -> Surroundings.ofQueue(sql(handle), queue, now));
    }

    public long[] freeze(Selection selection) {
        FrozenJobs jobs = freezeCounted(selection);
        return jobs.ids(0, jobs.count());
    }

    public FrozenJobs freezeCounted(Selection selection) {
        return reads.readAllJobs(handle -> Freezing.freeze(handle, selection, PostgresDialect.DIALECT));
    }

    @Override
    public CheckReport check() {
        long now = clock().millis();
        return reads.readAllJobs(handle -> Checking.check(handle, now));
    }

    @Override
    public long changeMark() {
        return reads.read(handle -> sql(handle).changeMark());
    }

    /** The log belongs to the whole server, and what is free inside of a table is not known without reading it. */
    @Override
    public Footprint footprint() {
        return new Footprint(reads.read(handle -> sql(handle).bytes()), OptionalLong.empty(), 0);
    }

    @Override
    public Optional<BackupReceipt> backup(Path to, BooleanSupplier stop) {
        throw unsupported(Capability.BACKUP);
    }

    final StoreException.Unsupported unsupported(Capability needed) {
        return new StoreException.Unsupported(obstacle(needed).orElseThrow());
    }

    /** What it cannot do is the server's own business, and is said with the server's own words for it. */
    @Override
    public Optional<String> obstacle(Capability needed) {
        String here = target().text() + " is on a PostgreSQL server, ";
        return switch (needed) {
            case BACKUP ->
                Optional.of(here + "whose own tools copy it: pg_dump --schema="
                        + server.target().schema());
            case COMPACT -> Optional.of(here + "which uses free space again by itself; VACUUM FULL gives it back");
            default -> Optional.empty();
        };
    }
}
