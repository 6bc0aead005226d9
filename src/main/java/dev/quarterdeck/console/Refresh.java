package dev.quarterdeck.console;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/** Decides what has to be read: what is in sight and not known, or known to be old. */
final class Refresh {
    private Refresh() {}

    /**
     * Something that the picture needs.
     *
     * @param question what decides whether an answer fits; asked at once when it changes
     * @param urgent asked as soon as nothing is under way
     * @param paceMillis asked at most so often
     * @param oldMillis asked again after so long though nothing changed; 0 for never
     */
    record Need(
            Lane lane, Object question, boolean urgent, long paceMillis, long oldMillis, LongFunction<Effect> effect) {}

    /** Asks for everything that is due. */
    static Next due(Model model) {
        List<Need> needs = Needs.of(model);
        Set<Lane> lanes = new HashSet<>();
        needs.forEach(need -> lanes.add(need.lane()));
        lanes.addAll(Needs.WORK);
        Next next = Next.of(model.with(model.feed().only(lanes).impatient(model.millis())));
        for (Need need : needs) {
            if (isDue(next.model(), need)) {
                next = next.then(each -> ask(each, need.lane(), need.question(), need.effect()));
            }
        }
        return next;
    }

    /** Asks for one thing under the next number; an answer to an earlier question of the lane is late from now on. */
    static Next ask(Model model, Lane lane, Object question, LongFunction<? extends Effect> effect) {
        Feed asked = model.feed().asked(lane, question, model.millis());
        return Next.of(model.with(asked)).and(effect.apply(asked.serial()));
    }

    private static boolean isDue(Model model, Need need) {
        Reading reading = model.feed().readings().get(need.lane());
        if (reading == null || !reading.question().equals(need.question())) {
            return true;
        }
        if (reading.waiting()) {
            return false;
        }
        if (need.urgent() && reading.problem() == null) {
            return true;
        }
        if (model.feed().frozen()) {
            return false;
        }
        long now = model.millis();
        boolean changed = reading.mark() != model.feed().mark() || reading.problem() != null;
        boolean old = need.oldMillis() > 0 && now >= reading.askedAtMillis() + need.oldMillis();
        return (changed || old) && now >= reading.againAtMillis() && now >= reading.askedAtMillis() + need.paceMillis();
    }
}
