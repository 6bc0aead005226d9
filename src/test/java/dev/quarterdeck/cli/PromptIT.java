package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.terminal.Tmux;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt as a person meets it: the installed program in a terminal. */
class PromptIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private Tmux tmux;

    @BeforeEach
    void open() throws Exception {
        Program qdeck = new Program(directory);
        qdeck.runWithInput("{\"type\":\"mail.send\"}\n".repeat(29) + "{\"type\":\"\\u001b[2Jclear\"}\n", "import", "-");
        tmux = Tmux.shell(directory);
        tmux.line("export XDG_STATE_HOME=" + directory + "/state JAVA_HOME=" + System.getProperty("java.home"));
        // The launcher becomes the program, so that the shell's number stays that of the process.
        tmux.line("qdeck() { sh -c 'echo $$ >pid; exec " + Program.LAUNCHER + " \"$@\"' sh \"$@\"; }");
        tmux.line("stty -a >before; clear");
    }

    @AfterEach
    void close() {
        tmux.close();
    }

    private void awaitDone(long count) {
        var file = new Target.File(directory.resolve("jobs.db"));
        try (JobOperator store = new Targets().open(file, OpenOptions.of(OpenOptions.Access.READ))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> store.counts().of(JobState.DONE) == count);
        }
    }

    private void prompt() {
        tmux.line("qdeck prompt; echo ended with $?; stty -a >after; cmp before after && echo as 'it' was");
        tmux.awaitScreen("jobs.db>");
        tmux.awaitScreen("pending 30");
    }

    private void left(int exitCode) {
        tmux.awaitScreen("ended with " + exitCode);
        tmux.awaitScreen("as it was");
    }

    @Test
    void completesRunsAsksAndLeavesTheTerminalAsItWas() {
        prompt();
        tmux.type("can");
        tmux.keys("Tab");
        tmux.awaitScreen("jobs.db> cancel ");
        tmux.type("pend");
        tmux.keys("Tab");
        tmux.type("type=mail.s");
        tmux.keys("Tab");
        tmux.awaitScreen("jobs.db> cancel pending type=mail.send ");
        tmux.keys("Enter");
        tmux.awaitScreen("cancel 29 pending jobs? (y/N)");
        tmux.line("y");

        tmux.awaitScreen("cancelled 29 of 29 pending jobs · operation 1");
        tmux.awaitScreen("pending 1  locked 0  done 0  dead 29");
        tmux.keys("C-d");
        left(0);
    }

    @Test
    void clearsALineAndStopsACommandAtCtrlC() {
        prompt();
        tmux.type("purge --all");
        tmux.awaitScreen("jobs.db> purge --all");
        tmux.keys("C-c");
        // What is typed before the next prompt stands there would be echoed in its place.
        await().atMost(PATIENCE).until(() -> tmux.screen().matches("(?s).*> purge --all.*\\njobs\\.db>.*"));
        tmux.line("work --exec '*=true'");
        tmux.awaitScreen("jobs.db> work");
        awaitDone(30);
        tmux.keys("C-c");

        tmux.awaitScreen("completed 30, failed 0");
        tmux.awaitScreen("done 30  dead 0");
        tmux.line("quit");
        left(0);
    }

    @Test
    void showsTextFromJobsHarmlessly() {
        prompt();
        tmux.line("list --sort newest --limit 1 30");

        tmux.awaitScreen("?[2Jclear");
        tmux.line("exit");
        left(0);
    }

    @Test
    void remembersWhatWasTypedForItsOwnerAlone() throws Exception {
        prompt();
        tmux.line("queues");
        tmux.awaitScreen("default       30");
        tmux.line("exit");
        left(0);
        tmux.line("clear");
        await().atMost(PATIENCE).until(() -> !tmux.screen().contains("jobs.db>"));

        prompt();
        tmux.keys("Up", "Up");
        tmux.awaitScreen("jobs.db> queues");
        tmux.keys("C-c", "C-d");

        Path history = directory.resolve("state/qdeck/history");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }

    @Test
    void givesTheTerminalBackWhenItIsEnded() throws Exception {
        prompt();
        tmux.type("stats");
        tmux.awaitScreen("jobs.db> stats");

        end();

        left(143);
    }

    @Test
    void bringsTheRunningCommandToItsEndWhenItIsEnded() throws Exception {
        prompt();
        tmux.line("watch --every 1d");
        tmux.awaitScreen("oldest");

        end();

        left(143);
    }

    @Test
    void whatRunsIsFinishedWhenItIsEnded() throws Exception {
        prompt();
        tmux.line("work --threads 1 --exec '*=sleep 2'");
        try (JobOperator store = new Targets()
                .open(new Target.File(directory.resolve("jobs.db")), OpenOptions.of(OpenOptions.Access.READ))) {
            await().atMost(PATIENCE).until(() -> store.counts().of(JobState.LOCKED) > 0);
        }

        end();

        tmux.awaitScreen("failed 0");
        left(143);
        awaitDone(1);
    }

    private void end() throws Exception {
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        ProcessHandle.of(pid).orElseThrow().destroy();
    }
}
