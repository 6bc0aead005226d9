package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.terminal.Tmux;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's own SSH server, visited with the real client. */
class SshdIT {
    @TempDir
    Path directory;

    private Program qdeck;
    private EmbeddedSsh ssh;

    @BeforeEach
    void open() throws Exception {
        qdeck = new Program(directory)
                .with("QDECK_DB", directory.resolve("jobs.db").toString());
        qdeck.runWithInput("{\"type\":\"bad\",\"max_retries\":0}\n".repeat(3), "import", "-");
        assertThat(qdeck.run("unprocessable", "type=bad", "--yes").exitCode()).isZero();
        ssh = new EmbeddedSsh(qdeck, directory);
    }

    @AfterEach
    void close() {
        if (ssh != null) {
            ssh.close();
        }
    }

    @Test
    void peopleWithTheirOwnRolesAreThereAtOnceAndOneWhoLeavesIsNothingToTheOther() throws Exception {
        ssh.allow("ann", "role=\"viewer\"")
                .allow("bob", "role=\"operator\",name=\"Bob B\"")
                .start();
        try (Tmux ann = ssh.console("ann");
                Tmux bob = ssh.console("bob")) {
            ann.awaitScreen(" viewer ");
            bob.awaitScreen(" operator ");
            // The jobs are read later than the header is drawn.
            bob.awaitScreen(" bad ");
            ann.keys("4", "r");
            ann.awaitScreen("viewer: reads only");
            ann.keys("C-z");
            ann.awaitScreen("viewer: there is no way out to a shell");
            bob.keys("4", "r");
            bob.awaitScreen("requeued 1 of 1 dead job");
            ann.awaitScreen("4 DEAD 2");

            ann.run("resize-window", "-x", "100", "-y", "30");
            ann.awaitScreen("LIVE");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ann.screen().lines().filter(line -> !line.isBlank()))
                            .hasSize(30)
                            .anyMatch(line -> line.length() == 100));

            ann.keys("C-c");
            ann.awaitScreen("ended with 0");
            ann.awaitFormat("#{alternate_on} #{cursor_flag}", "0 1");
            bob.type(":stats");
            bob.keys("Enter");
            bob.awaitScreen("unprocessable 2");
        }
        assertThat(qdeck.run("audit", "--limit", "1", "--json").out())
                .contains("\"Bob B from 127.0.0.1\"", "\"surface\":\"console\"", "\"command\":\"requeue dead 3\"");
    }

    @Test
    void nothingLeadsOutWhateverTheRole() throws Exception {
        ssh.allow("ann", "").allow("root", "role=\"admin\"").start();
        Path secret = Files.writeString(directory.resolve("secret"), "of the machine");
        for (String command : List.of(
                "work --exec '*=touch pwned'",
                "put mail @" + secret,
                "run " + secret,
                "import --from " + secret,
                "export --all --to pwned",
                "backup pwned",
                "stats --db " + directory.resolve("other.db"),
                "sshd --authorized-keys keys")) {
            Ended refused = ssh.ssh("root", command);
            assertThat(refused.exitCode()).as(command).isEqualTo(4);
            assertThat(refused.err())
                    .contains("is refused: this session reaches the queue")
                    .hasLineCount(1);
        }
        for (String command : List.of("/bin/sh", "scp -f /etc/passwd", "stats; touch pwned", "$(touch pwned)")) {
            assertThat(ssh.ssh("root", command).exitCode()).as(command).isEqualTo(2);
        }
        assertThat(ssh.ssh("root", "-s", "sftp").err()).contains("subsystem request failed");
        assertThat(ssh.ssh("root", "-W", "127.0.0.1:22").err()).contains("forwarding failed");
        assertThat(ssh.ssh("root", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:22", "stats")
                        .err())
                .contains("remote port forwarding failed");
        assertThat(ssh.ssh("root", "-o", "SetEnv=QDECK_DB=other.db QDECK_ROLE=admin", "stats", "--json")
                        .out())
                .contains("\"target\":\"" + directory.resolve("jobs.db"));
        Ended viewer = ssh.ssh("ann", "requeue dead --yes");
        assertThat(viewer.exitCode()).isEqualTo(4);
        assertThat(viewer.err())
                .isEqualTo("qdeck: requeue needs the role operator, and yours is viewer: it only reads\n");
        assertThat(directory.resolve("pwned")).doesNotExist();
        assertThat(directory.resolve("other.db")).doesNotExist();
    }

    @Test
    void commandsHaveTheirInputTheirOutputAndTheirExitCode() throws Exception {
        ssh.allow("ann", "").allow("bob", "role=\"operator\"").start();

        assertThat(ssh.ssh("ann", "stats", "--json").out())
                .contains("\"dead\":3")
                .hasLineCount(1);
        assertThat(qdeck.shell("printf 'piped \u00fc' | " + ssh.line("bob", "put mail -"))
                        .out())
                .isEqualTo("put job 4\n");
        assertThat(ssh.ssh("ann", "show 4 --json").out()).contains("piped \u00fc");
        Ended missing = ssh.ssh("ann", "show 99");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).isEqualTo("qdeck: job 99 is not there\n");
        assertThat(ssh.ssh("ann", "prompt -c 'stats; show 99; stats'").exitCode())
                .isEqualTo(1);
        Ended bytes = qdeck.shell(ssh.line("bob") + " $'put mail \\xff'");
        assertThat(bytes.exitCode()).isEqualTo(2);
        assertThat(bytes.err()).startsWith("qdeck: expected a command in UTF-8").hasLineCount(1);
        Ended bare = ssh.ssh("ann");
        assertThat(bare.exitCode()).isEqualTo(2);
        assertThat(bare.err())
                .startsWith("qdeck: the console needs a terminal: ssh -t")
                .hasLineCount(1);
        try (Tmux bob = ssh.console("bob", "requeue dead")) {
            bob.awaitScreen("requeue 3 dead jobs? (y/N)");
            bob.keys("n", "BSpace", "y", "Enter");
            bob.awaitScreen("requeued 3 of 3 dead jobs");
            bob.awaitScreen("ended with 0");
        }
    }

    @Test
    void aKeyThatIsNotOrNoLongerThereLetsNobodyIn() throws Exception {
        OpenSsh.key(directory.resolve("eve"));
        ssh.allow("ann", "").allow("bob", "role=\"operator\"").start();
        assertThat(ssh.ssh("ann", "stats").exitCode()).isZero();

        Ended stranger = ssh.ssh("eve", "stats");
        assertThat(stranger.exitCode()).isEqualTo(255);
        assertThat(stranger.err()).contains("Permission denied (publickey)");
        ssh.awaitLog("turned away somebody from 127.0.0.1 with the key SHA256:");

        List<String> lines = Files.readAllLines(ssh.keys());
        Files.write(ssh.keys(), List.of(lines.get(1).replace("operator", "boss"), lines.get(0)));
        assertThat(ssh.ssh("bob", "stats").exitCode()).isEqualTo(255);
        ssh.awaitLog("line 1: expected role to be viewer, operator or admin, got: boss");
        assertThat(ssh.ssh("ann", "stats").exitCode()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("qdeck_host_key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void moreThanMayBeThereAndWhoTypesNothingAreToldSo() throws Exception {
        ssh.allow("ann", "").allow("bob", "role=\"operator\"").start("--max-sessions", "1", "--idle", "2s");
        try (Tmux bob = ssh.console("bob", "take", "--wait", "1h");
                Tmux ann = Tmux.shell(Files.createDirectory(directory.resolve("screen")))) {
            ssh.awaitLog("bob (operator) from 127.0.0.1 opens take");
            Ended second = ssh.ssh("ann", "stats");
            assertThat(second.exitCode()).isEqualTo(4);
            assertThat(second.err())
                    .startsWith("qdeck: no more than 1 sessions may be open here at a time")
                    .hasLineCount(1);
            bob.keys("C-c");
            bob.awaitScreen("interrupted, no job was taken");
            // Only the end of its thread makes room for another.
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ssh.visitThreads()).isEmpty());

            ann.line(ssh.line("ann", "-t") + "; echo ended with $?");
            ann.awaitScreen("nothing was typed for 2s, the session is over");
            ann.awaitScreen("ended with 1");
            ann.awaitFormat("#{alternate_on} #{cursor_flag}", "0 1");
        }
    }

    @Test
    void aKilledClientLeavesNoThreadAndTheEndOfTheServerGivesTerminalsBack() throws Exception {
        ssh.allow("ann", "").allow("bob", "role=\"operator\"").start();
        try (Tmux ann = ssh.console("ann");
                Tmux bob = ssh.console("bob")) {
            ann.awaitScreen("4 DEAD 3");
            bob.awaitScreen("4 DEAD 3");
            bob.keys("q");
            bob.awaitScreen("ended with 0");
            assertThat(ssh.visitThreads()).isNotEmpty();
            ProcessHandle.of(Long.parseLong(ann.format("#{pane_pid}")))
                    .orElseThrow()
                    .children()
                    .forEach(ProcessHandle::destroyForcibly);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ssh.visitThreads()).isEmpty());

            bob.line("clear; " + ssh.line("bob", "-t") + "; echo ended with $?");
            bob.awaitScreen("4 DEAD 3");
            Ended server = ssh.stop();
            bob.awaitScreen("the server is stopping");
            bob.awaitScreen("ended with 143");
            bob.awaitFormat("#{alternate_on} #{cursor_flag}", "0 1");
            assertThat(server.exitCode()).as(server.err()).isZero();
            assertThat(server.err()).isEmpty();
        }
        assertThat(qdeck.run("check").exitCode()).isZero();
    }
}
