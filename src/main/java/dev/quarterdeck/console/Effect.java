package dev.quarterdeck.console;

import dev.quarterdeck.engine.DemoSettings;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.UndoPlan;
import dev.quarterdeck.store.PageQuery.Order;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something to be done outside of the model. */
sealed interface Effect {

    /** Something that takes time, is done in the background and answered under its number. */
    sealed interface Errand extends Effect {
        Lane lane();

        long number();
    }

    /** Asks the terminal for something. */
    record Ask(App.Request request) implements Effect {}

    /** Puts a harmless text onto the clipboard of whoever sits at the terminal. */
    record Copy(String text) implements Effect {}

    /**
     * Reads a payload to be copied.
     *
     * @param trashedBy the operation that threw the job away; null when it is not in the trash
     */
    record ReadPayload(
            Lane lane, long number, long id, @Nullable Long trashedBy) implements Errand {}

    /** Stops the running operation after its present chunk. */
    record StopOperation() implements Effect {}

    /** Answers the question of a running command. */
    record Reply(long number, String answer) implements Effect {}

    /** Reads the change mark. */
    record ReadMark(Lane lane, long number) implements Errand {}

    /** Reads the counts and which queues are paused. */
    record ReadCounts(Lane lane, long number, boolean atOnce) implements Errand {
        /** Exactly, however long that takes. */
        public ReadCounts(Lane lane, long number) {
            this(lane, number, false);
        }
    }

    /** Reads what is ready, scheduled and orphaned. */
    record ReadBacklog(Lane lane, long number) implements Errand {}

    /** Reads what went through. */
    record ReadFlow(Lane lane, long number, Instant from) implements Errand {}

    /** Reads the target's size and its workers. */
    record ReadTarget(Lane lane, long number) implements Errand {}

    /** Reads rows of a pane: so many before and after a place. */
    record ReadRows(
            Lane lane,
            long number,
            JobState state,
            Selection selection,
            Order order,
            Place place,
            int before,
            int after)
            implements Errand {}

    /** Counts the jobs that a pane's filter matches. */
    record CountMatches(Lane lane, long number, JobState state, Selection selection) implements Errand {}

    /** Counts the marked jobs that a pane can show. */
    record CountMarks(Lane lane, long number, JobState state, Selection selection) implements Errand {}

    /** Reads everything about one job and lays it out for a width in cells. */
    record ReadJob(Lane lane, long number, long id, int width) implements Errand {}

    /** Reads the errors of jobs, in groups. */
    record ReadErrors(Lane lane, long number, Selection selection) implements Errand {}

    /** Reads what lies in the trash. */
    record ReadTrash(Lane lane, long number) implements Errand {}

    /** Reads the jobs that an operation threw away. */
    record ReadTrashed(Lane lane, long number, long operation) implements Errand {}

    /** Reads everything about a job that an operation threw away, and lays it out for a width in cells. */
    record ReadTrashedJob(Lane lane, long number, long operation, long id, int width) implements Errand {}

    /** Reads every queue. */
    record ReadQueues(Lane lane, long number) implements Errand {}

    /** Reads every worker. */
    record ReadWorkers(Lane lane, long number) implements Errand {}

    /** Reads what went through in a span of time, in steps. */
    record ReadTrends(Lane lane, long number, Trends.Span span, Duration step) implements Errand {}

    /** Counts exactly what an operation would do. */
    record CountOperation(Lane lane, long number, Operation operation) implements Errand {}

    /** Freezes the jobs of an operation that is about to be asked for, and counts exactly those. */
    record FreezeOperation(Lane lane, long number, Operation operation) implements Errand {}

    /**
     * Runs an operation to its end.
     *
     * @param frozen what was asked for; null when nothing had to be asked
     */
    record RunOperation(
            Lane lane,
            long number,
            Operation operation,
            @Nullable Frozen frozen) implements Errand {}

    /**
     * Looks what an undo would bring back.
     *
     * @param operation the number of what is to be undone; null for the last one that can be
     */
    record PlanUndo(Lane lane, long number, @Nullable Long operation) implements Errand {}

    /** Runs an undo to its end. */
    record RunUndo(Lane lane, long number, UndoPlan plan) implements Errand {}

    /** Reads a part of the audit: so many operations before and after a place in it. */
    record ReadAudit(Lane lane, long number, AuditReader.Place place, int before, int after) implements Errand {}

    /** Reads everything about one operation. */
    record ReadEntry(Lane lane, long number, long operation) implements Errand {}

    /** Pauses or resumes a queue. */
    record SetPaused(Lane lane, long number, String queue, boolean paused) implements Errand {}

    /** Reads how the simulation beside the console is. */
    record ReadSimulation(Lane lane, long number) implements Errand {}

    /** Makes the simulation so. */
    record Simulate(Lane lane, long number, DemoSettings settings) implements Errand {}

    /** Lets the person edit a payload; not in the background, but on the terminal while the console is away from it. */
    record EditPayload(Lane lane, long number, long id) implements Errand {}

    /**
     * Looks what could follow a text that is being typed.
     *
     * @param filter it is a filter; otherwise a command
     */
    record Suggest(Lane lane, long number, String before, boolean filter) implements Errand {}

    /** Runs a typed command. */
    record RunCommand(Lane lane, long number, String line) implements Errand {}
}
