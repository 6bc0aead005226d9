package dev.quarterdeck.store;

import java.time.InstantSource;

/**
 * How a target is to be opened.
 *
 * @param access whether it may be made, changed, or only read
 * @param durability what survives when the power fails
 * @param clock where every "now" of the store comes from
 * @param assumptions what is taken for true that a target of another program does not say
 */
public record OpenOptions(Access access, Durability durability, InstantSource clock, Assumptions assumptions) {

    public OpenOptions(Access access, Durability durability, InstantSource clock) {
        this(access, durability, clock, Assumptions.NONE);
    }

    /** What the opener wants to do. */
    public enum Access {
        /** Makes the file when it is missing. */
        CREATE,
        /** Refuses a missing file. */
        CHANGE,
        /** Refuses a missing file and cannot change one. */
        READ
    }

    /** What an acknowledgement promises. */
    public enum Durability {
        /** What was acknowledged survives the loss of power. */
        FULL,
        /** The last commits may be lost with the power, never with the process. */
        NORMAL
    }

    /** Durable, by the system's clock. */
    public static OpenOptions of(Access access) {
        return new OpenOptions(access, Durability.FULL, InstantSource.system());
    }

    public OpenOptions durability(Durability newDurability) {
        return new OpenOptions(access, newDurability, clock, assumptions);
    }

    public OpenOptions clock(InstantSource newClock) {
        return new OpenOptions(access, durability, newClock, assumptions);
    }

    public OpenOptions assumptions(Assumptions newAssumptions) {
        return new OpenOptions(access, durability, clock, newAssumptions);
    }
}
