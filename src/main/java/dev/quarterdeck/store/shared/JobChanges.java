package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Transitions.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an operation makes of jobs, as an engine says it. Ids are a list in the store's dialect. */
public interface JobChanges {

    /**
     * Jobs in groups that are alike: queue, reason, state, whether the retries are used up, whether they are asked to stop,
     * whether their lease is over, whether the predicate holds, how many they are, and their ids.
     */
    ResultSet groups(Predicate selected, String ids) throws SQLException;

    /** Asks jobs to stop; their revision stays. */
    void ask(String ids) throws SQLException;

    void edit(Edit edit, String ids) throws SQLException;

    /**
     * Takes jobs where a transition leads them.
     *
     * @param runAt their new run time; null to keep what they have
     * @param error in brief; null to keep what they have
     */
    void move(JobState to, Transition transition, @Nullable Long runAt, @Nullable String error, String ids)
            throws SQLException;

    /**
     * Gives jobs their run times, one after another, from the start of their operation on.
     *
     * @param ids in the order in which the jobs are to run, after all that the operation changed so far
     */
    void spread(Rate rate, long operation, long[] ids) throws SQLException;
}
