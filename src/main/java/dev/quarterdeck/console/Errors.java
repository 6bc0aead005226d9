package dev.quarterdeck.console;

import dev.quarterdeck.console.Ranking.Order;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.text.Ages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Causes, not jobs: the dead jobs in groups by what killed them, the most frequent first.
 *
 * @param filter the dead jobs that are grouped, as the pane's filter has it; groups are chosen here and not by it
 * @param wanted the group on which the cursor begins, because the person comes from its jobs; 0 for the first
 * @param jobs how many jobs are in the groups
 * @param countCells how wide the counts are; only grows, so that columns do not move
 * @param problem why there are no groups; empty when there are
 */
record Errors(
        Filter filter,
        long wanted,
        Listing<ErrorRow> list,
        Ranking<ErrorRow> ranking,
        long jobs,
        int countCells,
        String problem)
        implements Browsing.Ranked {
    /** As the store has it. */
    private static final Comparator<ErrorRow> MOST_FREQUENT_FIRST = Comparator.<ErrorRow>comparingLong(
                    row -> row.group().count())
            .thenComparing(row -> row.group().last())
            .reversed()
            .thenComparing(row -> row.group().fingerprint());

    private static final Ranking<ErrorRow> ORDERS = Ranking.of(
            new Order<>("the most frequent first", MOST_FREQUENT_FIRST),
            new Order<>(
                    "the last to strike first",
                    Comparator.comparing((ErrorRow row) -> row.group().last()).reversed()),
            new Order<>(
                    "the newest cause first",
                    Comparator.comparing((ErrorRow row) -> row.group().first()).reversed()),
            new Order<>("by type", Comparator.comparing(ErrorRow::type)));

    static Next open(Model model) {
        Filter whole = model.board().pane(JobState.DEAD).narrowing().filter();
        List<Filter> terms = whole instanceof Filter.All all ? all.terms() : List.of(whole);
        long wanted = terms.stream()
                .filter(Filter.Cause.class::isInstance)
                .map(term -> ErrorRow.id(((Filter.Cause) term).fingerprints().get(0)))
                .findFirst()
                .orElse(0L);
        Filter filter = Filter.all(
                terms.stream().filter(term -> !(term instanceof Filter.Cause)).toList());
        return Next.of(model.view(new Errors(filter, wanted, Listing.start(), ORDERS, 0, "count".length(), "")));
    }

    @Override
    public Scope scope() {
        return Scope.ERRORS;
    }

    @Override
    public Errors moved(Browsing.Move move, int height) {
        return new Errors(filter, wanted, move.of(list, height), ranking, jobs, countCells, problem);
    }

    @Override
    public Errors ranked(int height) {
        Ranking<ErrorRow> next = ranking.next();
        return new Errors(filter, wanted, list.ranked(next, height), next, jobs, countCells, problem);
    }

    /** Takes in the groups, all of them; the cursor stays on its group, or where that was. */
    Errors take(List<ErrorRow> rows, int height) {
        Listing<ErrorRow> taken = list.takeAll(ranking.sorted(rows), height);
        Window<ErrorRow> window = taken.window();
        if (list.window() == null && window != null && window.indexOf(wanted) > 0) {
            taken = taken.move(window.indexOf(wanted), height);
        }
        long sum = rows.stream().mapToLong(row -> row.group().count()).sum();
        int cells = rows.stream()
                .mapToInt(row -> Ages.number(row.group().count()).length())
                .max()
                .orElse(0);
        return new Errors(filter, wanted, taken, ranking, sum, Math.max(countCells, cells), "");
    }

    /** There are no groups to be had. */
    Errors failed(String why) {
        return new Errors(filter, wanted, Listing.start(), ranking, 0, countCells, why);
    }

    /** The dead jobs that are grouped. */
    Selection selection(Model model) {
        return Selection.ofState(JobState.DEAD, model.now()).and(filter);
    }

    /** The filter that selects the jobs of the group under the cursor, and no others. */
    private Optional<Filter> groupFilter() {
        return list.current()
                .map(row -> Filter.all(
                        List.of(filter, new Filter.Cause(List.of(row.group().fingerprint())))));
    }

    /** The group under the cursor as the pane of the dead jobs would be filtered by it. */
    Optional<Narrowing> narrowing() {
        return groupFilter().map(group -> Narrowing.of(group, group.canonical()));
    }

    /** All jobs of the group under the cursor. */
    Optional<Aim> aim(Model model) {
        return groupFilter().flatMap(group -> list.current().map(row -> {
            long count = row.group().count();
            return new Aim(
                    Selection.ofState(JobState.DEAD, model.now()).and(group),
                    Ages.number(count) + (count == 1 ? " dead job" : " dead jobs"),
                    null,
                    row.cause(),
                    false);
        }));
    }

    /** Shows the jobs of the group in the pane of the dead. */
    static Next jobs(Model model) {
        return Next.of(model.layer(Errors.class)
                .flatMap(Errors::narrowing)
                .map(group -> {
                    Board board = model.board().focus(JobState.DEAD);
                    return model.pop().with(board.with(board.focused().narrowed(group)));
                })
                .orElse(model));
    }

    static Optional<String> cursorObstacle(Model model) {
        boolean there = model.layer(Errors.class)
                .flatMap(errors -> errors.list.current())
                .isPresent();
        return there ? Optional.empty() : Optional.of("there is no group under the cursor");
    }

    /** What is in the way of a change of the group under the cursor. */
    static Function<Model, Optional<String>> obstacle(Function<Model, Optional<String>> change) {
        return model -> cursorObstacle(model).or(() -> change.apply(model));
    }

    /** The groups; null until they are known. */
    @Nullable
    Window<ErrorRow> window() {
        return list.window();
    }
}
