package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.command.Commands;
import dev.quarterdeck.store.process.Unprivileged;
import dev.quarterdeck.terminal.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles as they are given to somebody: the real program, in a process that has to mind the permissions of files. */
class RolesIT {
    /** What SQLite keeps beside a file while it is open; a reader's log has nothing in it. */
    private static final List<String> COMPANIONS = List.of("jobs.db-wal", "jobs.db-shm");

    @TempDir
    Path directory;

    @TempDir
    Path scratch;

    private Path db;
    private Program qdeck;
    private String before;

    @BeforeEach
    void fill() throws Exception {
        qdeck = new Program(scratch)
                .with("QDECK_DB", directory.resolve("jobs.db").toString());
        db = directory.resolve("jobs.db");
        qdeck.runWithInput(
                "{\"type\":\"mail\",\"payload\":{\"to\":\"ann\",\"token\":\"s3cret\"}}\n".repeat(20)
                        + "{\"type\":\"bad\",\"max_retries\":0}\n".repeat(10),
                "import",
                "-");
        assertThat(qdeck.run("unprocessable", "type=bad", "--yes").exitCode()).isZero();
        before = hash();
    }

    private String hash() throws Exception {
        // Nobody has it open here, and this is another process than those that will.
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(db)));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !COMPANIONS.contains(name) && !name.equals("tmux"))
                    .collect(Collectors.toSet());
        }
    }

    private void assertUntouched() throws Exception {
        assertThat(hash()).isEqualTo(before);
        Path log = directory.resolve("jobs.db-wal");
        assertThat(Files.exists(log) ? Files.size(log) : 0).isZero();
        assertThat(names(directory)).containsExactly("jobs.db");
    }

    private Ended as(String role, String input, String... words) throws Exception {
        String prefix = String.join(" ", Unprivileged.prefix());
        String said = Stream.of(words).map(RolesIT::quoted).collect(Collectors.joining(" "));
        Path lines = Files.writeString(scratch.resolve("lines"), input);
        return qdeck.shell("exec " + prefix + " " + Program.LAUNCHER + " --role " + role + " " + said + " <" + lines);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    @Test
    void aViewerChangesNothingByAnyVerbWhereverItIsSaid() throws Exception {
        String every = Commands.verbs().stream()
                .filter(verb -> !Set.of("prompt", "console").contains(verb))
                // Without a number it goes on until Ctrl-C.
                .map(verb -> verb.equals("watch") ? "watch --count 1" : verb)
                .flatMap(verb -> Stream.of(
                        verb,
                        verb + " 1",
                        verb + " --all --yes",
                        verb + " mail x",
                        "--role admin " + verb + " 1",
                        "prompt -c '" + verb + " 1'"))
                .collect(Collectors.joining("\n"));

        Ended script = as("viewer", every, "prompt", "--keep-going");
        assertThat(script.err()).contains("requeue needs the role operator, and yours is viewer");
        assertThat(script.err()).doesNotContain("internal error").doesNotContain("read-only");
        for (String line :
                List.of("requeue dead", "purge --all --yes", "put mail x", "check --repair", "backup b.db")) {
            assertThat(as("viewer", "", line.split(" ")).exitCode()).as(line).isEqualTo(4);
        }
        assertThat(as("viewer", "", "list", "dead", "--json").out()).hasLineCount(10);

        assertUntouched();
    }

    @Test
    void aViewerNeedsNoRightToWriteTheFile() throws Exception {
        Files.setPosixFilePermissions(db, PosixFilePermissions.fromString("r--------"));

        assertThat(as("viewer", "stats\nlist --limit 3", "prompt").exitCode()).isZero();
        assertThat(as("operator", "", "requeue", "dead", "--yes").exitCode()).isEqualTo(3);
        assertUntouched();
    }

    /** What a forced operator may not say. */
    private static final List<String> REFUSED = List.of(
            "work --exec *=true --until-empty",
            "manage",
            "produce --count 1",
            "demo",
            "import /etc/passwd",
            "import -",
            "backup copy.db",
            "run /etc/passwd",
            "source /etc/passwd",
            "put mail @/etc/passwd",
            "schedule n @daily mail @/etc/passwd",
            "--db other.db put mail x",
            "put mail x --db other.db",
            "import - --durability normal",
            "--role admin stats",
            "purge dead --forever --yes",
            "unlock --all --force --yes",
            "limit mail --keep-dead 1s");

    @Test
    void aForcedOperatorStaysInside() throws Exception {
        for (String line : REFUSED) {
            for (Ended ended : List.of(as("operator", "", "prompt", "-c", line), as("operator", line, "prompt"))) {
                assertThat(ended.exitCode()).as(line + ": " + ended.err()).isEqualTo(4);
                assertThat(ended.err()).as(line).hasLineCount(1);
                assertThat(ended.out()).as(line).isEmpty();
            }
            assertThat(names(directory)).as(line).containsExactly("jobs.db");
        }
        assertThat(qdeck.run("stats", "--json").out()).contains("\"total\":30,\"pending\":20");
    }

    private static final List<String> HOSTILE = List.of(
            "stats; touch pwned",
            "$(touch pwned)",
            "`touch pwned`",
            "\"; touch pwned; \"",
            "'; touch pwned; '",
            "stats && touch pwned",
            "stats | tee pwned",
            "stats > pwned",
            "!touch pwned",
            "stats\ntouch pwned\nbackup pwned",
            "--role=admin",
            "--role admin",
            "--keep-going",
            "--db=pwned",
            "--db pwned put x",
            "-c backup pwned",
            "@/etc/passwd",
            "-",
            "backup pwned",
            "prompt -c 'prompt -c \"backup pwned\"'",
            "run - </etc/passwd",
            "\\");

    @Test
    void textFromTheOtherEndOfSshIsOneCommandAndNoMore() throws Exception {
        for (String hostile : HOSTILE) {
            qdeck.with("SSH_ORIGINAL_COMMAND", hostile);
            Ended ended = qdeck.shell("cd " + directory + "; exec sh -c '" + Program.LAUNCHER
                    + " --role operator prompt -c \"$SSH_ORIGINAL_COMMAND\"'");

            assertThat(ended.exitCode())
                    .as(hostile + ": " + ended.out() + ended.err())
                    .isIn(1, 2, 4);
            assertThat(ended.out() + ended.err()).as(hostile).doesNotContain("root:");
            assertThat(names(directory)).as(hostile).containsExactly("jobs.db");
        }
        assertThat(qdeck.run("stats", "--json").out()).contains("\"total\":30,\"pending\":20");
    }

    @Test
    void theRestOfARecipeWorks() throws Exception {
        qdeck.with("SSH_ORIGINAL_COMMAND", "requeue dead type=bad --yes; list pending --limit 1 --json");
        Ended ended = qdeck.shell(
                "exec sh -c '" + Program.LAUNCHER + " --role operator prompt -c \"$SSH_ORIGINAL_COMMAND\"'");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("requeued 10 of 10 dead jobs").hasLineCount(2);
    }

    @Test
    void whatIsHiddenIsHiddenInTheRealProgram() throws Exception {
        String hide = "--redact";
        assertThat(as("viewer", "show 1\nshow 1 --json\nlist --json", hide, "payload.token", "prompt")
                        .out())
                .contains("\"to\"", "***")
                .doesNotContain("s3cret");
        assertThat(as("viewer", "", hide, "payload.token", "list", "payload~s3c")
                        .exitCode())
                .isEqualTo(4);
        assertUntouched();
    }

    private Tmux terminal(String role, String verb) throws Exception {
        Tmux tmux = Tmux.shell(directory);
        tmux.line("export XDG_STATE_HOME=" + directory + "/state TMPDIR=" + directory + " JAVA_HOME="
                + System.getProperty("java.home"));
        tmux.line(String.join(" ", Unprivileged.prefix()) + " " + Program.LAUNCHER + " --role " + role
                + " --db jobs.db " + verb + "; echo ended with $?");
        return tmux;
    }

    @Test
    void aViewersConsoleHasNoKeyThatChanges() throws Exception {
        try (Tmux tmux = terminal("viewer", "console")) {
            tmux.awaitScreen("4 DEAD 10");
            tmux.awaitScreen(" viewer ");
            tmux.keys("4");
            for (String key : List.of("r", "X", "M", "C", "p")) {
                tmux.keys(key);
                tmux.awaitScreen("viewer: reads only");
                // Said in its place, so that the next refusal is seen to be a new one.
                tmux.keys("y");
                tmux.awaitScreen("copied: job id");
                tmux.keys("j");
            }
            tmux.keys("C-z");
            tmux.awaitScreen("viewer: there is no way out to a shell");
            tmux.type(":purge dead --yes");
            tmux.keys("Enter");
            tmux.awaitScreen("purge needs the role operator");
            tmux.type(":--role admin purge dead --yes");
            tmux.keys("Enter");
            tmux.awaitScreen("only be lowered");
            tmux.keys("C-c");
            tmux.awaitScreen("ended with 0");
        }
        assertUntouched();
    }

    @Test
    void aForcedPromptLeavesNoFileAndHasNoWayOut() throws Exception {
        try (Tmux tmux = terminal("operator", "prompt")) {
            tmux.awaitScreen("jobs.db operator>");
            tmux.line("backup copy.db");
            tmux.awaitScreen("backup needs the role admin");
            tmux.line("console --role admin");
            // Before the next prompt stands there Ctrl-Z is the terminal's own.
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> tmux.screen().matches("(?s).*only be lowered.*\\njobs\\.db operator>.*"));
            tmux.type("put mail @");
            tmux.keys("Tab", "C-x", "C-e", "C-z");
            tmux.type("jo");
            tmux.awaitScreen("jobs.db operator> put mail @jo");
            tmux.keys("C-u");
            tmux.line("queues");
            tmux.awaitScreen("default");
            assertThat(tmux.screen()).doesNotContain("Stopped");
            tmux.line("exit");
            tmux.awaitScreen("ended with 0");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(names(directory)).containsExactly("jobs.db"));
    }
}
