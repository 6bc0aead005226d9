package dev.quarterdeck.command;

import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;

/** Tells a waiting person once a second how far a long operation is; scripts hear nothing. */
final class ProgressNotes implements Runner.Progress {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Session session;
    private final Verb verb;
    private Instant next;

    ProgressNotes(Session session, Verb verb) {
        this.session = session;
        this.verb = verb;
        this.next = session.clock().instant().plus(PERIOD);
    }

    @Override
    public void reached(long done, long matched) {
        Instant now = session.clock().instant();
        if (session.asker().isPresent() && done < matched && !now.isBefore(next)) {
            next = now.plus(PERIOD);
            session.note(verb.word() + ": " + Ages.number(done) + " of " + Ages.number(matched) + ", Ctrl-C stops");
        }
    }
}
