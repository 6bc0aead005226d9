package dev.quarterdeck.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which jobs of a pane are marked: some one by one, or everything that the pane's filter matches.
 *
 * @param some ids of the jobs marked one by one
 * @param trail ids from where a range was begun to the cursor, in the order they were passed; empty when none is open
 * @param everything every job that matches is meant, loaded or not
 * @param shown how many of the jobs marked one by one the pane can show; -1 while that is being counted
 */
record Marks(Set<Long> some, List<Long> trail, boolean everything, long shown) {
    static final Marks NONE = new Marks(Set.of(), List.of(), false, -1);
    static final Marks EVERYTHING = new Marks(Set.of(), List.of(), true, -1);

    Marks {
        some = Set.copyOf(some);
        trail = List.copyOf(trail);
    }

    boolean isEmpty() {
        return !everything && some.isEmpty() && trail.isEmpty();
    }

    boolean has(long id) {
        return everything || some.contains(id) || trail.contains(id);
    }

    /** The ids of the jobs marked one by one, ascending. */
    List<Long> ids() {
        SortedSet<Long> all = new TreeSet<>(some);
        all.addAll(trail);
        return List.copyOf(all);
    }

    int count() {
        return ids().size();
    }

    /** How many of the jobs marked one by one the pane cannot show; 0 while that is being counted. */
    long hidden() {
        return shown < 0 ? 0 : Math.max(0, count() - shown);
    }

    Marks toggled(long id) {
        var ids = new TreeSet<>(ids());
        if (!ids.remove(id)) {
            ids.add(id);
        }
        return new Marks(ids, List.of(), false, -1);
    }

    boolean inRange() {
        return !trail.isEmpty();
    }

    Marks rangeFrom(long id) {
        return new Marks(some, List.of(id), false, -1);
    }

    /** The open range becomes marks like others. */
    Marks rangeEnded() {
        return new Marks(Set.copyOf(ids()), List.of(), false, shown);
    }

    /** The open range given up. */
    Marks rangeDropped() {
        return new Marks(some, List.of(), false, -1);
    }

    /** The cursor came to this job: the range grows by it, or shrinks when it goes back where it came from. */
    Marks passed(long id) {
        var path = new ArrayList<>(trail);
        int size = path.size();
        if (size >= 2 && path.get(size - 2) == id) {
            path.remove(size - 1);
        } else if (!path.contains(id)) {
            path.add(id);
        }
        return new Marks(some, path, everything, -1);
    }

    Marks withShown(long count) {
        return new Marks(some, trail, everything, count);
    }
}
