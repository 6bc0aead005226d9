package dev.quarterdeck.bench;

import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStore;
import dev.quarterdeck.text.Ages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What {@code --dry-run} and the console show before a change: how many jobs exactly, the oldest and the newest, and the
 * first few of them. Beside one query for the first three of these by hand.
 */
final class ExactPreview implements Work {
    private static final double MOST_MILLIS = 300;

    private final EndedJobs jobs;
    private final Size size;

    ExactPreview(EndedJobs jobs, Size size) {
        this.jobs = jobs;
        this.size = size;
    }

    /**
     * One preview.
     *
     * @param by what the selection looks at
     * @param condition the same as SQL, with the moment of the selection in the place of {@code NOW}
     */
    private record Look(String by, Function<JobOperator, Operation> operation, String condition) {}

    private static final List<Look> LOOKS = List.of(
            new Look(
                    "state, type and age",
                    store -> Operations.purgeForever(store, "done", "type=mail.send", "age=1h.."),
                    "state = 2 AND state >= 2 AND type = 'mail.send' AND since <= NOW - 3600000"),
            new Look(
                    "error text of the dead",
                    store -> Operations.requeue(store, "dead", "error~timeout"),
                    "state = 3 AND state >= 2 AND error LIKE '%timeout%'"));

    @Override
    public List<Question> questions() {
        return LOOKS.stream()
                .map(look -> new Question(
                        "preview of " + Ages.number(size.jobs()) + " jobs by " + look.by(),
                        "ms",
                        Goal.atMost(MOST_MILLIS)))
                .toList();
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path file = jobs.mixed(ground);
        List<Figure> figures = new ArrayList<>();
        try (var store = SqliteStore.open(file, OpenOptions.of(Access.READ));
                var table = new SameTable(file, Durability.FULL)) {
            for (Look look : LOOKS) {
                figures.add(measure(store, table, look, ground));
            }
        }
        return figures;
    }

    private Figure measure(JobOperator store, SameTable table, Look look, Ground ground) throws Exception {
        Operation operation = look.operation().apply(store);
        String condition = look.condition()
                .replace("NOW", Long.toString(operation.selection().now().toEpochMilli()));
        proveAlike(Preview.of(store, operation), table.look(condition));
        return Rounds.of(
                        ground.rounds(),
                        () -> Timed.millis(() -> Preview.of(store, operation)),
                        () -> Timed.millis(() -> table.look(condition)))
                .figure(0, 1);
    }

    /** Both sides must have been asked the same. */
    private static void proveAlike(Preview ours, List<Long> bare) {
        List<Long> figures = List.of(
                ours.matched(), ours.oldest().toEpochMilli(), ours.newest().toEpochMilli());
        if (!figures.equals(bare)) {
            throw new IllegalStateException("expected " + bare + " of the preview, got: " + figures);
        }
    }
}
