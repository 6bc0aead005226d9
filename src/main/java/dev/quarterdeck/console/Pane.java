package dev.quarterdeck.console;

import dev.quarterdeck.console.Course.Goal;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.PageQuery.Order;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the four lists.
 *
 * @param slidMillis when the cursor came to another job because its own had left the pane, on the monotonic clock
 */
record Pane(JobState state, Order order, Narrowing narrowing, Listing<JobRow> list, Marks marks, long slidMillis) {

    /** Whoever presses a key so soon after that still means the job that is gone. */
    private static final long SURPRISE_MILLIS = 700;

    private static final long NEVER = Long.MIN_VALUE / 2;

    static Pane of(JobState state) {
        return new Pane(state, Sorting.natural(state), Narrowing.NONE, Listing.start(), Marks.NONE, NEVER);
    }

    /** The loaded rows; null until they were read for the first time. */
    @Nullable
    Window<JobRow> window() {
        return list.window();
    }

    Course course() {
        return list.course();
    }

    /** The row under the cursor. */
    Optional<JobRow> current() {
        return list.current();
    }

    /** Whether what is shown is not yet what was asked for. */
    boolean reading() {
        return list.reading();
    }

    /** Moves the cursor; what it cannot move for want of rows it owes until they are read. */
    Pane move(int by, int height) {
        return passing(list.move(by, height));
    }

    Pane toFirst(int height) {
        return passing(list.toFirst(height));
    }

    Pane toLast(int height) {
        return passing(list.toLast(height));
    }

    /** Another filter: the list begins anew; marks one by one stay. */
    Pane narrowed(Narrowing newNarrowing) {
        Marks kept = marks.everything() ? Marks.NONE : marks.withShown(-1);
        return new Pane(state, order, newNarrowing, list.with(course().jump(Goal.HEAD)), kept, NEVER);
    }

    /** Takes in rows that were read; the cursor stays on its job where the person has placed it. */
    Pane take(Page<JobRow> page, int height, boolean focused) {
        Listing<JobRow> taken = list.take(page, height, focused);
        // What is owed is moved by now, or owed again.
        return with(taken).passing(taken.settled(height));
    }

    /** The job under the cursor, when it is gone with this page, so that another one takes its place. */
    Optional<Long> lost(Page<JobRow> page) {
        return list.lost(page);
    }

    Pane slid(long nowMillis) {
        return new Pane(state, order, narrowing, list, marks, nowMillis);
    }

    /** Whether the cursor stands where it is since a moment ago only, and nobody has put it there. */
    boolean surprises(long nowMillis) {
        return nowMillis - slidMillis < SURPRISE_MILLIS;
    }

    /** The same rows with the cursor elsewhere; a range takes in what it passes. */
    private Pane passing(Listing<JobRow> moved) {
        Window<JobRow> from = list.window();
        Window<JobRow> to = moved.window();
        Marks passed = marks;
        if (marks.inRange() && from != null && to != null) {
            int step = Integer.signum(to.cursor() - from.cursor());
            for (int i = from.cursor(); i != to.cursor(); i += step) {
                passed = passed.passed(from.rows().get(i + step).id());
            }
        }
        return new Pane(state, order, narrowing, moved, passed, slidMillis);
    }

    Pane with(Listing<JobRow> newList) {
        return new Pane(state, order, narrowing, newList, marks, slidMillis);
    }

    Pane with(Marks newMarks) {
        return new Pane(state, order, narrowing, list, newMarks, slidMillis);
    }

    Pane with(Narrowing newNarrowing) {
        return new Pane(state, order, newNarrowing, list, marks, slidMillis);
    }

    Pane with(Order newOrder) {
        return new Pane(state, newOrder, narrowing, list, marks, slidMillis);
    }
}
