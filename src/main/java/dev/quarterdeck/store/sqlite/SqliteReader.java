package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.BackupReceipt;
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
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.Undoable;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.Readers;
import dev.quarterdeck.store.shared.Freezing;
import dev.quarterdeck.store.shared.Indexed;
import dev.quarterdeck.store.shared.OperationLog;
import dev.quarterdeck.store.shared.PageSql;
import dev.quarterdeck.store.shared.Reading;
import dev.quarterdeck.store.shared.Surroundings;
import dev.quarterdeck.store.shared.Tallying;
import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The reading half of the store; it never waits for the writer, nor the writer for it. */
abstract class SqliteReader implements JobReader {
    private final Target target;
    private final SqliteFile file;
    private final Errors errors;
    private final OpenOptions options;
    private final Readers readers;
    private final ChangeMark mark;

    SqliteReader(SqliteFile file, Errors errors, OpenOptions options) {
        this.target = new Target.File(file.path());
        this.file = file;
        this.errors = errors;
        this.options = options;
        this.readers = file.readers(errors);
        this.mark = new ChangeMark(file);
    }

    SqliteFile file() {
        return file;
    }

    Readers readers() {
        return readers;
    }

    ChangeMark mark() {
        return mark;
    }

    Errors errors() {
        return errors;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public InstantSource clock() {
        return options.clock();
    }

    private static ReadingSql sql(Handle handle) {
        return AttachedSql.of(handle);
    }

    @Override
    public Counts counts() {
        return new Counts(readers.read(handle -> sql(handle).counts()));
    }

    @Override
    public Backlog backlog() {
        long now = clock().millis();
        return readers.readTogether(handle -> Reading.backlog(sql(handle), now));
    }

    @Override
    public Standing standing() {
        long now = clock().millis();
        return readers.readTogether(
                handle -> new Standing(new Counts(sql(handle).counts()), Reading.backlog(sql(handle), now)));
    }

    @Override
    public List<Job> page(PageQuery query) {
        return readers.read(handle -> PageSql.page(handle, query, SqliteDialect.DIALECT));
    }

    @Override
    public final long looksAt(JobState state, PageQuery.Order order, Counts counts) {
        return Indexed.looksAt(state, order, counts);
    }

    @Override
    public Optional<Job> find(long id) {
        return readers.read(handle -> sql(handle).find(id));
    }

    @Override
    public Optional<String> payload(long id) {
        return readers.read(handle -> sql(handle).payload(id));
    }

    @Override
    public List<Attempt> history(long id) {
        return readers.read(handle -> sql(handle).history(id));
    }

    @Override
    public List<QueueInfo> queues() {
        return readers.read(handle -> sql(handle).queues());
    }

    @Override
    public List<WorkerInfo> workers() {
        return readers.read(handle -> sql(handle).workers());
    }

    @Override
    public Optional<String> manager() {
        long now = clock().millis();
        return readers.read(handle -> sql(handle).manager(now));
    }

    @Override
    public Optional<Instant> firstLeaseEnd() {
        return readers.read(handle -> sql(handle).firstLeaseEnd()).map(Instant::ofEpochMilli);
    }

    @Override
    public List<Schedule> schedules() {
        return readers.read(handle -> sql(handle).schedules());
    }

    @Override
    public List<OperationInfo> operations(OperationQuery query) {
        return readers.read(handle -> OperationLog.operations(handle, query, SqliteDialect.DIALECT));
    }

    @Override
    public Optional<OperationInfo> operation(long number) {
        return readers.read(handle -> sql(handle).operation(number));
    }

    @Override
    public Undoable undoable(long operation) {
        return readers.readTogether(handle -> OperationLog.undoable(handle, operation));
    }

    @Override
    public List<TrashHeap> trash() {
        return readers.read(handle -> sql(handle).trash());
    }

    @Override
    public List<Job> trashed(long operation, long afterId, int limit) {
        return readers.read(handle -> sql(handle).trashed(operation, afterId, limit));
    }

    @Override
    public Optional<String> trashedPayload(long operation, long id) {
        return readers.read(handle -> sql(handle).trashedPayload(operation, id));
    }

    @Override
    public Optional<OperationInfo> trashedBy(long id) {
        return readers.read(handle -> sql(handle).trashedBy(id));
    }

    @Override
    public Duration keepTrash() {
        return Duration.ofMillis(readers.read(handle -> sql(handle).keepTrash()));
    }

    @Override
    public List<FlowMinute> flow(Instant from) {
        long minute = FlowDeltas.minuteOf(from.toEpochMilli());
        return readers.read(handle -> sql(handle).flow(minute));
    }

    @Override
    public Tally tally(Selection selection) {
        return readers.readTogether(handle -> Tallying.tally(handle, selection, SqliteDialect.DIALECT));
    }

    @Override
    public List<ErrorGroup> errors(Selection selection) {
        return readers.readTogether(handle -> Reading.errors(handle, selection, SqliteDialect.DIALECT));
    }

    @Override
    public Optional<Circumstances> circumstances(long id) {
        Instant now = Instant.ofEpochMilli(clock().millis());
        return readers.readTogether(handle -> Surroundings.ofJob(sql(handle), id, now));
    }

    @Override
    public Optional<Circumstances> circumstances(String queue) {
        Instant now = Instant.ofEpochMilli(clock().millis());
        return readers.readTogether(handle -> Surroundings.ofQueue(sql(handle), queue, now));
    }

    public long[] freeze(Selection selection) {
        FrozenJobs jobs = freezeCounted(selection);
        return jobs.ids(0, jobs.count());
    }

    public FrozenJobs freezeCounted(Selection selection) {
        return readers.readTogether(handle -> Freezing.freeze(handle, selection, SqliteDialect.DIALECT));
    }

    @Override
    public CheckReport check() {
        long now = clock().millis();
        // Not in one transaction, which SQLite cannot end once it has met damage; and on a connection of its own, whose
        // statements damage may leave unusable.
        try (Handle handle = readers.open()) {
            return Checking.check(handle, now);
        } catch (JdbiException e) {
            throw errors.whileWorking(e);
        }
    }

    @Override
    public long changeMark() {
        try {
            return mark.read();
        } catch (SQLException e) {
            throw errors.whileWorking(e);
        }
    }

    @Override
    public Footprint footprint() {
        return readers.readTogether(handle -> footprint(sql(handle)));
    }

    private Footprint footprint(ReadingSql sql) {
        long pageSize = sql.pageSize();
        // The log's size is asked of the file system, which opens nothing.
        long log = new File(file.path() + "-wal").length();
        return new Footprint(pageSize * sql.pageCount(), log, pageSize * sql.freePages());
    }

    @Override
    public Optional<BackupReceipt> backup(Path to, BooleanSupplier stop) {
        return new Backup(file, errors, to).make(stop);
    }

    void closeReading() {
        readers.close();
        try {
            mark.close();
        } catch (SQLException e) {
            throw errors.whileWorking(e);
        }
    }
}
