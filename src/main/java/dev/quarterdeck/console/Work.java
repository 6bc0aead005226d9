package dev.quarterdeck.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person had done.
 *
 * @param running the operation under way; null when there is none
 * @param done the changes of this session, oldest first, each as the command that does the same
 * @param typed the command lines of this session, oldest first
 */
record Work(@Nullable Running running, List<Done> done, List<String> typed) {
    static final Work NONE = new Work(null, List.of(), List.of());

    private static final int KEPT = 1000;

    Work {
        done = List.copyOf(done);
        typed = List.copyOf(typed);
    }

    /**
     * An operation under way.
     *
     * @param number the effect's
     * @param verb what it does, as its command is called
     * @param reached jobs behind it
     * @param matched all its jobs; 0 while that is being counted
     * @param stopping it was told to stop
     * @param sinceMillis when it began, on the monotonic clock
     */
    record Running(long number, String verb, long reached, long matched, boolean stopping, long sinceMillis) {
        static Running begun(long number, String verb, long nowMillis) {
            return new Running(number, verb, 0, 0, false, nowMillis);
        }

        Running reached(long newReached, long newMatched) {
            return new Running(number, verb, newReached, newMatched, stopping, sinceMillis);
        }

        Running stop() {
            return new Running(number, verb, reached, matched, true, sinceMillis);
        }
    }

    /**
     * A change that was made.
     *
     * @param ids the jobs, where they were named one by one
     */
    record Done(Instant at, String command, String outcome, List<Long> ids) {
        Done {
            ids = List.copyOf(ids);
        }

        Done(Instant at, String command, String outcome) {
            this(at, command, outcome, List.of());
        }
    }

    /** Whether it is the person's own doing when a job leaves its pane now. */
    boolean explains(long id) {
        return running != null
                || !done.isEmpty() && done.get(done.size() - 1).ids().contains(id);
    }

    Work running(@Nullable Running newRunning) {
        return new Work(newRunning, done, typed);
    }

    Work did(Done change) {
        return new Work(running, newest(done, change), typed);
    }

    Work typed(String line) {
        return new Work(running, done, newest(typed, line));
    }

    private static <T> List<T> newest(List<T> list, T last) {
        var more = new ArrayList<>(list);
        more.add(last);
        return more.subList(Math.max(0, more.size() - KEPT), more.size());
    }
}
