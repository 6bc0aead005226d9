package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Enqueued;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A transaction that changes a store: as much of it as is the same on every engine. */
public interface OpenTransaction {

    Dialect dialect();

    /** The one "now" of everything in it, in epoch milliseconds. */
    long nowMillis();

    /** A kept statement with these values bound; a question mark may have the number of its value. */
    PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException;

    int update(String sql, @Nullable Object... values) throws SQLException;

    /** The same, for what no job can matter to that was enqueued in this very transaction. */
    default int updateApart(String sql, @Nullable Object... values) throws SQLException {
        return update(sql, values);
    }

    /** Runs several statements that must happen all or not at all. */
    default <T> T allOrNothing(Steps<T> steps) throws SQLException {
        return steps.run();
    }

    /** What is to happen as one. */
    @FunctionalInterface
    interface Steps<T> {
        T run() throws SQLException;
    }

    /** Keeps others away from an operation, and what it keeps, until the end. */
    default void lockOperation(long number) throws SQLException {}

    /** Keeps others away from the jobs with these ids that are there, until the end. */
    default void lockJobs(long[] ids) throws SQLException {}

    /** Gives a queue its row, if it has none. */
    void ensureQueue(String queue) throws SQLException;

    /** Gives a duty a row, if it has none, where one is needed to lock it. */
    default void ensureDuty(String name) throws SQLException {}

    /** Keeps others from taking up any duty until the end. */
    default void lockDuties() throws SQLException {}

    /** Adds to the count of a queue's jobs of this state and reason. */
    void count(String queue, JobState state, @Nullable Reason reason, long jobs);

    /** Adds to what went through a queue this minute. */
    void flow(String queue, Flow figure, long amount);

    /** Says that a waiting claim may find something now. */
    void madeReady();

    /** Says that a job is to be had from then on, which may be now. */
    void readyAt(long millis);

    /** Says that a job is locked no longer: its queue's limit, if there is one, may let another one run. */
    void freedSlot();

    /**
     * Takes a locked job where a transition leads it.
     *
     * @param runAt its new run time; null to keep the one it has
     * @param error in brief; null to keep the one it has
     * @return how many jobs that were: none when the claim is somebody else's
     */
    int end(LockedJob job, JobState to, Transition transition, @Nullable Long runAt, @Nullable String error)
            throws SQLException;

    /** What an operation makes of jobs. */
    JobChanges changes();

    /** What this operation keeps of the jobs that it changes. */
    JobImages images(long operation);

    /** A chunk of the jobs that an operation changed, which is being undone. */
    UndoneJobs undone(long operation, long[] ids);

    Enqueued enqueue(NewJob job) throws SQLException;
}
