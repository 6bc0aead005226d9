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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Reads another program's file. What the program does not keep, nobody is told: the capabilities say so. */
abstract class ForeignReader implements JobReader {
    private final ForeignFile file;
    private final List<Source> sources;
    private final OpenOptions options;
    private final Instant opened;
    private final Readers readers;
    private final Vitals vitals;
    private final SideFile side;

    ForeignReader(ForeignFile file, List<Source> sources, OpenOptions options) {
        this.file = file;
        this.sources = sources;
        this.options = options;
        this.opened = options.clock().instant();
        this.readers = file.readers();
        this.vitals = new Vitals(file, sources, readers, options.clock());
        this.side = new SideFile(file.path(), Identity.of(file.path()));
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

    final Readers readers() {
        return readers;
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
        return vitals.check(() -> standing().backlog().orphaned());
    }

    @Override
    public long changeMark() {
        return vitals.changeMark();
    }

    @Override
    public Footprint footprint() {
        return vitals.footprint();
    }

    @Override
    public Optional<BackupReceipt> backup(Path to, BooleanSupplier stop) {
        throw unsupported(Capability.BACKUP);
    }

    void closeReading() {
        vitals.close();
        readers.close();
        side.close();
    }
}
