package dev.quarterdeck.command;

import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the workers. */
@Command(name = "workers", description = "List the worker processes and their last signs of life.")
final class Workers extends VerbCommand {
    @Override
    public Integer call() {
        try (var opened = open(Access.READ)) {
            List<WorkerInfo> workers = opened.store().workers();
            Output output = output();
            if (output.json()) {
                workers.forEach(worker -> output.json(line -> json(line, worker)));
            } else {
                table(output, workers, now());
            }
        }
        return Exit.DONE;
    }

    private static void json(JsonLine line, WorkerInfo worker) {
        line.text("id", worker.id())
                .text("host", worker.host())
                .number("pid", worker.pid())
                .number("threads", worker.threads())
                .number("running", worker.running())
                .texts("queues", worker.queues())
                .time("started_at", worker.startedAt())
                .time("beat_at", worker.beatAt());
    }

    private static void table(Output output, List<WorkerInfo> workers, Instant now) {
        var table = new Table(
                output,
                List.of(
                        Table.Column.left("worker"),
                        Table.Column.right("threads"),
                        Table.Column.right("running"),
                        Table.Column.right("up"),
                        Table.Column.right("beat"),
                        Table.Column.left("queues")));
        table.rows(workers.stream()
                .map(worker -> List.of(
                        Cell.of(worker.id()),
                        Cell.of(worker.threads()),
                        Cell.of(worker.running()),
                        Cell.of(ago(worker.startedAt(), now)),
                        Cell.of(ago(worker.beatAt(), now)),
                        Cell.of(worker.queues().isEmpty() ? "every queue" : String.join(", ", worker.queues()))))
                .toList());
    }

    private static String ago(Instant moment, Instant now) {
        Duration age = Duration.between(moment, now);
        return Ages.brief(age.isNegative() ? Duration.ZERO : age);
    }
}
