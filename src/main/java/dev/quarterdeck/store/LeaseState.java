package dev.quarterdeck.store;

/** What a heartbeat finds. */
public enum LeaseState {
    HELD,
    /** Held and prolonged, but an operator wants the job to stop. */
    CANCEL_ASKED,
    /** Somebody else ended the claim; its worker must stop and may change nothing. */
    LOST
}
