package dev.quarterdeck.store.sqlite;

/** The changes that are not made job by job. */
final class WritingSql {

    static final String BEGIN_OPERATION =
            "INSERT INTO operation (started_at, matched, actor, surface, command) VALUES (?, ?, ?, ?, ?)"
                    + " RETURNING number";

    static final String END_OPERATION = "UPDATE operation SET ended_at = ?, note = ? WHERE number = ?";

    private WritingSql() {}
}
