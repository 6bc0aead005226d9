package dev.quarterdeck.console;

import dev.quarterdeck.console.Ranking.Order;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.SafeText;
import dev.quarterdeck.text.ShellWord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The worker processes: whether they live, and what they run. */
record WorkerList(Listing<WorkerRow> list, Ranking<WorkerRow> ranking) implements Browsing.Ranked {
    static final WorkerList START = new WorkerList(
            Listing.start(),
            Ranking.of(
                    new Order<>(
                            "by name", Comparator.comparing(row -> row.worker().id())),
                    new Order<>(
                            "the busiest first",
                            Comparator.comparingInt(
                                            (WorkerRow row) -> row.worker().running())
                                    .reversed()),
                    new Order<>("the longest job first", Comparator.comparing(WorkerRow::busySince)),
                    new Order<>(
                            "the latest started first",
                            Comparator.comparing((WorkerRow row) -> row.worker().startedAt())
                                    .reversed())));

    @Override
    public Scope scope() {
        return Scope.WORKERS;
    }

    @Override
    public WorkerList moved(Browsing.Move move, int height) {
        return new WorkerList(move.of(list, height), ranking);
    }

    @Override
    public WorkerList ranked(int height) {
        Ranking<WorkerRow> next = ranking.next();
        return new WorkerList(list.ranked(next, height), next);
    }

    /** Takes in the workers, all of them. */
    WorkerList take(List<WorkerRow> rows, int height) {
        return new WorkerList(list.takeAll(ranking.sorted(rows), height), ranking);
    }

    /** Shows the jobs that it runs in the pane of the locked ones. */
    static Next jobs(Model model) {
        return current(model, row -> {
            Filter filter = new Filter.Text(
                    TextField.WORKER,
                    Match.IS,
                    List.of(Pattern.exactly(row.worker().id())));
            Board board = model.board().focus(JobState.LOCKED);
            Pane pane = board.focused().narrowed(Narrowing.of(filter, filter.canonical()));
            return Next.of(model.pop().with(board.with(pane)));
        });
    }

    /** Asks whether it shall take no more jobs, or take them again. */
    static Next quiet(Model model) {
        return current(model, row -> {
            boolean quiet = !row.worker().quiet();
            String line = "quiet " + ShellWord.of(row.worker().id()) + (quiet ? "" : " --off");
            String question =
                    "let worker " + row.name() + (quiet ? " take no more jobs? (y/N)" : " take jobs again? (y/N)");
            return Next.of(model.push(
                    Question.yesNo(question, "what it runs goes on", SafeText.line(line), new Deed.Say(line))));
        });
    }

    private static Next current(Model model, Function<WorkerRow, Next> act) {
        return current(model).map(act).orElseGet(() -> Next.of(model));
    }

    private static Optional<WorkerRow> current(Model model) {
        return model.layer(WorkerList.class).flatMap(workers -> workers.list.current());
    }

    static Optional<String> cursorObstacle(Model model) {
        return current(model).isPresent() ? Optional.empty() : Optional.of("there is no worker under the cursor");
    }

    static Optional<String> quietObstacle(Model model) {
        return Changes.forbidden(model).or(() -> Changes.busy(model)).or(() -> cursorObstacle(model));
    }
}
