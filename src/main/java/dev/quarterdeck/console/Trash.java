package dev.quarterdeck.console;

import dev.quarterdeck.console.Ranking.Order;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the trash, an operation a row.
 *
 * @param keep for how long what is purged lies there; null until it was read
 * @param numberCells how wide the numbers are; only grows, so that columns do not move
 * @param countCells how wide the counts are
 */
record Trash(
        Listing<TrashRow> list,
        Ranking<TrashRow> ranking,
        @Nullable Duration keep,
        int numberCells,
        int countCells) implements Browsing.Ranked {
    static final Trash START = new Trash(
            Listing.start(),
            Ranking.of(
                    new Order<>(
                            "the latest first",
                            Comparator.comparingLong(TrashRow::id).reversed()),
                    new Order<>(
                            "the most jobs first",
                            Comparator.comparingLong(TrashRow::jobs).reversed()),
                    new Order<>("the first to go first", Comparator.comparing(TrashRow::until))),
            null,
            3,
            "jobs".length());

    @Override
    public Scope scope() {
        return Scope.TRASH;
    }

    @Override
    public Trash moved(Browsing.Move move, int height) {
        return new Trash(move.of(list, height), ranking, keep, numberCells, countCells);
    }

    @Override
    public Trash ranked(int height) {
        Ranking<TrashRow> next = ranking.next();
        return new Trash(list.ranked(next, height), next, keep, numberCells, countCells);
    }

    /** Takes in what lies there, all of it. */
    Trash take(List<TrashRow> rows, Duration newKeep, int height) {
        int number = numberCells;
        int count = countCells;
        for (TrashRow row : rows) {
            number = Math.max(number, Ages.number(row.id()).length());
            count = Math.max(count, Ages.number(row.jobs()).length());
        }
        return new Trash(list.takeAll(ranking.sorted(rows), height), ranking, newKeep, number, count);
    }

    /** Shows the jobs that the operation threw away. */
    static Next jobs(Model model) {
        return current(model, row -> Next.of(model.push(TrashedJobs.of(row))));
    }

    /** Shows everything about the job under the cursor. */
    static Next job(Model model) {
        return Next.of(model.layer(TrashedJobs.class)
                .flatMap(jobs -> jobs.list().current().map(row -> model.push(TrashedJob.of(jobs.heap(), row))))
                .orElse(model));
    }

    static Optional<String> jobObstacle(Model model) {
        boolean there = model.layer(TrashedJobs.class)
                .flatMap(jobs -> jobs.list().current())
                .isPresent();
        return there ? Optional.empty() : Optional.of("there is no job under the cursor");
    }

    /** Brings the jobs back that are open or under the cursor. */
    static Next undo(Model model) {
        return current(model, row -> Undos.plan(model, row.id()));
    }

    private static Next current(Model model, Function<TrashRow, Next> act) {
        return current(model).map(act).orElseGet(() -> Next.of(model));
    }

    static Optional<TrashRow> current(Model model) {
        return model.layer(TrashedJobs.class).map(TrashedJobs::heap).or(() -> model.layer(Trash.class)
                .flatMap(trash -> trash.list.current()));
    }

    static Optional<String> obstacle(Model model) {
        return Changes.incapable(model, Capability.UNDO);
    }

    static Optional<String> cursorObstacle(Model model) {
        return current(model).isPresent() ? Optional.empty() : Optional.of("there is nothing under the cursor");
    }

    static Optional<String> undoObstacle(Model model) {
        return Undos.obstacle(model).or(() -> cursorObstacle(model));
    }
}
