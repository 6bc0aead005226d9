package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.googlecode.lanterna.TextCharacter;
import dev.quarterdeck.HostileText;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.text.CellWidth;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a job, the screen stays as it should. */
class HostileTest {
    private static final Set<Integer> HARMFUL = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    static Stream<String> texts() {
        return HostileText.all().values().stream().map(HostileText::word);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isShownHarmlessly(String text) {
        var harbour = new Harbour();
        put(harbour, text, "pending");
        Claim claim = put(harbour, text, "locked", "host\u001b[1m/" + text);
        Claim done = put(harbour, text, "done", "w");
        harbour.store.settle(new Settlement.Complete(done.lease(), text));
        Claim dead = put(harbour, text, "dead", "w");
        harbour.store.settle(new Settlement.Reject(dead.lease(), text + "\n\tat " + text));
        assertThat(claim.job().id()).isPositive();
        operation(harbour, text);
        put(harbour, text, "pending");
        Desk desk = harbour.desk(80, 24);
        for (int[] size : new int[][] {{80, 24}, {120, 40}, {40, 12}, {81, 25}}) {
            desk.resize(size[0], size[1]);
            for (String keys : new String[] {
                "1",
                "2",
                "3",
                "4",
                "f",
                "f",
                "1<enter>",
                "/a<enter><esc>",
                "4<enter>",
                "<esc>",
                "u",
                "<esc>",
                "a",
                "<enter>",
                "u",
                "<esc><esc><esc>",
                "p",
                "<esc>",
                "4X",
                "<esc>",
                "4e",
                "X",
                "<esc>",
                "M",
                "<esc>",
                "?",
                "<esc><enter>",
                "<esc>"
            }) {
                check(desk.press(keys).seconds(0.3).screen());
            }
        }
    }

    /** Changes two jobs, so that undoing it asks. */
    private static void operation(Harbour harbour, String text) {
        put(harbour, text, "pending");
        harbour.store.enqueue(NewJob.of("other", "{}").in(Duration.ofHours(1)));
        Selection selection = Selection.ofState(JobState.PENDING, harbour.clock.instant());
        Operation operation = Operation.of(Change.of(Verb.CANCEL, text), selection);
        var runner = new Runner(harbour.store, new By(text, text, text));
        runner.run(Frozen.of(harbour.store, operation), (done, matched) -> {}, () -> false);
    }

    private static void put(Harbour harbour, String text, String state) {
        harbour.store.enqueue(NewJob.of("t" + text, "{\"a\":\"" + text + "\"}" + state)
                .name(text)
                .queue("q" + text)
                .key(state + text)
                .maxRetries(0)
                .in(state.equals("pending") ? Duration.ofHours(1) : Duration.ZERO));
    }

    private static Claim put(Harbour harbour, String text, String state, String worker) {
        put(harbour, text, state);
        return harbour.claim(worker, Duration.ofHours(1));
    }

    /** Every cell holds one harmless character, wide ones two, and the frames stand where they should. */
    private static void check(Screen screen) {
        int columns = screen.image().getSize().getColumns();
        for (int y = 0; y < screen.image().getSize().getRows(); y++) {
            String row = screen.row(y);
            assertThat(CellWidth.of(row)).as(row).isEqualTo(columns);
            for (int x = 0; x < columns; x++) {
                TextCharacter cell = screen.at(x, y);
                String shown = cell.getCharacterString();
                boolean one = shown.codePointCount(0, shown.length()) == 1;
                boolean wide = CellWidth.of(shown) == (cell.isDoubleWidth() ? 2 : 1);
                if (!one || !wide || HARMFUL.contains(Character.getType(shown.codePointAt(0)))) {
                    fail("U+%04X in %s", shown.codePointAt(0), row);
                }
            }
        }
        assertThat(screen.text()).as("every cell is drawn").doesNotContain("§");
    }
}
