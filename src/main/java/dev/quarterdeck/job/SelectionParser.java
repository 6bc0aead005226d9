package dev.quarterdeck.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a command works on: states, ids and filter terms, in any order.
 *
 * <p>{@code dead} and {@code done,dead} are states, whatever their case; {@code 12} and {@code 12,13} are ids; everything
 * else is a term of the filter language ({@link FilterParser}). Several states add up, and so do several ids and ranges of
 * ids; states, ids and terms must hold together.
 *
 * <p>A word alone is a term too, a text to search for. So that {@code requeue daed} does not search for "daed", the first
 * word of a selection is refused when it is nearly the name of a state or a field, or names a set of jobs that is no state
 * (a reason, {@code ready}, {@code scheduled}, {@code all}). {@code error~daed} searches for it.
 */
public final class SelectionParser {
    private final Set<JobState> states = EnumSet.noneOf(JobState.class);
    private final Set<Long> ids = new LinkedHashSet<>();
    private final List<String> terms = new ArrayList<>();

    private SelectionParser() {}

    /**
     * Reads the words of a selection; none are a selection that says nothing.
     *
     * @param now what ages and run times are measured against
     * @throws FilterException when a word cannot be understood; it names the word and the nearest right one
     */
    public static Selection parse(List<String> words, Instant now) {
        SelectionParser parser = new SelectionParser();
        parser.read(words);
        return new Selection(parser.states, List.copyOf(parser.ids), FilterParser.parse(parser.terms), false, now);
    }

    private void read(List<String> words) {
        boolean ranges = words.stream().anyMatch(word -> BareWord.namesIds(word) && word.contains(".."));
        boolean negated = false;
        for (String word : words) {
            if (BareWord.namesStates(word)) {
                refuseNegated(negated, word);
                states.addAll(BareWord.states(word));
            } else if (BareWord.namesIds(word) && !ranges && !negated) {
                BareWord.ids(word).stream().map(Filter.Span::from).forEach(ids::add);
            } else {
                if (nothingRead() && BareWord.isPlain(word)) {
                    BareWord.refuseUnlessText(word);
                }
                terms.add(word);
            }
            negated = BareWord.isNot(word);
        }
    }

    private boolean nothingRead() {
        return states.isEmpty() && ids.isEmpty() && terms.isEmpty();
    }

    private static void refuseNegated(boolean negated, String word) {
        if (negated) {
            List<JobState> named = BareWord.states(word);
            String others = Stream.of(JobState.values())
                    .filter(state -> !named.contains(state))
                    .map(JobState::word)
                    .collect(Collectors.joining(","));
            throw FilterException.in("not " + word, "a state after not", "write " + others);
        }
    }
}
