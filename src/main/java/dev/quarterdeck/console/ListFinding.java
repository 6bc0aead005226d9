package dev.quarterdeck.console;

import dev.quarterdeck.command.FlowStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the lists over the panes show. */
sealed interface ListFinding extends Finding {

    /** A part of the audit. */
    record Audited(Page<OperationRow> page) implements ListFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Audit.class)
                    .map(audit -> model.replace(audit, audit.take(page, Layout.listRows(model.size()))))
                    .orElse(model));
        }
    }

    /** Everything about one operation. */
    record Entered(EntryPage page) implements ListFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(AuditEntry.class)
                    .map(entry -> model.replace(entry, entry.read(page)))
                    .orElse(model));
        }
    }

    /** Errors in groups, all of them. */
    record Grouped(List<ErrorRow> groups) implements ListFinding {
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
    record Ungrouped(String why) implements ListFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Errors.class)
                    .map(errors -> model.replace(errors, errors.failed(why)))
                    .orElse(model));
        }
    }

    /** What lies in the trash, all of it, and for how long what is purged is kept. */
    record Heaped(List<TrashRow> rows, Duration keep) implements ListFinding {
        public Heaped {
            rows = List.copyOf(rows);
        }

        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Trash.class)
                    .map(trash -> model.replace(trash, trash.take(rows, keep, Layout.listRows(model.size()))))
                    .orElse(model));
        }
    }

    /** Jobs that an operation threw away. */
    record Unearthed(long operation, List<JobRow> rows) implements ListFinding {
        public Unearthed {
            rows = List.copyOf(rows);
        }

        @Override
        public Next into(Model model) {
            return Next.of(model.layer(TrashedJobs.class)
                    .map(jobs -> model.replace(jobs, jobs.take(operation, rows, Layout.listRows(model.size()))))
                    .orElse(model));
        }
    }

    /** Everything about a job in the trash; empty when it does not lie there any more. */
    record Exhumed(long id, Optional<JobPage> page) implements ListFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(TrashedJob.class)
                    .filter(job -> job.row().id() == id)
                    .map(job -> model.replace(job, job.read(page)))
                    .orElse(model));
        }
    }

    /** The queues, all of them. */
    record Queued(List<QueueRow> rows) implements ListFinding {
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
    record Staffed(List<WorkerRow> rows) implements ListFinding {
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
    record Trended(Trends.Span span, Duration step, List<FlowStep> steps) implements ListFinding {
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
}
