package dev.quarterdeck.store.shared;

/** What is added up of what goes through a queue in a minute, in the order of the table's columns. */
public enum Flow {
    ENQUEUED,
    STARTED,
    COMPLETED,
    FAILED,
    DEAD,
    WAIT_MILLIS,
    RUN_MILLIS
}
