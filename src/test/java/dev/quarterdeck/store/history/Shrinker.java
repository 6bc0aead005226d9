package dev.quarterdeck.store.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds a short list of steps that still fails, by leaving out ever smaller pieces. */
final class Shrinker {
    private final Predicate<List<Step>> fails;
    private final long deadlineNanos;

    Shrinker(Predicate<List<Step>> fails, Duration patience) {
        this.fails = fails;
        this.deadlineNanos = System.nanoTime() + patience.toNanos();
    }

    /** The shortest that was found before the patience ended; of these steps, none can be left out. */
    List<Step> shrink(List<Step> failing) {
        List<Step> shortest = failing;
        int before;
        do {
            before = shortest.size();
            for (int piece = Math.max(1, before / 2); piece >= 1; piece /= 2) {
                shortest = withoutPieces(shortest, piece);
            }
        } while (shortest.size() < before && System.nanoTime() < deadlineNanos);
        return shortest;
    }

    private List<Step> withoutPieces(List<Step> steps, int piece) {
        List<Step> shortest = steps;
        // From the end: what happened last is the least likely to be needed by what comes after.
        for (int at = steps.size() - piece; at >= 0 && System.nanoTime() < deadlineNanos; at -= piece) {
            List<Step> shorter = new ArrayList<>(shortest);
            shorter.subList(at, Math.min(at + piece, shorter.size())).clear();
            if (fails.test(shorter)) {
                shortest = shorter;
            }
        }
        return shortest;
    }
}
