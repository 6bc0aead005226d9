package dev.quarterdeck.job;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * A predicate over jobs, with the moment at which it was said frozen in it: ages do not move while it is used.
 *
 * @param states one of these; empty for any
 * @param ids one of these; empty for any
 * @param filter all of this
 * @param all every job is meant although nothing narrows the selection
 * @param now what ages and run times are measured against
 */
public record Selection(Set<JobState> states, List<Long> ids, Filter filter, boolean all, Instant now) {

    public Selection {
        states = Set.copyOf(states);
        ids = List.copyOf(ids);
    }

    /** The jobs in one state. */
    public static Selection ofState(JobState state, Instant now) {
        return new Selection(Set.of(state), List.of(), Filter.ANY, false, now);
    }

    /** The jobs with these ids. */
    public static Selection ofIds(List<Long> ids, Instant now) {
        return new Selection(Set.of(), ids, Filter.ANY, false, now);
    }

    /** The same, and the filter too. */
    public Selection and(Filter more) {
        return new Selection(states, ids, Filter.all(List.of(filter, more)), all, now);
    }

    /** Nothing narrows it and nobody said that every job is meant: a change refuses it. */
    public boolean saysNothing() {
        return !all && states.isEmpty() && ids.isEmpty() && filter.equals(Filter.ANY);
    }

    /**
     * The selection as a command takes it: states, ids, filter terms and {@code --all}, such as
     * {@code dead type=a age=1h..}. Needs no quoting in a shell; {@link SelectionParser} reads all but the option back.
     */
    public String canonical() {
        StringJoiner words = new StringJoiner(" ");
        if (!states.isEmpty()) {
            words.add(states.stream().sorted().map(JobState::word).collect(Collectors.joining(",")));
        }
        ids.forEach(id -> words.add(Long.toString(id)));
        if (!filter.equals(Filter.ANY)) {
            words.add(filter.canonical());
        }
        if (all) {
            words.add("--all");
        }
        return words.toString();
    }
}
