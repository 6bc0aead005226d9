package dev.quarterdeck.command;

import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.operation.Speed;
import dev.quarterdeck.operation.Task;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;

/** Tells a waiting person once a second how far a long operation is; scripts hear nothing. */
final class ProgressNotes implements Runner.Progress {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Session session;
    private final Task task;
    private final Instant begun;
    private Instant next;

    ProgressNotes(Session session, Task task) {
        this.session = session;
        this.task = task;
        this.begun = session.clock().instant();
        this.next = begun.plus(PERIOD);
    }

    @Override
    public void reached(long done, long matched) {
        Instant now = session.clock().instant();
        if (session.asker().isPresent() && done < matched && !now.isBefore(next)) {
            next = now.plus(PERIOD);
            session.note(task.past() + " " + Ages.number(done) + " of " + Ages.number(matched) + task.after() + ", "
                    + Speed.words(done, matched, Duration.between(begun, now)) + ", Ctrl-C stops");
        }
    }
}
