package dev.quarterdeck.console;

import dev.quarterdeck.command.FlowStep;
import dev.quarterdeck.completion.Suggestion;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.UndoPlan;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.text.SafeText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an errand brings back. */
sealed interface Finding {

    /** The model that knows it. */
    Next into(Model model);

    /** The change mark. */
    record Mark(long mark) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.with(model.feed().withMark(mark)));
        }
    }

    /** The counts and the queues that are paused. */
    record Counted(Counts counts, Set<String> paused) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.with(model.figures().with(counts, paused)));
        }
    }

    /** What waits and what is orphaned. */
    record Waiting(Backlog backlog) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.with(model.figures().with(backlog)));
        }
    }

    /** What went through. */
    record Flowed(List<FlowMinute> flow) implements Finding {
        @Override
        public Next into(Model model) {
            Throughput throughput = model.figures().throughput().read(flow, model.millis());
            return Next.of(model.with(model.figures().with(throughput)));
        }
    }

    /** The target's size and the number of its workers. */
    record Sized(Footprint footprint, int workers) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.with(model.figures().with(footprint, workers)));
        }
    }

    /** Rows of a pane. */
    record Rows(JobState state, Page<JobRow> page) implements Finding {
        @Override
        public Next into(Model model) {
            Board board = model.board();
            Pane pane = board.pane(state).take(page, Layout.rows(model, state), board.focus() == state);
            return Next.of(model.with(board.with(pane).roomFor(page.rows())));
        }
    }

    /** How many jobs a filter matches: the pane's, and the one being typed for it. */
    record Matches(JobState state, long count) implements Finding {
        @Override
        public Next into(Model model) {
            Optional<FilterLine> typed = model.layer(FilterLine.class).filter(line -> line.state() == state);
            if (typed.isPresent()) {
                FilterLine line = typed.get();
                return Next.of(model.replace(line, line.withMatches(count)));
            }
            Pane pane = model.board().pane(state);
            return Next.of(
                    model.with(model.board().with(pane.with(pane.narrowing().withMatches(count)))));
        }
    }

    /** How many of a pane's marked jobs it can show. */
    record Shown(JobState state, long count) implements Finding {
        @Override
        public Next into(Model model) {
            Pane pane = model.board().pane(state);
            return Next.of(model.with(model.board().with(pane.with(pane.marks().withShown(count)))));
        }
    }

    /** Everything about one job; empty when it is gone. */
    record Read(Optional<JobPage> page) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Detail.class)
                    .map(detail -> model.replace(detail, detail.read(page)))
                    .orElse(model));
        }
    }

    /** The jobs of an operation, before the question whether to run it. */
    record Froze(Frozen frozen) implements Finding {
        @Override
        public Next into(Model model) {
            return model.top().orElse(null) instanceof Counting counting
                    ? counting.counted(model, frozen)
                    : Next.of(model);
        }
    }

    /** What an operation would do if it ran now, for the purge form. */
    record Previewed(Preview preview) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(PurgeForm.class)
                    .map(form -> model.replace(form, form.withPreview(preview)))
                    .orElse(model));
        }
    }

    /** What an undo would bring back. */
    record Planned(UndoPlan plan) implements Finding {
        @Override
        public Next into(Model model) {
            return model.top().orElse(null) instanceof Counting counting
                    ? Undos.planned(model, counting, plan)
                    : Next.of(model);
        }
    }

    /** There is nothing to undo, and why. */
    record NotUndoable(String why) implements Finding {
        @Override
        public Next into(Model model) {
            boolean waited = model.top().filter(Counting.class::isInstance).isPresent();
            return Next.of(waited ? model.pop().say(Notice.hint(SafeText.line(why))) : model);
        }
    }

    /** A part of the audit. */
    record Audited(Page<OperationRow> page) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Audit.class)
                    .map(audit -> model.replace(audit, audit.take(page, Layout.listRows(model.size()))))
                    .orElse(model));
        }
    }

    /** Everything about one operation. */
    record Entered(EntryPage page) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(AuditEntry.class)
                    .map(entry -> model.replace(entry, entry.read(page)))
                    .orElse(model));
        }
    }

    /** Errors in groups, all of them. */
    record Grouped(List<ErrorRow> groups) implements Finding {
        public Grouped {
            groups = List.copyOf(groups);
        }

        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Errors.class)
                    .map(errors -> model.replace(errors, errors.take(groups, Layout.listRows(model.size()))))
                    .orElse(model));
        }
    }

    /** Errors cannot be grouped here, and why: one harmless line. */
    record Ungrouped(String why) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Errors.class)
                    .map(errors -> model.replace(errors, errors.failed(why)))
                    .orElse(model));
        }
    }

    /** The queues, all of them. */
    record Queued(List<QueueRow> rows) implements Finding {
        public Queued {
            rows = List.copyOf(rows);
        }

        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Queues.class)
                    .map(queues -> model.replace(queues, queues.take(rows, Layout.listRows(model.size()))))
                    .orElse(model));
        }
    }

    /** The workers, all of them. */
    record Staffed(List<WorkerRow> rows) implements Finding {
        public Staffed {
            rows = List.copyOf(rows);
        }

        @Override
        public Next into(Model model) {
            return Next.of(model.layer(WorkerList.class)
                    .map(workers -> model.replace(workers, workers.take(rows, Layout.listRows(model.size()))))
                    .orElse(model));
        }
    }

    /** What went through in a span of time. */
    record Trended(Trends.Span span, Duration step, List<FlowStep> steps) implements Finding {
        public Trended {
            steps = List.copyOf(steps);
        }

        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Trends.class)
                    .map(trends -> model.replace(trends, trends.take(span, step, steps)))
                    .orElse(model));
        }
    }

    /** A payload to be copied; empty when its job is gone. */
    record Payload(long id, Optional<String> payload) implements Finding {
        @Override
        public Next into(Model model) {
            return payload.map(text -> Copying.payload(model, id, text))
                    .orElseGet(() -> Next.of(model.say(Notice.hint("the job is gone"))));
        }
    }

    /** What could follow a text that is being typed. */
    record Suggested(String before, List<Suggestion> found) implements Finding {
        public Suggested {
            found = List.copyOf(found);
        }

        @Override
        public Next into(Model model) {
            return Completions.take(model, before, found);
        }
    }

    /** A payload was edited; none when the person changed nothing. */
    record Edited(Job job, Edit edit) implements Finding {
        @Override
        public Next into(Model model) {
            return Edits.edited(model, job, edit);
        }
    }

    /** A payload could not be edited, and why: one harmless line. */
    record NotEdited(String why) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(model.say(Notice.bad(why)));
        }
    }

    /** What an operation did. */
    record Done(Receipt receipt) implements Finding {
        @Override
        public Next into(Model model) {
            return Edits.then(Receipts.show(model, receipt), receipt);
        }
    }

    /** A queue was paused or resumed; not {@code changed} when it was so already. */
    record Switched(String queue, boolean paused, boolean changed) implements Finding {
        @Override
        public Next into(Model model) {
            return Next.of(Receipts.queue(model, this));
        }
    }

    /** A typed command has ended; the output is harmless. */
    record Ran(long number, String line, int exitCode, List<String> output) implements Finding {
        public Ran {
            output = List.copyOf(output);
        }

        @Override
        public Next into(Model model) {
            return Lines.ended(model, number, SafeText.line(line), exitCode, output);
        }
    }
}
