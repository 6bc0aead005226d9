package dev.quarterdeck.store;

/** What a target may or may not be able to do; surfaces disable what is missing and say why. */
public enum Capability {
    ENQUEUE,
    WORK,
    REQUEUE,
    PURGE,
    UNPROCESSABLE,
    CANCEL,
    UNLOCK,
    PAUSE,
    LIMIT,
    EDIT,
    UNDO,
    AUDIT,
    HISTORY,
    FLOW,
    BACKUP,
    COMPACT
}
