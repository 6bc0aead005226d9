package dev.quarterdeck.console;

import dev.quarterdeck.console.Course.Goal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read part by part, and where the person is in it.
 *
 * @param window the loaded rows; null until they were read for the first time
 */
record Listing<R extends Row>(@Nullable Window<R> window, Course course) {

    static <R extends Row> Listing<R> start() {
        return new Listing<>(null, Course.START);
    }

    /** The row under the cursor. */
    Optional<R> current() {
        return window == null || window.isEmpty() ? Optional.empty() : Optional.of(window.current());
    }

    /** The index of the row under the cursor; 0 while there are none. */
    int cursor() {
        return window == null ? 0 : window.cursor();
    }

    /** One of the rows that are read. */
    Row row(int index) {
        return Objects.requireNonNull(window, "no row is read").rows().get(index);
    }

    /** Whether what is shown is not yet what was asked for. */
    boolean reading() {
        return window == null || course.goal() != Goal.CURSOR;
    }

    /** Whether more rows than are loaded will soon be in sight. */
    boolean runsShort(int height) {
        return window != null && !reading() && window.nearEdge(height);
    }

    /** Moves the cursor; what it cannot move for want of rows it owes until they are read. */
    Listing<R> move(int by, int height) {
        return with(course.pin()).shifted(by, height);
    }

    /** Moves what the cursor owes, as far as there are rows by now. */
    Listing<R> settled(int height) {
        return shifted(0, height);
    }

    private Listing<R> shifted(int by, int height) {
        if (window == null || window.isEmpty()) {
            return this;
        }
        if (course.goal() != Goal.CURSOR) {
            // It is on its way to the one end, and goes on from there.
            return with(course.owing(course.owed() + by));
        }
        int target = window.cursor() + course.owed() + by;
        int reached = Math.max(0, Math.min(target, window.rows().size() - 1));
        int owed = target < 0 && window.first() || target > reached && window.last() ? 0 : target - reached;
        return new Listing<>(window.at(reached, height), course.owing(owed));
    }

    Listing<R> toFirst(int height) {
        if (window != null && window.first()) {
            return with(staying()).move(-window.cursor(), height);
        }
        return with(course.pin().jump(Goal.HEAD));
    }

    Listing<R> toLast(int height) {
        if (window != null && window.last()) {
            return with(staying()).move(window.rows().size(), height);
        }
        return with(course.pin().jump(Goal.TAIL));
    }

    /** The cursor owes nothing and is on its way to nowhere else. */
    private Course staying() {
        return course.goal() == Goal.CURSOR ? course.owing(0) : course.jump(Goal.CURSOR);
    }

    /**
     * Takes in rows that were read; what the cursor owes is still to be {@link #settled}.
     *
     * @param focused the cursor stays on its row, wherever the person has placed it
     */
    Listing<R> take(Page<R> page, int height, boolean focused) {
        Window<R> next =
                switch (course.goal()) {
                    case HEAD -> page.window(0, 0);
                    case TAIL -> page.window(page.rows().size() - 1, page.rows().size() - 1);
                    case CURSOR -> follow(page, focused);
                };
        return next == null ? with(course.jump(Goal.CURSOR)) : new Listing<>(next.inView(height), course.arrived());
    }

    /** The row under the cursor, when it is gone with this page, which was read around it. */
    Optional<Long> lost(Page<R> page) {
        Window<R> next = page.window(0, 0);
        return reading()
                ? Optional.empty()
                : current().map(Row::id).filter(id -> page.anchor() == id && next.indexOf(id) < 0);
    }

    /** The new rows around the old cursor's row; null when the cursor has left the part that was read. */
    private @Nullable Window<R> follow(Page<R> page, boolean focused) {
        if (window == null || window.isEmpty() || !(course.pinned() || focused)) {
            return page.window(0, 0);
        }
        long id = window.current().id();
        int index = page.window(0, 0).indexOf(id);
        if (index < 0) {
            if (page.anchor() != id) {
                return null;
            }
            index = Math.min(page.place(), page.rows().size() - 1);
        }
        boolean head = window.top() == 0 && window.first() && page.first();
        int offset = window.cursor() - window.top();
        return page.window(index, head ? 0 : Math.max(0, index - offset));
    }

    /** Takes in all the rows that there are: the cursor stays on its row, or where that was. */
    Listing<R> takeAll(List<R> rows, int height) {
        Page<R> page = window == null || window.isEmpty()
                ? new Page<>(rows, true, true, 0, 0)
                : new Page<>(rows, true, true, window.current().id(), window.cursor());
        return take(page, height, true).settled(height);
    }

    /** All the rows in this order: a cursor that the person has placed stays on its row, any other is on the first. */
    Listing<R> ranked(Ranking<R> ranking, int height) {
        if (window == null || window.isEmpty()) {
            return this;
        }
        Listing<R> sorted = takeAll(ranking.sorted(window.rows()), height);
        return course.pinned() ? sorted : sorted.at(0, height);
    }

    /** The cursor on this row, where nobody has placed it. */
    private Listing<R> at(int index, int height) {
        return window == null ? this : new Listing<>(window.at(index, height), course);
    }

    Listing<R> inView(int height) {
        return window == null ? this : new Listing<>(window.inView(height), course);
    }

    Listing<R> with(Course newCourse) {
        return new Listing<>(window, newCourse);
    }
}
