package dev.quarterdeck.store.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when it is told to, forwards or backwards. */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    public SettableClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void set(Instant moment) {
        now = moment;
    }

    /** Moves by this much; a negative duration sets the clock back. */
    public void move(Duration by) {
        now = now.plus(by);
    }
}
