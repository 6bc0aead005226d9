package dev.quarterdeck.command;

import dev.quarterdeck.operation.OnRecord;
import dev.quarterdeck.operation.OneLine;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.JobOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What whoever changes something wants to be remembered with it. */
final class NoteArg {
    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "Kept with it in the audit, such as a ticket's number. %%0A is a line break.")
    private @Nullable String note;

    /** What is to be changed in this target goes on record, with it. */
    OnRecord record(Session session, JobOperator target) {
        return new OnRecord(target, by(session));
    }

    /** Who says it, here and now. */
    By by(Session session) {
        return new By(session.actor(), session.surface(), note == null ? null : OneLine.read(note));
    }
}
