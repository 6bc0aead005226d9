package dev.quarterdeck.engine;

/** How many claims of a worker came to which end. */
public record WorkerSummary(long completed, long failed, long rejected, long released, long lost) {

    public long total() {
        return completed + failed + rejected + released + lost;
    }
}
