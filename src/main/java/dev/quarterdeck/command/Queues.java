package dev.quarterdeck.command;

import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.json.Figures;
import dev.quarterdeck.json.Figures.QueueFigures;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Lists the queues. */
@LeastRole(Role.VIEWER)
@Command(name = "queues", description = "List the queues with their counts and limits, and which are paused.")
final class Queues extends VerbCommand {
    @Override
    public Integer call() {
        try (var opened = open(Access.READ)) {
            var queues = Figures.queues(opened.jobs(), opened.jobs().counts());
            Output output = output();
            if (output.json()) {
                queues.forEach(queue -> output.json(line -> json(line, queue)));
            } else {
                table(output, queues);
            }
        }
        return Exit.DONE;
    }

    private static void json(JsonLine line, QueueFigures queue) {
        queue.json(line);
        Limits.json(line.time("paused_since", queue.pausedAt()), queue.limits());
    }

    /** A limit that may be set, as a column. */
    private record Limited(String title, Function<QueueLimits, @Nullable String> value) {
        private static final List<Limited> ALL = List.of(
                new Limited("rate", Limits::rate),
                new Limited("at most", Limits::running),
                new Limited("keep done", limits -> Limits.keep(limits.keepDone())),
                new Limited("keep dead", limits -> Limits.keep(limits.keepDead())),
                new Limited("pause after dead", Limits::pauseAfterDead));

        /** Those that any of the queues has. */
        static List<Limited> among(List<QueueFigures> queues) {
            return ALL.stream()
                    .filter(each -> queues.stream().anyMatch(queue -> each.value.apply(queue.limits()) != null))
                    .toList();
        }

        Cell cell(QueueFigures queue) {
            return Cell.of(value.apply(queue.limits()));
        }
    }

    private void table(Output output, List<QueueFigures> queues) {
        List<Limited> limits = Limited.among(queues);
        var columns = new ArrayList<>(FiguresText.QUEUE_COLUMNS);
        limits.forEach(limit -> columns.add(Table.Column.right(limit.title())));
        columns.add(Table.Column.left(""));
        new Table(output, columns)
                .rows(queues.stream()
                        .map(queue -> Stream.of(
                                        FiguresText.cells(queue).stream(),
                                        limits.stream().map(limit -> limit.cell(queue)),
                                        Stream.of(Cell.of(paused(queue.pausedAt()))))
                                .flatMap(cells -> cells)
                                .toList())
                        .toList());
    }

    private String paused(@Nullable Instant since) {
        return since == null ? "" : "paused " + Ages.brief(Duration.between(since, now()));
    }
}
