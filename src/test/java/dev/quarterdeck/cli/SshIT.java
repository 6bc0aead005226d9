package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.terminal.Tmux;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles that are given with SSH keys, by the recipes of the README, through the real server. */
class SshIT {
    @TempDir
    Path directory;

    private Program qdeck;
    private OpenSsh ssh;

    @BeforeEach
    void open() throws Exception {
        qdeck = new Program(directory)
                .with("QDECK_DB", directory.resolve("jobs.db").toString());
        qdeck.runWithInput(
                "{\"type\":\"mail\",\"payload\":{\"to\":\"ann\",\"token\":\"s3cret\"}}\n"
                        + "{\"type\":\"bad\",\"max_retries\":0}\n".repeat(3),
                "import",
                "-");
        assertThat(qdeck.run("unprocessable", "type=bad", "--yes").exitCode()).isZero();
        ssh = OpenSsh.start(Files.createDirectory(directory.resolve("ssh")));
    }

    @AfterEach
    void close() throws Exception {
        if (ssh != null) {
            ssh.close();
        }
    }

    private String forced(String role, String rest) {
        return "command=\"" + Program.LAUNCHER + " --role " + role + " --db " + directory.resolve("jobs.db") + " "
                + rest + "\"";
    }

    private Tmux console(String key) throws Exception {
        Tmux tmux = Tmux.shell(directory);
        tmux.line(line(key, "-t") + "; echo ended with $?");
        return tmux;
    }

    private String line(String key, String... words) {
        return ssh.client(key, words).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private String jobs() throws Exception {
        return qdeck.run("list", "--json").out();
    }

    @Test
    void aViewersKeyReadsOnlyWhatItMayAndChangesNothing() throws Exception {
        ssh.allow("ann", "restrict,pty," + forced("viewer", "--redact payload.token console"));
        String before = jobs();
        try (Tmux tmux = console("ann")) {
            tmux.awaitScreen("4 DEAD 3");
            tmux.awaitScreen(" viewer ");
            // The jobs are read apart from the counts.
            tmux.awaitScreen(" mail ");
            tmux.keys("Enter");
            tmux.awaitScreen("\"token\": \"***\"");
            tmux.keys("Escape");
            tmux.awaitScreen("2 LOCKED 0");
            tmux.keys("4");
            for (String key : List.of("r", "X", "M")) {
                tmux.keys(key);
                tmux.awaitScreen("viewer: reads only");
                // Said in its place, so that the next refusal is seen to be a new one.
                tmux.keys("y");
                tmux.awaitScreen("copied: job id");
                tmux.keys("j");
            }
            tmux.keys("C-z");
            tmux.awaitScreen("viewer: there is no way out to a shell");
            tmux.keys("q");
            tmux.awaitScreen("ended with 0");
        }
        assertThat(jobs()).isEqualTo(before);
        assertThat(qdeck.run("audit", "--json").out()).hasLineCount(1);
    }

    @Test
    void anOperatorsChangesBearTheAddressTheyCameFromAndNothingLeadsOut() throws Exception {
        ssh.allow("bob", "restrict,pty," + forced("operator", "console"));
        try (Tmux tmux = console("bob")) {
            tmux.awaitScreen("4 DEAD 3");
            // The jobs are read apart from the counts.
            tmux.awaitScreen(" bad ");
            tmux.keys("4", "r");
            tmux.awaitScreen("requeued 1 of 1 dead job");
            for (String line : List.of("work --exec '*=touch pwned'", "backup pwned", "manage")) {
                tmux.type(":" + line);
                tmux.keys("Enter");
                tmux.awaitScreen(line.split(" ")[0] + " needs the role admin");
            }
            tmux.keys("q");
            tmux.awaitScreen("ended with 0");
        }
        assertThat(qdeck.run("audit", "--limit", "1", "--json").out())
                .contains(" from 127.0.0.1\"", "\"command\":\"requeue dead 4\"");
        assertThat(directory.resolve("pwned")).doesNotExist();
    }

    @Test
    void aKeyForSingleCommandsTakesWhatWasAskedAsOne() throws Exception {
        ssh.allow("watch", "restrict," + forced("viewer", "prompt -c \\\"$SSH_ORIGINAL_COMMAND\\\""));

        Ended listed = qdeck.shell(line("watch", "list dead --limit 2 --json; stats --json"));
        assertThat(listed.exitCode()).as(listed.err()).isZero();
        assertThat(listed.out()).hasLineCount(3).contains("\"reason\":\"unprocessable\"");
        Ended refused = qdeck.shell(line("watch", "requeue dead --yes"));
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("requeue needs the role operator").hasLineCount(1);
        Ended hostile = qdeck.shell(line("watch", "stats; touch pwned; $(touch pwned)"));
        assertThat(hostile.exitCode()).isEqualTo(2);
        assertThat(qdeck.shell(line("watch", "-W", "127.0.0.1:22")).exitCode()).isNotZero();
        assertThat(directory.resolve("pwned")).doesNotExist();
    }

    @Test
    void aLinkThatDropsLeavesNoProcessBehind() throws Exception {
        ssh.allow("bob", "restrict,pty," + forced("operator", "console"));
        try (Tmux tmux = Tmux.shell(directory)) {
            tmux.line(line("bob", "-t"));
            tmux.awaitScreen("4 DEAD 3");
            assertThat(ssh.inside()).isNotEmpty();
            ProcessHandle.of(Long.parseLong(tmux.format("#{pane_pid}")))
                    .orElseThrow()
                    .children()
                    .forEach(ProcessHandle::destroyForcibly);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ssh.inside()).isEmpty());
        }
        assertThat(qdeck.run("check").exitCode()).isZero();
    }
}
