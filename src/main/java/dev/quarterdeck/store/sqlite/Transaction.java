package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.file.Statements;
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
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The write transaction that a batch of operations shares. Only the thread that runs the batch may touch it. */
final class Transaction implements OpenTransaction {
    private final Connection connection;
    private final Statements statements;
    private final QueueNames queueNames;
    private final long nowMillis;
    private final UnwrittenJobs unwrittenJobs = new UnwrittenJobs();
    private final CountDeltas counts = new CountDeltas();
    private final FlowDeltas flow;
    private final Set<String> newQueues = new HashSet<>();
    private long lastId = -1;
    private boolean madeReady;
    private boolean freedSlot;
    private boolean metRunningLimit;
    private boolean halfDone;

    Transaction(Connection connection, Statements statements, QueueNames queueNames, long nowMillis) {
        this.connection = connection;
        this.statements = statements;
        this.queueNames = queueNames;
        this.nowMillis = nowMillis;
        this.flow = new FlowDeltas(nowMillis);
    }

    @Override
    public Dialect dialect() {
        return SqliteDialect.DIALECT;
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    /** A number that moves when another connection has changed the file. */
    long othersMark() throws SQLException {
        try (ResultSet row = prepare("PRAGMA data_version").executeQuery()) {
            return row.getLong(1);
        }
    }

    UnwrittenJobs unwrittenJobs() {
        return unwrittenJobs;
    }

    CountDeltas counts() {
        return counts;
    }

    @Override
    public void count(String queue, JobState state, @Nullable Reason reason, long jobs) {
        counts.add(queue, state, reason, jobs);
    }

    @Override
    public void flow(String queue, Flow figure, long amount) {
        flow.add(queue, figure, amount);
    }

    /** A kept statement with these values bound; it finds every job that was enqueued before it. */
    @Override
    public PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        writeJobs();
        return prepareApart(sql, values);
    }

    @Override
    public int update(String sql, @Nullable Object... values) throws SQLException {
        return prepare(sql, values).executeUpdate();
    }

    /** For what no job can matter to that was enqueued in this very transaction: it leaves those together. */
    PreparedStatement prepareApart(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.prepare(connection, sql);
        Statements.bind(statement, values);
        return statement;
    }

    @Override
    public int updateApart(String sql, @Nullable Object... values) throws SQLException {
        return prepareApart(sql, values).executeUpdate();
    }

    /** An id that no job has had; ids are given out by hand so that a batch of inserts can share one statement. */
    long nextId() throws SQLException {
        if (lastId < 0) {
            try (ResultSet row = prepareApart("SELECT seq FROM sqlite_sequence WHERE name = 'job'")
                    .executeQuery()) {
                lastId = row.next() ? row.getLong(1) : 0;
            }
        }
        return ++lastId;
    }

    /** Gives every queue that gets a job its row, once. */
    @Override
    public void ensureQueue(String queue) throws SQLException {
        if (!queueNames.known(queue) && newQueues.add(queue)) {
            updateApart("INSERT INTO queue (name) VALUES (?) ON CONFLICT DO NOTHING", queue);
        }
    }

    /** Says that a waiting claim may find something now. */
    @Override
    public void madeReady() {
        madeReady = true;
    }

    /** Of what is ready later the waker knows by itself. */
    @Override
    public void readyAt(long millis) {
        madeReady |= millis <= nowMillis;
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

    /** Says that a claim looked at a queue that limits how many of its jobs run. */
    void metRunningLimit() {
        metRunningLimit = true;
    }

    boolean hasMetRunningLimit() {
        return metRunningLimit;
    }

    /**
     * A savepoint round them would cost more than they do; instead, what fails in their middle has the whole transaction
     * undone, and the rest of the batch done again.
     */
    @Override
    public <T> T allOrNothing(Steps<T> steps) throws SQLException {
        try {
            return steps.run();
        } catch (SQLException | RuntimeException e) {
            halfDone = true;
            throw e;
        }
    }

    /** Whether something in it failed and left its beginning behind, so that it must not be committed. */
    boolean isHalfDone() {
        return halfDone;
    }

    /** Writes the jobs that were enqueued. A statement that fails is not known to fail for the one who meets it. */
    void writeJobs() throws SQLException {
        if (!unwrittenJobs.isEmpty()) {
            allOrNothing(() -> {
                unwrittenJobs.write(this);
                return true;
            });
        }
    }

    void writeDeltas() throws SQLException {
        counts.write(this);
        flow.write(this);
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
        return new Undone(this, operation, ids);
    }

    @Override
    public Enqueued enqueue(NewJob job) throws SQLException {
        return Enqueueing.enqueue(this, job);
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
