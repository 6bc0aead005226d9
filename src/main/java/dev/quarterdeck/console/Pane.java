package dev.quarterdeck.console;

import dev.quarterdeck.console.Course.Goal;
import dev.quarterdeck.job.JobState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the four lists.
 *
 * @param window the loaded rows; null until they were read for the first time
 */
record Pane(JobState state, Narrowing narrowing, @Nullable Window window, Marks marks, Course course) {

    static Pane of(JobState state) {
        return new Pane(state, Narrowing.NONE, null, Marks.NONE, Course.START);
    }

    /** The row under the cursor. */
    Optional<JobRow> current() {
        return window == null || window.isEmpty() ? Optional.empty() : Optional.of(window.current());
    }

    /** Whether what is shown is not yet what was asked for. */
    boolean reading() {
        return window == null || course.goal() != Goal.CURSOR;
    }

    /** Moves the cursor; what it cannot move for want of rows it owes until they are read. */
    Pane move(int by, int height) {
        return with(course.pin()).shifted(by, height);
    }

    private Pane shifted(int by, int height) {
        if (window == null || window.isEmpty()) {
            return this;
        }
        int target = window.cursor() + course.owed() + by;
        int reached = Math.max(0, Math.min(target, window.rows().size() - 1));
        int owed = target < 0 && window.first() || target > reached && window.last() ? 0 : target - reached;
        Marks passed = marks;
        int step = Integer.signum(reached - window.cursor());
        for (int i = window.cursor(); marks.inRange() && i != reached; i += step) {
            passed = passed.passed(window.rows().get(i + step).id());
        }
        return new Pane(state, narrowing, window.at(reached, height), passed, course.owing(owed));
    }

    Pane toFirst(int height) {
        if (window != null && window.first()) {
            return with(course.owing(0)).move(-window.cursor(), height);
        }
        return with(course.pin().jump(Goal.HEAD));
    }

    Pane toLast(int height) {
        if (window != null && window.last()) {
            return with(course.owing(0)).move(window.rows().size(), height);
        }
        return with(course.pin().jump(Goal.TAIL));
    }

    /** Another filter: the list begins anew; marks one by one stay. */
    Pane narrowed(Narrowing newNarrowing) {
        Marks kept = marks.everything() ? Marks.NONE : marks.withShown(-1);
        return new Pane(state, newNarrowing, window, kept, course.jump(Goal.HEAD));
    }

    /** Takes in rows that were read; the cursor stays on its job where the person has placed it. */
    Pane take(Page page, int height, boolean focused) {
        Window next =
                switch (course.goal()) {
                    case HEAD -> page.window(0, 0);
                    case TAIL -> page.window(page.rows().size() - 1, page.rows().size() - 1);
                    case CURSOR -> follow(page, focused);
                };
        if (next == null) {
            return with(course.jump(Goal.CURSOR));
        }
        // What is owed is moved by now, or owed again.
        return new Pane(state, narrowing, next.inView(height), marks, course.arrived()).shifted(0, height);
    }

    /** The new rows around the old cursor's job; null when the cursor has left the part that was read. */
    private @Nullable Window follow(Page page, boolean focused) {
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

    Pane with(Course newCourse) {
        return new Pane(state, narrowing, window, marks, newCourse);
    }

    Pane with(Marks newMarks) {
        return new Pane(state, narrowing, window, newMarks, course);
    }

    Pane with(Narrowing newNarrowing) {
        return new Pane(state, newNarrowing, window, marks, course);
    }
}
