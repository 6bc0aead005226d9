package dev.quarterdeck.store.history;

import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.model.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the steps of one history share: the time, and what was handed out so far. */
final class World {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final SettableClock clock = new SettableClock(START);
    final List<Lease> leases = new ArrayList<>();
    final List<Frozen> frozen = new ArrayList<>();
    long lastId;
    long lastOperation;

    /** A selection that somebody previewed and has not changed yet. */
    record Frozen(Selection selection, long[] ids) {}

    /** The id of a job that is or was there, or nearly. */
    long someId(Dice dice) {
        return 1 + dice.below((int) lastId + 1);
    }

    /** The number of an operation of whatever age, the newer ones more often, or of none. */
    long someOperation(Dice dice) {
        int last = (int) lastOperation + 1;
        return last - Math.min(dice.below(last), dice.below(last));
    }

    /** A lease of whatever age; the newer ones more often. */
    Lease someLease(Dice dice) {
        if (leases.isEmpty()) {
            return new Lease(someId(dice), 2);
        }
        int back = Math.min(dice.below(leases.size()), dice.below(leases.size()));
        return leases.get(leases.size() - 1 - back);
    }
}
