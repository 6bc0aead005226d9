package dev.quarterdeck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.terminal.Tmux;
import dev.quarterdeck.terminal.WrittenBytes;
import dev.quarterdeck.text.CellWidth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever came in through the doors, the console writes to the terminal what it has use for and nothing else. */
class HostileBytesIT {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    /** Between the header with its crumbs, and the last row of the panes: below that are the status and the keys. */
    private static final int FIRST_FRAMED = 3;

    private static final int LAST_FRAMED = 21;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The panes, with nothing over them: the keys are theirs again. */
    private static final String OVERVIEW = "1 PENDING [\\d,]+[^\n]*2 LOCKED 0[\\s\\S]*\\? help";

    /** The pane narrowed to one cause of death, and not any more: a key too soon after Escape is one with Alt. */
    private static final String OF_A_GROUP = "fingerprint=[0-9a-f]+ · [\\d,]+ match";

    private static final String OF_NO_GROUP = "(?s)\\A(?!.*fingerprint=).*\\? help";

    @TempDir
    Path directory;

    private InstalledProgram program;

    @BeforeEach
    void install() {
        program = new InstalledProgram(directory);
    }

    @Test
    void everyViewStaysWhatItIs() throws Exception {
        fill();
        Path recorded = directory.resolve("recorded");
        try (Tmux tmux = Tmux.shell(directory)) {
            tmux.run("set", "-s", "set-clipboard", "on");
            tmux.line("clear; stty -a >before");
            tmux.run("pipe-pane", "-o", "cat >" + recorded);
            tmux.line(InstalledProgram.BIN + "/qdeck --db night.db");
            panes(tmux);
            details(tmux);
            lists(tmux);
            typing(tmux);
            tmux.keys("q");
            tmux.awaitFormat("#{alternate_on}", "0");
            // Quoted, so that what was typed is not taken for what was printed.
            tmux.line("stty -a >after; echo 'all' done");
            tmux.awaitScreen("all done\n>");
            assertThat(tmux.format("#{pane_title}")).doesNotContain("owned");
        }
        assertThat(directory.resolve("after")).hasSameTextualContentAs(directory.resolve("before"));
        WrittenBytes written = WrittenBytes.recorded(recorded, COLUMNS, ROWS);
        assertThat(written.count("take")).isEqualTo(1);
        assertThat(written.count("give-back")).isEqualTo(1);
        assertThat(written.count("clipboard")).as("y was pressed twice").isEqualTo(2);
        assertThat(written.count("bell")).isZero();
        assertThat(written.count("frame")).isGreaterThan(50);
    }

    /** Through every door: the import, what a command of a worker says, what ends a claim, and what people say. */
    private void fill() throws Exception {
        var lines = new StringBuilder();
        HostileText.all().values().forEach(text -> {
            lines.append(job("q" + text, text, text, ",\"run_at\":\"2099-01-01T00:00:00Z\""));
            lines.append(job("exec", text, text, ""));
        });
        lines.append(job("exec", "long", HostileText.longLine(), ""));
        lines.append(job("exec", "many", HostileText.manyLines(), ""));
        lines.append(job("raw", "bytes", "", ""));
        lines.append(job("claimed", "claimed", "", ""));
        Files.writeString(directory.resolve("jobs.jsonl"), lines);
        Files.write(directory.resolve("raw"), HostileText.bytes());
        // Half of a pair has no bytes in UTF-8; the import has brought it in as JSON.
        Files.write(
                directory.resolve("all"),
                String.join("", HostileText.all().values()).getBytes(UTF_8));
        done("import", "jobs.jsonl");
        done(
                "work",
                "--until-empty",
                "--queue",
                "exec",
                "--queue",
                "raw",
                "--exec",
                "tbytes=cat raw >&2; exit 1",
                "--exec",
                "*=cat >&2; exit 65");
        String taken = program.qdeck("--db", "night.db", "take", "--json", "--queue", "claimed")
                .out();
        Matcher claim = Pattern.compile("\"id\":(\\d+).*\"token\":(\\d+)").matcher(taken);
        assertThat(claim.find()).as(taken).isTrue();
        done("reject", claim.group(1), "--token", claim.group(2), "--error", "@all");
        String reason = HostileText.all().get("OSC") + HostileText.all().get("bidi");
        done("unprocessable", "id=1", "--reason", reason, "--note", reason);
        done("purge", "id=2,4,6", "--yes", "--note", reason);
        done("pause", "q" + HostileText.all().get("CSI"));
    }

    /** Half of a surrogate pair is only let in inside of a JSON text. */
    private static String job(String queue, String name, String payload, String more) {
        boolean half = payload.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
        String word = HostileText.word(name);
        return "{\"type\":" + HostileText.json("t" + word) + ",\"name\":" + HostileText.json(word) + ",\"queue\":"
                + HostileText.json(HostileText.word(queue)) + ",\"payload\":"
                + (half ? "[" + HostileText.json(payload) + "]" : HostileText.json(payload)) + ",\"max_retries\":0"
                + more
                + "}\n";
    }

    private void done(String... words) throws Exception {
        var all = new ArrayList<>(List.of("--db", "night.db"));
        all.addAll(List.of(words));
        InstalledProgram.Ended ended = program.qdeck(all.toArray(String[]::new));
        assertThat(ended.exitCode()).as("%s: %s", words[0], ended.err()).isZero();
    }

    private static void panes(Tmux tmux) {
        see(tmux, "4 DEAD \\d");
        for (String pane : List.of("3", "1", "4")) {
            press(tmux, pane, OVERVIEW);
            press(tmux, "f", "overview › ");
            press(tmux, "NPage", "overview › ");
            press(tmux, "s", "overview › ");
            press(tmux, "f", OVERVIEW);
        }
    }

    /** Every dead job in turn, to its end. */
    private static void details(Tmux tmux) {
        press(tmux, "Home", OVERVIEW);
        for (int i = 0; i < HostileText.all().size() + 4; i++) {
            press(tmux, "Enter", "╭ job \\d+");
            press(tmux, "NPage", "╭ job \\d+");
            press(tmux, "End", "╭ job \\d+");
            press(tmux, "Escape", OVERVIEW);
            press(tmux, "Down", OVERVIEW);
        }
        press(tmux, "Enter", "╭ job \\d+");
        press(tmux, "y", "copied: |nothing to copy");
        press(tmux, "Escape", OVERVIEW);
    }

    private static void lists(Tmux tmux) {
        for (String[] view : new String[][] {
            {"e", "╭ ERRORS ── \\d+ dead", "NPage", "╭ ERRORS", "Enter", OF_A_GROUP, "Escape", OF_NO_GROUP},
            {"a", "╭ AUDIT ──", "Enter", "╭ operation ", "Escape", "╭ AUDIT", "Escape", OVERVIEW},
            {"T", "╭ TRASH ──", "Enter", "╭ TRASH", "Escape", "╭ TRASH", "Escape", OVERVIEW},
            {"Q", "╭ QUEUES ── \\d", "NPage", "╭ QUEUES", "i", "╭ why", "Escape", "╭ QUEUES", "Escape", OVERVIEW},
            {"w", "╭ WORKERS", "Escape", OVERVIEW},
            {"t", "╭ TRENDS", "Escape", OVERVIEW},
            {"@", "╭ command log", "Escape", OVERVIEW},
            {"?", "╭ keys", "Escape", OVERVIEW}
        }) {
            for (int i = 0; i < view.length; i += 2) {
                press(tmux, view[i], view[i + 1]);
            }
        }
    }

    /** Lines that complete and print what is in jobs, and questions about it. */
    private static void typing(Tmux tmux) {
        for (String command : List.of(
                "list pending", "list dead --limit 30", "show 3", "errors dead", "audit --limit 20", "queues --json")) {
            press(tmux, ":", "Enter run");
            tmux.type(command);
            press(tmux, "Enter", "╭ " + command);
            press(tmux, "G", "╭ " + command);
            press(tmux, "Escape", OVERVIEW);
        }
        for (String filter : List.of("type=t", "queue=q", "name=")) {
            press(tmux, "/", "Enter apply");
            tmux.type(filter);
            press(tmux, "Tab", filter);
            press(tmux, "Escape", OVERVIEW);
        }
        press(tmux, "1", OVERVIEW);
        press(tmux, "p", "queue q.*\\(y/N\\)");
        press(tmux, "n", OVERVIEW);
        press(tmux, "M", "╭ unprocessable");
        press(tmux, "Escape", OVERVIEW);
        press(tmux, "y", "copied: job id");
        press(tmux, "r", "requeue does nothing to pending jobs");
    }

    private static void press(Tmux tmux, String key, String pattern) {
        tmux.keys(key);
        see(tmux, pattern);
    }

    /** Waits for a screen, on which every frame stands in its columns. */
    private static void see(Tmux tmux, String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(15)).untilAsserted(() -> {
            String screen = tmux.screen();
            assertThat(wanted.matcher(screen).find())
                    .as("%s in%n%s", pattern, screen)
                    .isTrue();
            assertThat(isFramed(screen)).as(screen).isTrue();
        });
    }

    /** Whether the sides stand where they should, in every row that has them in all views. */
    private static boolean isFramed(String screen) {
        List<String> rows = screen.lines().toList();
        return rows.size() > LAST_FRAMED
                && rows.subList(FIRST_FRAMED, LAST_FRAMED + 1).stream()
                        .allMatch(row -> CellWidth.of(row) == COLUMNS && row.matches("[│╭╰].*[│╮╯]"));
    }
}
