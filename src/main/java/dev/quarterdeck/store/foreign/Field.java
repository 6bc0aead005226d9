package dev.quarterdeck.store.foreign;

import java.util.Locale;

/** What is known of a job, in the order in which it is read; all of it is not in every file. */
enum Field {
    KEY("NULL"),
    QUEUE("'default'"),
    TYPE("''"),
    NAME("NULL"),
    PRIORITY("2"),
    ATTEMPTS("0"),
    MAX_RETRIES("0"),
    /** In milliseconds, as all the moments. */
    RUN_AT(""),
    /** Where nobody knows: when the file was opened here. */
    CREATED_AT("{opened}"),
    SINCE(""),
    STARTED_AT("NULL"),
    WORKER("NULL"),
    LEASE_UNTIL("NULL"),
    ERROR("NULL"),
    RESULT("NULL"),
    /** Only where it is text: what cannot be read cannot be searched. */
    PAYLOAD("NULL");

    private final String unlessKept;

    Field(String unlessKept) {
        this.unlessKept = unlessKept;
    }

    /** The SQL for it where the owner does not keep it; empty where another field stands for it. */
    String unlessKept() {
        return unlessKept;
    }

    /** The word of the filter language, if it has one for it. */
    String word() {
        return switch (this) {
            case RUN_AT -> "run";
            case SINCE -> "age";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
