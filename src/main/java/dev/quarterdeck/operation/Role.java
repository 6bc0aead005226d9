package dev.quarterdeck.operation;

import dev.quarterdeck.job.Change;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do to a queue, from the least to the most; each may what those before it may. */
public enum Role {
    /** Reads, over a connection that can do nothing else. */
    VIEWER("it only reads"),
    /** Changes what can be changed back, and leaves the queue's file for no other and for no program. */
    OPERATOR("it changes nothing for good, touches no other file and starts no process"),
    /** Does everything. */
    ADMIN("it does everything");

    private final String about;

    Role(String about) {
        this.about = about;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it may, in short. */
    public String about() {
        return about;
    }

    /** Exactly the word: who misspells a role must not be given another one. */
    public static Optional<Role> ofWord(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** The role that a change of jobs needs at least. */
    public static Role least(Change change) {
        return change.forever() || change.force() ? ADMIN : OPERATOR;
    }

    /** Whether it may do what needs at least that role. */
    public boolean may(Role least) {
        return compareTo(least) >= 0;
    }

    /** The one of the two that may less. */
    public Role lower(Role other) {
        return may(other) ? other : this;
    }

    /** The line that refuses something. */
    public String refusal(String what, Role least) {
        return what + " needs the role " + least.word() + ", and yours is " + word() + ": " + about;
    }
}
