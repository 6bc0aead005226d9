package dev.quarterdeck.store.foreign;

import static dev.quarterdeck.job.JobState.DEAD;
import static dev.quarterdeck.job.JobState.LOCKED;
import static dev.quarterdeck.job.JobState.PENDING;

import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Capability;
import java.util.List;

/**
 * goqite, a Go library. A message has no state: what it is follows from its timeout, which it compares as text, and from
 * how often it was received. How often is too often only its program knows.
 */
final class Goqite {
    private Goqite() {}

    static List<Generation> generations() {
        return List.of(
                described("0.4 and later", "id created updated queue body timeout received priority")
                        // Any number stands there; 0 unless its program says otherwise.
                        .field(Field.PRIORITY, "CASE WHEN priority < 0 THEN 1 ELSE min(priority, 2) + 2 END"),
                described("before 0.4", "id created updated queue body timeout received"));
    }

    private static Generation described(String name, String columns) {
        return Generation.of(Kind.GOQITE, name, "goqite", columns)
                .numbered(Numbering.CHECKED)
                .rows("rowid", "id")
                .groupedBy("queue", "timeout <= {nowText}", "received >= {max}", "received > 0")
                .state(PENDING, "(timeout <= {nowText} AND received < {max} OR timeout > {nowText} AND received = 0)")
                .state(LOCKED, "(timeout > {nowText} AND received > 0)")
                .dead(Reason.EXHAUSTED, "(timeout <= {nowText} AND received >= {max})")
                .field(Field.KEY, "id")
                .field(Field.QUEUE, "queue")
                .field(Field.ATTEMPTS, "received")
                .field(Field.MAX_RETRIES, "{max} - 1")
                .field(Field.RUN_AT, Stamp.UTC_TEXT.millis("timeout"))
                .field(Field.CREATED_AT, Stamp.UTC_TEXT.millis("created"))
                .field(
                        Field.SINCE,
                        Stamp.UTC_TEXT.millis(
                                "CASE WHEN received = 0 THEN created WHEN timeout > {nowText} THEN updated ELSE timeout END"))
                .field(Field.LEASE_UNTIL, "CASE WHEN received > 0 THEN " + Stamp.UTC_TEXT.millis("timeout") + " END")
                .opaque("body", "Go gob or whatever its program sends")
                .claims(SortKey.down(Field.PRIORITY), SortKey.up(Field.CREATED_AT))
                .can(
                        Verb.REQUEUE,
                        Deed.update(LOCKED, DEAD)
                                .with("received", Value.of(0L))
                                .with("timeout", Value.now(Stamp.UTC_TEXT)))
                .can(Verb.UNLOCK, Deed.update(LOCKED).with("timeout", Value.now(Stamp.UTC_TEXT)))
                .can(Verb.PURGE, Deed.delete(PENDING, DEAD))
                .cannot(Capability.UNPROCESSABLE, "goqite knows no failed state; purge takes a message away");
    }
}
