package dev.quarterdeck.console;

import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Where a text is found among lines or rows, whatever the case of its letters.
 *
 * @param places the indexes, in order
 */
record Hits(String sought, List<Integer> places) {
    Hits {
        places = List.copyOf(places);
    }

    /**
     * @param texts the text of each place
     * @param count how many places there are
     */
    static Hits of(String sought, int count, IntFunction<String> texts) {
        String wanted = sought.toLowerCase(Locale.ROOT);
        return new Hits(
                sought,
                IntStream.range(0, count)
                        .filter(i -> texts.apply(i).toLowerCase(Locale.ROOT).contains(wanted))
                        .boxed()
                        .toList());
    }

    /** The next one after a place, or with -1 the one before it; begins anew at the other end. */
    OptionalInt from(int place, int direction) {
        if (places.isEmpty()) {
            return OptionalInt.empty();
        }
        int before = (int) places.stream().filter(each -> each < place).count();
        int until = (int) places.stream().filter(each -> each <= place).count();
        int next = direction > 0 ? until : before - 1;
        return OptionalInt.of(places.get(Math.floorMod(next, places.size())));
    }

    /**
     * {@code 2 of 5: smtp}.
     *
     * @param among how much was searched; empty for all there is
     */
    Notice at(int place, String among) {
        return Notice.plain(Ages.number(places.indexOf(place) + 1) + " of " + Ages.number(places.size()) + among + ": "
                + SafeText.line(sought));
    }

    /**
     * There is none.
     *
     * @param among as above
     */
    Notice none(String among) {
        return Notice.hint("not found" + among + ": " + SafeText.line(sought));
    }
}
