package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.terminal.Tmux;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed console in a real terminal, worked with real keys; the figures are checked by the command line. */
class ConsoleIT {
    private static final Path QDECK =
            Path.of(System.getProperty("qdeck.dist"), "bin", "qdeck").toAbsolutePath();
    private static final Path SAMPLE = Path.of("sample-data/jobs.jsonl").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PANES = List.of("1 PENDING", "2 LOCKED", "3 DONE", "4 DEAD");

    @TempDir
    Path directory;

    private InstalledProgram program;

    @BeforeEach
    void install() {
        program = new InstalledProgram(directory);
    }

    /** Opens the console on a file in the test's directory, in a shell of 80x24 cells. */
    private Tmux console(String arguments) {
        Tmux tmux = Tmux.shell(directory);
        tmux.line(QDECK + " " + arguments);
        return tmux;
    }

    /** 20 jobs that are done, and 40 that are dead. */
    private void finishedJobs() throws Exception {
        String lines = IntStream.range(0, 60)
                .mapToObj(i -> "{\"type\":\"" + (i % 3 == 0 ? "good" : "bad") + "\",\"max_retries\":0}")
                .collect(Collectors.joining("\n"));
        Files.writeString(directory.resolve("jobs.jsonl"), lines);
        assertThat(program.qdeck("--db", "night.db", "import", "jobs.jsonl").exitCode())
                .isZero();
        var work = program.qdeck(
                "--db",
                "night.db",
                "work",
                "--exec",
                "good=true",
                "--exec",
                "bad=echo broken >&2; exit 1",
                "--until-empty");
        assertThat(work.exitCode()).as(work.err()).isZero();
    }

    @Test
    void anOperatorsNight() throws Exception {
        finishedJobs();
        try (Tmux tmux = console("--db night.db")) {
            tmux.awaitScreen("4 DEAD 40");
            // The jobs are read apart from the counts.
            tmux.awaitScreen(" bad ");
            tmux.keys("Tab", "Tab", "Tab", "r");
            tmux.awaitScreen("requeued 1 of 1 dead job · operation 1");
            tmux.keys("*", "r");
            tmux.awaitScreen("requeue 39 dead jobs? (y/N)");
            tmux.keys("Enter");
            tmux.awaitScreen("nothing was changed");
            tmux.keys("r");
            tmux.awaitScreen("requeue 39 dead jobs? (y/N)");
            tmux.keys("y");
            tmux.awaitScreen("requeued 39 of 39 dead jobs · operation 2");
            tmux.awaitScreen("1 PENDING 40");
            await().atMost(PATIENCE).until(() -> !tmux.screen().contains("no pending jobs"));

            tmux.keys("3", "X");
            tmux.awaitScreen("20 of 20 done jobs match");
            tmux.keys("BTab", "BTab");
            tmux.type("1ms");
            tmux.awaitScreen("purge done age=1ms..");
            tmux.keys("Tab", "Tab", "Tab", "Enter");
            tmux.awaitScreen("purge 20 done jobs? (y/N)");
            tmux.keys("y");
            tmux.awaitScreen("purged 20 of 20 done jobs · operation 3");

            tmux.keys("1", "M");
            tmux.type("wrong address");
            tmux.keys("Enter");
            tmux.awaitScreen("marked 1 of 1 pending job unprocessable · operation 4");

            tmux.type(":cancel pending");
            tmux.keys("Enter");
            tmux.awaitScreen("cancel 39 pending jobs? (y/N)");
            tmux.keys("y");
            tmux.awaitScreen("cancelled 39 of 39 pending jobs · operation 5");
            tmux.awaitScreen("4 DEAD 40");

            tmux.keys("u");
            tmux.awaitScreen("undo operation 5: bring 39 jobs back? (y/N)");
            tmux.keys("y");
            tmux.awaitScreen("brought 39 of 39 jobs back · operation 6");
            tmux.keys("a");
            tmux.awaitScreen("undo 5");
            tmux.keys("u");
            tmux.awaitScreen("undo operation 6: bring 39 jobs back? (y/N)");
            tmux.keys("y");
            tmux.awaitScreen("brought 39 of 39 jobs back · operation 7");
            tmux.keys("Escape");
            tmux.awaitScreen("4 DEAD 40");

            tmux.keys("q");
            tmux.awaitFormat("#{alternate_on}", "0");
        }
        assertThat(program.qdeck("--db", "night.db", "stats", "--json").out())
                .contains(
                        "\"total\":40,\"pending\":0",
                        "\"dead\":40,\"exhausted\":0,\"unprocessable\":1,\"cancelled\":39");
    }

    @Test
    void theDemoFillsEveryPaneAndMoves() {
        try (Tmux tmux = console("demo")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(counts(tmux)).doesNotContain(0L));
            List<Long> before = counts(tmux);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(counts(tmux)).isNotEqualTo(before));
            tmux.keys("q");
            tmux.awaitFormat("#{alternate_on}", "0");
        }
    }

    @Test
    void followsTheTerminalsSize() throws Exception {
        assertThat(program.qdeck("--db", "night.db", "put", "mail.send").exitCode())
                .isZero();
        try (Tmux tmux = console("--db night.db")) {
            tmux.awaitScreen("1 PENDING 1");
            tmux.run("resize-window", "-x", "30", "-y", "8");
            tmux.awaitScreen("this terminal is 30x8");
            tmux.run("resize-window", "-x", "60", "-y", "16");
            tmux.awaitScreen("3 DONE 0");
            tmux.run("resize-window", "-x", "120", "-y", "40");
            tmux.awaitScreen("╭ 4 DEAD 0");
            tmux.keys("C-c");
            tmux.awaitFormat("#{alternate_on}", "0");
        }
    }

    @Test
    void hostileJobsLeaveTheScreenAsItShouldBe() throws Exception {
        assertThat(program.qdeck("--db", "night.db", "import", SAMPLE.toString())
                        .exitCode())
                .isZero();
        try (Tmux tmux = console("--db night.db")) {
            tmux.awaitScreen("1 PENDING 298");
            tmux.keys("f");
            tmux.awaitScreen("overview › PENDING");
            for (int page = 0; page < 20; page++) {
                awaitFrame(tmux);
                tmux.keys("NPage");
            }
            tmux.keys("Enter");
            tmux.awaitScreen("payload");
            awaitFrame(tmux);
            assertThat(tmux.format("#{pane_title}")).doesNotContain("owned");
            tmux.keys("C-c");
            tmux.awaitFormat("#{alternate_on}", "0");
        }
    }

    /** Waits, because a picture may be caught while it is drawn. */
    private static void awaitFrame(Tmux tmux) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(15)).untilAsserted(() -> {
            String screen = tmux.screen();
            assertThat(frame(screen)).as(screen).isTrue();
        });
    }

    /** Whether the frame's sides stand in every row between the header and the last two. */
    private static boolean frame(String screen) {
        List<String> rows = screen.lines().toList();
        return rows.subList(3, 21).stream().allMatch(row -> row.matches("[│╭╰].*[│╮╯]"));
    }

    /** What the four titles say; 0 for one that is not there yet. */
    private static List<Long> counts(Tmux tmux) {
        String screen = tmux.screen();
        return PANES.stream()
                .map(pane -> {
                    Matcher title = Pattern.compile(pane + " ([0-9,]+)").matcher(screen);
                    return title.find() ? Long.parseLong(title.group(1).replace(",", "")) : 0L;
                })
                .toList();
    }
}
