package dev.quarterdeck.store.history;

/**
 * One step of a history.
 *
 * @param seed decides everything that the action leaves open, in the light of what the steps before it led to
 */
record Step(Action action, long seed) {

    /** As it is written in a test. */
    @Override
    public String toString() {
        return "new Step(Action." + action + ", " + seed + "L)";
    }
}
