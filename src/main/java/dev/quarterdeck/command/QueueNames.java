package dev.quarterdeck.command;

import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.QueueWord;
import dev.quarterdeck.store.JobReader;

/** Queues as the verbs that steer them name them. */
final class QueueNames {
    private QueueNames() {}

    /** A name that a queue can have; it may well have no jobs yet. */
    static String checked(String word) {
        try {
            return NewJob.of("any", "").queue(QueueWord.read(word)).queue();
        } catch (FilterException | IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    /** Says so when a queue has no jobs: it is allowed to steer one before its first, and perhaps a slip of the finger. */
    static void noteWithoutJobs(Session session, JobReader reader, String queue) {
        if (reader.counts().rows().stream().noneMatch(row -> row.queue().equals(queue))) {
            session.note("queue " + queue + " has no jobs yet");
        }
    }

    /** Says how the queue stands now. */
    static void account(Output output, String queue, boolean paused, boolean changed) {
        if (output.json()) {
            output.json(line -> line.text("queue", queue).flag("paused", paused).flag("changed", changed));
        } else if (paused) {
            output.whole(changed ? "paused queue " + queue : "queue " + queue + " was paused already");
        } else {
            output.whole(changed ? "resumed queue " + queue : "queue " + queue + " was not paused");
        }
    }
}
