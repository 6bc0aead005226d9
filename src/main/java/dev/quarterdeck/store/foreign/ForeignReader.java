package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Job;
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
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.file.Readers;
import dev.quarterdeck.store.file.Statements;
import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Reads another program's file. What the program does not keep, nobody is told: the capabilities say so. */
abstract class ForeignReader implements JobReader {
    private final ForeignFile file;
    private final List<Source> sources;
    private final OpenOptions options;
    private final Instant opened;
    private final Readers readers;
    private final Handle marks;
    private final SideFile side;

    ForeignReader(ForeignFile file, List<Source> sources, OpenOptions options) {
        this.file = file;
        this.sources = sources;
        this.options = options;
        this.opened = options.clock().instant();
        this.readers = file.readers();
        this.marks = readers.open();
        this.side = new SideFile(file.path(), file.identity());
    }

    final ForeignFile file() {
        return file;
    }

    final List<Source> sources() {
        return sources;
    }

    final OpenOptions options() {
        return options;
    }

    final SideFile side() {
        return side;
    }

    final Facts facts() {
        return new Facts(clock().instant(), opened, options.assumptions());
    }

    final <T> T look(Function<Looking, T> question) {
        Facts facts = facts();
        return readers.readTogether(handle -> question.apply(new Looking(handle, sources, facts)));
    }

    /** Asks for rows as their owner has them, from one state of the file. */
    final <T> T rows(Owner.Asking<T> question) {
        return readers.readTogether(handle -> {
            var statements = new Statements();
            try {
                return question.of(new OwnerRows(handle.getConnection(), statements));
            } catch (SQLException e) {
                throw file.errors().whileWorking(e);
            } finally {
                forget(statements);
            }
        });
    }

    private void forget(Statements statements) {
        try {
            statements.forget();
        } catch (SQLException e) {
            throw file.errors().whileWorking(e);
        }
    }

    private Generation generation() {
        return sources.get(0).generation();
    }

    /** The program that the file belongs to, and the release that made it. */
    final String title() {
        return sources.stream().anyMatch(source -> source.generation() != generation())
                ? generation().kind().word()
                : generation().title();
    }

    @Override
    public Target target() {
        return new Target.File(file.path());
    }

    /** What at least one of its tables can. */
    @Override
    public Set<Capability> capabilities() {
        var able = new TreeSet<Capability>();
        sources.forEach(source -> able.addAll(source.generation().capabilities()));
        return able;
    }

    @Override
    public Optional<String> obstacle(Capability needed) {
        return capabilities().contains(needed)
                ? Optional.empty()
                : Optional.of(file.path().getFileName() + " cannot " + needed.words() + ": "
                        + generation().why(needed));
    }

    @Override
    public Optional<String> obstacle(Filter filter) {
        try {
            Facts facts = facts();
            sources.forEach(source -> new FilterSql(new SourceSql(source, facts), facts.now()).compile(filter));
            return Optional.empty();
        } catch (StoreException.Unsupported e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    @Override
    public InstantSource clock() {
        return options.clock();
    }

    @Override
    public Counts counts() {
        return look(Looking::counts);
    }

    @Override
    public Counts countsAtOnce() {
        return look(Looking::countsAtOnce);
    }

    @Override
    public Backlog backlog() {
        return look(Looking::backlog);
    }

    @Override
    public Standing standing() {
        return look(looking -> new Standing(looking.counts(), looking.backlog()));
    }

    @Override
    public List<Job> page(PageQuery query) {
        return look(looking -> looking.page(query));
    }

    @Override
    public Optional<Job> find(long id) {
        return look(looking -> looking.find(id));
    }

    @Override
    public Optional<String> payload(long id) {
        return look(looking -> looking.payload(id));
    }

    @Override
    public Optional<byte[]> payloadBytes(long id) {
        return look(looking -> looking.payloadBytes(id));
    }

    /** Row numbers that a vacuum may change are no names; then it is that which the owner uses. */
    @Override
    public String lastingName(Job job) {
        boolean movable = generation().row().equals("rowid");
        return generation().kind().word() + ":" + (movable ? job.queue() + "/" + job.key() : job.id());
    }

    @Override
    public List<Attempt> history(long id) {
        return List.of();
    }

    @Override
    public List<QueueInfo> queues() {
        return counts().rows().stream()
                .map(Counts.Row::queue)
                .distinct()
                .sorted()
                .map(name -> new QueueInfo(name, null))
                .toList();
    }

    @Override
    public List<WorkerInfo> workers() {
        return List.of();
    }

    @Override
    public Optional<String> manager() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> firstLeaseEnd() {
        return look(Looking::firstLeaseEnd);
    }

    @Override
    public List<Schedule> schedules() {
        return List.of();
    }

    @Override
    public List<OperationInfo> operations(OperationQuery query) {
        return side.read(log -> log.operations(query), List.of());
    }

    @Override
    public Optional<OperationInfo> operation(long number) {
        return side.read(log -> log.operation(number), Optional.empty());
    }

    @Override
    public Duration keepTrash() {
        return side.read(SideLog::keepTrash, SideLog.KEEP_UNLESS_SAID);
    }

    @Override
    public List<FlowMinute> flow(Instant from) {
        return List.of();
    }

    @Override
    public Tally tally(Selection selection) {
        return look(looking -> looking.tally(selection));
    }

    @Override
    public List<ErrorGroup> errors(Selection selection) {
        return look(looking -> looking.errors(selection));
    }

    @Override
    public Optional<Circumstances> circumstances(long id) {
        throw unsupported(Capability.WORKERS);
    }

    @Override
    public Optional<Circumstances> circumstances(String queue) {
        throw unsupported(Capability.WORKERS);
    }

    final StoreException.Unsupported unsupported(Capability needed) {
        return new StoreException.Unsupported(obstacle(needed).orElseThrow());
    }

    public long[] freeze(Selection selection) {
        return look(looking -> looking.freeze(selection));
    }

    /** Both from one state of the file: what is read together. */
    public FrozenJobs freezeCounted(Selection selection) {
        return look(looking -> new FrozenJobs(looking.freeze(selection), looking.tally(selection)));
    }

    @Override
    public CheckReport check() {
        try (Handle handle = readers.open()) {
            List<String> complaints = handle.createQuery("PRAGMA integrity_check(20)")
                    .mapTo(String.class)
                    .list();
            boolean sound = complaints.equals(List.of("ok"));
            long orphaned = sound ? backlog().orphaned() : 0;
            if (sound) {
                counts();
            }
            return new CheckReport(complaints.get(0), "ok", orphaned, sound ? List.of() : complaints);
        } catch (StoreException.Unusable e) {
            return new CheckReport("ok", "ok", 0, List.of(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            throw e instanceof StoreException ? e : file.errors().whileWorking(e);
        }
    }

    /** Where states follow from the time, every second is a change. */
    @Override
    public long changeMark() {
        synchronized (marks) {
            long version;
            try {
                version = marks.createQuery("PRAGMA data_version")
                        .mapTo(Long.class)
                        .one();
            } catch (RuntimeException e) {
                throw file.errors().whileWorking(e);
            }
            return movesByItself() ? (version << 32) + (int) clock().instant().getEpochSecond() : version;
        }
    }

    private boolean movesByItself() {
        return sources.stream()
                .flatMap(source -> source.generation().rules().stream())
                .anyMatch(rule -> rule.condition().contains("{now"));
    }

    @Override
    public Footprint footprint() {
        return readers.readTogether(handle -> {
            long page = number(handle, "PRAGMA page_size");
            // The log's size is asked of the file system, which opens nothing.
            long log = new File(file.path() + "-wal").length();
            return new Footprint(
                    page * number(handle, "PRAGMA page_count"), log, page * number(handle, "PRAGMA freelist_count"));
        });
    }

    private static long number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    @Override
    public Optional<BackupReceipt> backup(Path to, BooleanSupplier stop) {
        throw unsupported(Capability.BACKUP);
    }

    void closeReading() {
        marks.close();
        readers.close();
        side.close();
    }
}
