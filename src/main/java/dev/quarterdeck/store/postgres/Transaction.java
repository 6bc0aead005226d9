package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.shared.Dialect;
import dev.quarterdeck.store.shared.Flow;
import dev.quarterdeck.store.shared.JobChanges;
import dev.quarterdeck.store.shared.JobImages;
import dev.quarterdeck.store.shared.LockedJob;
import dev.quarterdeck.store.shared.OpenTransaction;
import dev.quarterdeck.store.shared.QueueNames;
import dev.quarterdeck.store.shared.UndoneJobs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A transaction that changes the store; only the thread that runs it may touch it. Counts are written at its end. */
final class Transaction implements OpenTransaction {
    private static final String COUNT_AND_COMMIT =
            "WITH counted AS (" + CountDeltas.ADD + ") " + FlowDeltas.ADD + "; COMMIT";

    /** An id that no job has had, as SQL. */
    static final String NEXT_ID = "nextval(pg_get_serial_sequence('job', 'id'))";

    private static final String IDS = "SELECT " + NEXT_ID + " FROM generate_series(1, ?::integer)";

    private final Connection connection;
    private final Statements statements;
    private final QueueNames queueNames;
    private final Ids ids;
    private final long nowMillis;
    private final int shard;
    private final boolean mayBeDone;
    private final CountDeltas counts = new CountDeltas();
    private final FlowDeltas flow;
    private final Set<String> newQueues = new HashSet<>();
    private boolean begun;
    private boolean madeReady;
    private boolean freedSlot;

    /**
     * @param shard the part of the counts that this connection writes to
     * @param mayBeDone its like was lost at the commit before
     */
    Transaction(
            Connection connection,
            Statements statements,
            QueueNames queueNames,
            Ids ids,
            long nowMillis,
            int shard,
            boolean mayBeDone) {
        this.connection = connection;
        this.statements = statements;
        this.queueNames = queueNames;
        this.ids = ids;
        this.nowMillis = nowMillis;
        this.shard = shard;
        this.mayBeDone = mayBeDone;
        this.flow = new FlowDeltas(nowMillis);
    }

    @Override
    public Dialect dialect() {
        return PostgresDialect.DIALECT;
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    int shard() {
        return shard;
    }

    long minuteMillis() {
        return flow.minuteMillis();
    }

    /** Whether all that it is to do may be done already. */
    boolean mayBeDone() {
        return mayBeDone;
    }

    @Override
    public void count(String queue, JobState state, @Nullable Reason reason, long jobs) {
        counts.add(queue, state, reason, jobs);
    }

    @Override
    public void flow(String queue, Flow figure, long amount) {
        flow.add(queue, figure, amount);
    }

    /** A statement with these values bound; the same one for the same SQL, so that its last result is closed. */
    @Override
    public PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        begin();
        return statements.prepare(sql, values);
    }

    /** Has nothing be committed before all is. */
    void begin() throws SQLException {
        if (!begun) {
            connection.setAutoCommit(false);
            begun = true;
        }
    }

    /** Whether nothing was done in it so far, so that a statement may go alone. */
    boolean isFresh() {
        return !begun;
    }

    /**
     * Runs a statement that is committed by itself, before all others. What comes after it is another transaction: it is for
     * a statement after which nothing need come, or that changed nothing.
     */
    ResultSet alone(String sql, @Nullable Object... values) throws SQLException {
        if (begun) {
            throw new IllegalStateException("a transaction has begun in which this is to be alone. Indicates a bug.");
        }
        try {
            return statements.prepare(sql, values).executeQuery();
        } catch (SQLException e) {
            throw LostAtCommit.of(e);
        }
    }

    /** Ids that no job has had, in the order in which they come. They are not given back, whatever becomes of this. */
    long[] newIds(int count) throws SQLException {
        return ids.take(count, this::askForIds);
    }

    private long[] askForIds(int count) throws SQLException {
        long[] asked = new long[count];
        try (ResultSet row = statements.prepare(IDS, count).executeQuery()) {
            for (int i = 0; row.next(); i++) {
                asked[i] = row.getLong(1);
            }
        }
        return asked;
    }

    @Override
    public int update(String sql, @Nullable Object... values) throws SQLException {
        return prepare(sql, values).executeUpdate();
    }

    /** For a batch of rows, which the driver sends together. */
    PreparedStatement prepareBatch(String sql) throws SQLException {
        begin();
        return connection.prepareStatement(sql);
    }

    /** In the order of the ids, as everybody does who locks several. */
    @Override
    public void lockJobs(long[] ids) throws SQLException {
        lock("SELECT id FROM job WHERE id = ANY(?::bigint[]) ORDER BY id FOR UPDATE", Literals.array(ids));
    }

    /** Runs a statement for the locks that it takes; what it finds is read by a later one, which sees what they waited for. */
    void lock(String sql, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = prepare(sql, values).executeQuery()) {
            while (rows.next()) {
                // Nothing: the lock is all.
            }
        }
    }

    @Override
    public void lockOperation(long number) throws SQLException {
        lock("SELECT number FROM operation WHERE number = ? FOR UPDATE", number);
    }

    @Override
    public void lockDuties() throws SQLException {
        prepare("LOCK TABLE duty IN SHARE ROW EXCLUSIVE MODE").execute();
    }

    @Override
    public void ensureDuty(String name) throws SQLException {
        update(
                "INSERT INTO duty (name, until, holder, holder_start) VALUES (?, 0, '', '') ON CONFLICT DO NOTHING",
                name);
    }

    @Override
    public void ensureQueue(String queue) throws SQLException {
        ensureQueues(Set.of(queue));
    }

    /** Whether a queue is remembered to have its row. */
    boolean knows(String queue) {
        return queueNames.known(queue);
    }

    /** Gives every queue that gets a job its row, once; in order, because others may make the same ones. */
    void ensureQueues(Collection<String> queues) throws SQLException {
        for (String queue : new TreeSet<>(queues)) {
            if (!queueNames.known(queue) && newQueues.add(queue)) {
                update("INSERT INTO queue (name) VALUES (?) ON CONFLICT DO NOTHING", queue);
            }
        }
    }

    /** Says that a waiting claim may find something now, or has to look at the clock anew. */
    @Override
    public void madeReady() {
        madeReady = true;
    }

    @Override
    public void readyAt(long millis) {
        madeReady = true;
    }

    boolean hasMadeReady() {
        return madeReady;
    }

    @Override
    public void freedSlot() {
        freedSlot = true;
    }

    boolean hasFreedSlot() {
        return freedSlot;
    }

    /** Writes the counts and commits, in one message to the server and one answer. */
    void commit() throws SQLException {
        if (!begun && counts.isEmpty() && flow.isEmpty()) {
            return;
        }
        try {
            if (counts.isEmpty() && flow.isEmpty()) {
                connection.commit();
            } else {
                prepare(COUNT_AND_COMMIT, deltas().toArray()).execute();
            }
        } catch (SQLException e) {
            throw LostAtCommit.of(e);
        }
    }

    private List<Object> deltas() {
        List<Object> values = new ArrayList<>();
        values.add(shard);
        values.addAll(counts.values());
        values.add(flow.minuteMillis());
        values.addAll(flow.values());
        return values;
    }

    @Override
    public JobChanges changes() {
        return new Changes(this);
    }

    @Override
    public JobImages images(long operation) {
        return new Images(this, operation);
    }

    @Override
    public UndoneJobs undone(long operation, long[] ids) {
        return new Undone(this, operation, Literals.array(ids));
    }

    @Override
    public Enqueued enqueue(NewJob job) throws SQLException {
        return new Enqueueing(List.of(job)).within(this).get(0);
    }

    @Override
    public int end(LockedJob job, JobState to, Transition transition, @Nullable Long runAt, @Nullable String error)
            throws SQLException {
        return Settling.end(this, job, to, transition, runAt, error);
    }

    void committed() {
        queueNames.learn(newQueues);
    }
}
