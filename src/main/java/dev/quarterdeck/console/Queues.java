package dev.quarterdeck.console;

import dev.quarterdeck.console.Ranking.Order;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.QueueWord;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.text.Ages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The queues: what is in each, what goes through it, and what it is allowed.
 *
 * @param countCells how wide the counts are; only grows, so that columns do not move
 */
record Queues(Listing<QueueRow> list, Ranking<QueueRow> ranking, int countCells) implements Browsing.Ranked {
    static final Queues START = new Queues(
            Listing.start(),
            Ranking.of(
                    new Order<>("by name", Comparator.comparing(QueueRow::queue)),
                    new Order<>(
                            "the most pending first",
                            Comparator.comparingLong(QueueRow::pending).reversed()),
                    new Order<>(
                            "the most dead first",
                            Comparator.comparingLong(QueueRow::dead).reversed()),
                    new Order<>(
                            "the busiest first",
                            Comparator.comparingLong((QueueRow row) -> row.in() + row.out())
                                    .reversed())),
            "pending".length());

    @Override
    public Scope scope() {
        return Scope.QUEUES;
    }

    @Override
    public Queues moved(Browsing.Move move, int height) {
        return new Queues(move.of(list, height), ranking, countCells);
    }

    @Override
    public Queues ranked(int height) {
        Ranking<QueueRow> next = ranking.next();
        return new Queues(list.ranked(next, height), next, countCells);
    }

    /** Takes in the queues, all of them. */
    Queues take(List<QueueRow> rows, int height) {
        int cells = rows.stream()
                .flatMapToLong(row -> LongStream.of(row.pending(), row.locked(), row.done(), row.dead()))
                .mapToInt(count -> Ages.number(count).length())
                .max()
                .orElse(0);
        return new Queues(list.takeAll(ranking.sorted(rows), height), ranking, Math.max(countCells, cells));
    }

    /** Shows the jobs of the queue in every pane. */
    static Next jobs(Model model) {
        return current(model, row -> {
            Filter filter = new Filter.Text(TextField.QUEUE, Match.IS, List.of(Pattern.exactly(row.queue())));
            return Next.of(model.pop().with(model.board().narrowed(Narrowing.of(filter, filter.canonical()))));
        });
    }

    /** Pauses the queue, or lets it go on. */
    static Next pause(Model model) {
        return current(model, row -> Next.of(model.push(Question.queue(row.queue(), !row.paused()))));
    }

    /** Says why its jobs wait. */
    static Next why(Model model) {
        return current(model, row -> Lines.run(model, "why " + QueueWord.of(row.queue())));
    }

    /** Begins the command that sets its limits. */
    static Next limit(Model model) {
        return current(
                model, row -> Next.of(model.push(CommandLine.begun("limit " + QueueWord.of(row.queue()) + " "))));
    }

    private static Next current(Model model, Function<QueueRow, Next> act) {
        return current(model).map(act).orElseGet(() -> Next.of(model));
    }

    private static Optional<QueueRow> current(Model model) {
        return model.layer(Queues.class).flatMap(queues -> queues.list.current());
    }

    static Optional<String> cursorObstacle(Model model) {
        return current(model).isPresent() ? Optional.empty() : Optional.of("there is no queue under the cursor");
    }

    static Optional<String> pauseObstacle(Model model) {
        return Changes.forbidden(model)
                .or(() -> Changes.incapable(model, Capability.PAUSE))
                .or(() -> cursorObstacle(model));
    }

    static Optional<String> limitObstacle(Model model) {
        return Changes.forbidden(model)
                .or(() -> Changes.incapable(model, Capability.LIMIT))
                .or(() -> cursorObstacle(model));
    }
}
