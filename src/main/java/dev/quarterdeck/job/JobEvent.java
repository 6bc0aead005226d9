package dev.quarterdeck.job;

/** What can happen to a job. */
public enum JobEvent {
    /** A worker takes it. */
    CLAIM,
    /** Its handler ended well. */
    COMPLETE,
    /** Its handler failed. */
    FAIL,
    /** Its handler says that it can never succeed. */
    REJECT,
    /** Its worker gives it back unfinished. */
    RELEASE,
    /** Its lease ran out, or its worker is gone. */
    EXPIRE,
    /** An operator sends it to work again. */
    REQUEUE,
    /** An operator sets it aside. */
    UNPROCESSABLE,
    /** An operator does not want it any more. */
    CANCEL,
    /** An operator frees an orphan. */
    UNLOCK,
    /** An operator frees it although its worker may live. */
    UNLOCK_LIVE,
    /** An operator throws it away. */
    PURGE
}
