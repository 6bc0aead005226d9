package dev.quarterdeck.command;

import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.JobReader;
import java.util.Optional;

/** Lets a person edit what one job says, wherever they look at it. */
public final class PayloadEditor {
    private PayloadEditor() {}

    /**
     * Lets the person edit the payload and waits until they are done.
     *
     * @return {@link Edit#NONE} when they changed nothing
     * @throws CommandException when the editor failed, or what it left cannot be a payload
     */
    public static Edit edit(JobReader store, Job job, Editor program) {
        String before = store.payload(job.id()).orElse("");
        PayloadDraft draft = PayloadDraft.of(before);
        String after = checked(draft.read(program.edit(draft.shown(), draft.suffix())));
        if (after.equals(before)) {
            return Edit.NONE;
        }
        if (!store.payload(job.id()).equals(Optional.of(before))) {
            throw CommandException.failed(
                    "job " + job.id() + " was given another payload meanwhile: nothing was changed; edit it again");
        }
        return Edit.payload(after);
    }

    /**
     * Refuses what no edit could reach, before anybody takes the trouble to edit anything.
     *
     * @throws CommandException when the job is in a state in which it cannot be edited so
     */
    public static void require(Job job, Edit edit) {
        if (edit.reaches(job.state())) {
            return;
        }
        String what = "job " + job.id() + " is " + job.state().word() + ": ";
        throw CommandException.failed(what
                + switch (job.state()) {
                    case LOCKED -> "a worker has it, and it cannot be edited before that is over";
                    case DEAD -> "it has no run time; requeue it, then reschedule it";
                    case DONE, PENDING -> "only pending and dead jobs can be edited";
                });
    }

    static String checked(String payload) {
        try {
            return NewJob.of("any", payload).payload();
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }
}
