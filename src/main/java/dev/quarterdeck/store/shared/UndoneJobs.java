package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A chunk of the jobs that an operation changed, which is being undone, as an engine says it. Ids are a list in the store's
 * dialect.
 */
public interface UndoneJobs {

    /**
     * Those that have images, in groups that are alike: queue, state, and reason, then state and reason as they were before,
     * {@linkplain OperationLog#WHY_LEFT why they are left}, which texts their images have, how many they are, and their ids.
     */
    ResultSet changed() throws SQLException;

    /**
     * Those in the trash, in groups that are alike: queue, state, reason, {@linkplain OperationLog#TAKER who has taken their
     * key}, how many they are, and their ids.
     */
    ResultSet trashed() throws SQLException;

    /**
     * Makes jobs what they were before, but for their state.
     *
     * @param texts which of them their images have
     */
    void restore(JobState to, int texts, String ids) throws SQLException;

    /** Asks jobs to stop, or not, as before; their revision stays. */
    void askAsBefore(String ids) throws SQLException;

    /**
     * Lets jobs that are again what they were after an earlier operation count as untouched since: it can be undone next.
     * Said once the operation that was undone has found them so.
     *
     * @param byImagesOf the operation whose images tell which revision the jobs had then
     */
    void untouchedAgain(long byImagesOf, String ids) throws SQLException;
}
