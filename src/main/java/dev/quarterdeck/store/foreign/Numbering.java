package dev.quarterdeck.store.foreign;

/** Where the numbers come from by which an owner's jobs are named here. */
enum Numbering {
    /** The owner's own number, which it never gives twice. */
    OWN,
    /** The owner's own number and the table's place: every table counts for itself. */
    BY_TABLE,
    /**
     * The row's place in the file and four check digits of what it holds. Rows move when the file is vacuumed, and a place
     * may be taken again: a number that was noted before then names no job, rather than another one.
     */
    CHECKED
}
