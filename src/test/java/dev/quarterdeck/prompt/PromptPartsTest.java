package dev.quarterdeck.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands around the typed line, how it is coloured, where it is kept. */
class PromptPartsTest {
    private static final Path HOME = Path.of("/home/ann");

    @Test
    void showsTheTargetAndTheCounts() {
        var counts = new Counts(List.of(
                new Counts.Row("default", JobState.PENDING, null, 12_403),
                new Counts.Row("default", JobState.DEAD, null, 37)));
        var line = new PromptLine(true, Role.ADMIN);

        assertThat(plain(line.left("/srv/queue/jobs.db"))).isEqualTo("jobs.db> ");
        assertThat(plain(line.right(Optional.of(counts)))).isEqualTo("pending 12,403  locked 0  done 0  dead 37");
        assertThat(plain(line.right(Optional.empty()))).isEqualTo("no queue");
    }

    @Test
    void showsARoleThatMayNotEverything() {
        assertThat(plain(new PromptLine(true, Role.VIEWER).left("jobs.db"))).isEqualTo("jobs.db viewer> ");
    }

    @Test
    void drawsNoTargetThatIsNotHarmless() {
        assertThat(plain(new PromptLine(true, Role.ADMIN).left("a\u001b[2Jb"))).isEqualTo("a?[2Jb> ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stats         | bold",
                "stats dead    | bold",
                "sta           | plain",
                "sta x         | red",
                "frob          | red",
                "# frob        | plain",
                "--json stats  | plain",
            })
    void coloursTheVerb(String buffer, String look) {
        String drawn = new VerbHighlighter(List.of("stats", "show"), true)
                .highlight(null, buffer)
                .toAnsi();

        assertThat(AttributedString.fromAnsi(drawn)).hasToString(buffer);
        assertThat(drawn.startsWith("\u001b[1m")).isEqualTo(look.equals("bold"));
        assertThat(drawn.startsWith("\u001b[31m")).isEqualTo(look.equals("red"));
    }

    @Test
    void keepsTheHistoryWhereTheUserKeepsState() {
        assertThat(HistoryFile.place(Map.of(), HOME.toString())).isEqualTo(HOME.resolve(".local/state/qdeck/history"));
        assertThat(HistoryFile.place(Map.of("HOME", "/elsewhere"), HOME.toString()))
                .isEqualTo(Path.of("/elsewhere/.local/state/qdeck/history"));
        assertThat(HistoryFile.place(Map.of("XDG_STATE_HOME", "/state"), HOME.toString()))
                .isEqualTo(Path.of("/state/qdeck/history"));
        assertThat(HistoryFile.place(Map.of("XDG_STATE_HOME", "state"), HOME.toString()))
                .isEqualTo(HOME.resolve(".local/state/qdeck/history"));
    }

    @Test
    void letsNobodyElseReadTheHistory(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("state/qdeck/history");

        assertThat(HistoryFile.make(file)).contains(file);
        assertThat(HistoryFile.make(file)).contains(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void doesWithoutAHistoryWhereThereCanBeNone(@TempDir Path directory) throws Exception {
        Path inTheWay = Files.writeString(directory.resolve("qdeck"), "");

        assertThat(HistoryFile.make(inTheWay.resolve("history"))).isEmpty();
    }

    @Test
    void handsAnInterruptOnToWhoeverListens() {
        var interrupts = new PromptInterrupts();
        var heard = new ArrayList<String>();

        var first = interrupts.watch(() -> heard.add("first"));
        var second = interrupts.watch(() -> heard.add("second"));
        assertThat(interrupts.interrupt()).isTrue();
        first.close();
        assertThat(interrupts.interrupt()).isTrue();
        second.close();

        assertThat(interrupts.interrupt()).isFalse();
        assertThat(heard).containsExactly("first", "second", "second");
    }

    private static String plain(String ansi) {
        return AttributedString.fromAnsi(ansi).toString();
    }
}
