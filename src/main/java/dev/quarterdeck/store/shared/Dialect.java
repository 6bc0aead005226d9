package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the engines of the stores say differently where all else is the same. */
public interface Dialect {

    /** A text column as it went in; one that is never null. */
    String text(ResultSet row, int column) throws SQLException;

    /** A text column as it went in; null for null. */
    @Nullable
    String textOrNull(ResultSet row, int column) throws SQLException;

    /** True for the rows whose column is among the numbers of a {@link #list(long[])}, which is bound. */
    String amongNumbers(String column);

    /** True for the rows whose column is among the texts of a {@link #list(Collection)}, which is bound. */
    String amongTexts(String column);

    String list(long[] numbers);

    String list(Collection<String> texts);

    /** The numbers of a list that the engine wrote: whatever its brackets are, commas stand between them. */
    default long[] numbers(String list) {
        return list.length() <= 2
                ? new long[0]
                : Arrays.stream(list.substring(1, list.length() - 1).split(","))
                        .mapToLong(Long::parseLong)
                        .toArray();
    }

    /** The end of a question: what locks the rows that it finds, where others could write meanwhile. */
    String locking(String clause);

    /** Of jobs that are found by their ids, those in this state. */
    String ofStateAmongIds(JobState state);

    /** True for columns that are these parts with anything between them. */
    Predicate matches(String column, List<String> parts);

    /** True for columns that hold these parts with anything between them, whatever the case of A to Z. */
    Predicate contains(String column, List<String> parts);

    /** True for columns that hold a text, which is bound. */
    String holds(String column);

    /** A text column in quotation marks. */
    String quoted(String column);

    /** What stands before the first blank. */
    String firstWord(String column);

    /** The fingerprint of a job's error; null where there is none. */
    String cause();

    /** As many columns of a job's error as its headline needs. */
    String headline();

    /** What those hold, from this column on: the first line at least; null where there is no error. */
    @Nullable
    String headline(ResultSet row, int column) throws SQLException;

    /** The questions that are always the same, put over this connection. */
    Questions questions(Handle handle);

    /**
     * As j, the first ready or scheduled jobs of each queue q and priority p, by a seek for each.
     *
     * @param ofPriority a condition on p
     * @param rest of the conditions on the job i that is looked at, and the order and number of these
     */
    String heads(String ofPriority, String rest);

    /** Adds to the kept count of a queue, state and reason, which are bound before the number of jobs. */
    String addToCount();
}
