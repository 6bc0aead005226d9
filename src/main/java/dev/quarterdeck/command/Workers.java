package dev.quarterdeck.command;

import static java.util.stream.Collectors.groupingBy;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the workers, and what each of them runs. */
@LeastRole(Role.VIEWER)
@Needs(Capability.WORKERS)
@Command(name = "workers", description = "List the worker processes, their last signs of life, and what each runs.")
final class Workers extends VerbCommand {
    /** More jobs than all the threads of a large fleet run. */
    private static final int MOST_JOBS = 10_000;

    private static final int WORKER_CELLS = 28;
    private static final int QUEUES_CELLS = 24;

    /** A worker, whether it is the manager, and its jobs, the longest under way first. */
    private record Row(WorkerInfo worker, boolean manager, List<Job> jobs) {}

    @Override
    public Integer call() {
        try (var opened = open(Access.READ)) {
            List<Row> rows = rows(opened.jobs());
            Output output = output();
            if (output.json()) {
                rows.forEach(row -> output.json(line -> json(line, row)));
            } else {
                workers(output, rows, now());
                jobs(output, rows, now());
            }
        }
        return Exit.DONE;
    }

    private List<Row> rows(JobReader store) {
        List<WorkerInfo> workers = store.workers();
        String manager = store.manager().orElse("");
        Selection locked = Selection.ofState(JobState.LOCKED, now());
        Map<String, List<Job>> byWorker =
                store.page(new PageQuery(locked, Order.LEASE, null, false, MOST_JOBS)).stream()
                        .sorted(Comparator.comparing(Job::since).thenComparing(Job::id))
                        .collect(groupingBy(job -> String.valueOf(job.worker())));
        return workers.stream()
                .map(worker ->
                        new Row(worker, worker.id().equals(manager), byWorker.getOrDefault(worker.id(), List.of())))
                .toList();
    }

    private static void json(JsonLine line, Row row) {
        WorkerInfo worker = row.worker();
        line.text("id", worker.id())
                .text("host", worker.host())
                .number("pid", worker.pid())
                .number("threads", worker.threads())
                .number("running", worker.running())
                .texts("queues", worker.queues())
                .time("started_at", worker.startedAt())
                .time("beat_at", worker.beatAt())
                .flag("manager", row.manager())
                .flag("quiet", worker.quiet())
                .objects("jobs", row.jobs(), (object, job) -> object.number("id", job.id())
                        .text("type", job.type())
                        .time("since", job.since()));
    }

    private static void workers(Output output, List<Row> rows, Instant now) {
        var table = new Table(
                output,
                List.of(
                        Table.Column.left("worker", WORKER_CELLS),
                        Table.Column.right("threads"),
                        Table.Column.right("running"),
                        Table.Column.right("up"),
                        Table.Column.right("beat"),
                        Table.Column.left("queues", QUEUES_CELLS),
                        Table.Column.left("")));
        table.rows(rows.stream()
                .map(row -> List.of(
                        Cell.of(row.worker().id()),
                        Cell.of(row.worker().threads()),
                        Cell.of(row.worker().running()),
                        Cell.of(ago(row.worker().startedAt(), now)),
                        Cell.of(ago(row.worker().beatAt(), now)),
                        Cell.of(queues(row.worker())),
                        Cell.of(marks(row))))
                .toList());
    }

    /** A process that only manages serves none. */
    private static String queues(WorkerInfo worker) {
        if (worker.threads() == 0) {
            return "none";
        }
        return worker.queues().isEmpty() ? "every queue" : String.join(", ", worker.queues());
    }

    private static String marks(Row row) {
        var marks = new ArrayList<String>();
        if (row.manager()) {
            marks.add("manager");
        }
        if (row.worker().quiet()) {
            marks.add("quiet");
        }
        return String.join(", ", marks);
    }

    private static void jobs(Output output, List<Row> rows, Instant now) {
        var cells = new ArrayList<List<Cell>>();
        for (Row row : rows) {
            for (Job job : row.jobs()) {
                cells.add(List.of(
                        Cell.of(row.worker().id()),
                        Cell.of(job.id()),
                        Cell.of(ago(job.since(), now)),
                        Cell.of(job.type())));
            }
        }
        if (!cells.isEmpty()) {
            output.line("");
        }
        var table = new Table(
                output,
                List.of(
                        Table.Column.left("runs", WORKER_CELLS),
                        Table.Column.right("job"),
                        Table.Column.right("for"),
                        Table.Column.left("type")));
        table.rows(cells);
    }

    private static String ago(Instant moment, Instant now) {
        Duration age = Duration.between(moment, now);
        return Ages.brief(age.isNegative() ? Duration.ZERO : age);
    }
}
