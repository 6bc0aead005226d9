package dev.quarterdeck.store;

/** What became of the orphans of one round. */
public record Orphans(int requeued, int dead) {

    public int total() {
        return requeued + dead;
    }
}
