package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.cli.Program.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample run of producers and a consumer: interrupted twice, then unlocked, until everything is done. */
class ProducerConsumerIT {
    private static final Path SCRIPT =
            Path.of("sample-data/producer-consumer/run.sh").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private Program program;

    @BeforeEach
    void start() {
        Tool.require("curl");
        program = new Program(directory)
                .with("PATH", Program.LAUNCHER.getParent() + ":" + System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"));
    }

    /** Runs it until its consumer has begun so many jobs, then presses Ctrl-C. */
    private String interruptedAfter(int jobs) throws Exception {
        // The script hears of Ctrl-C once a second at most; until then the job that was begun last has to go on.
        Running run = program.with("TASK_SECONDS", "4").startCommand("/bin/sh", SCRIPT.toString());
        await().atMost(PATIENCE).until(() -> processed(Files.readString(run.out())) == jobs);
        new ProcessBuilder("kill", "-INT", String.valueOf(run.process().pid()))
                .start()
                .waitFor();
        Ended ended = run.await();
        assertThat(ended.exitCode()).isEqualTo(130);
        return ended.out();
    }

    private static long processed(String out) {
        return out.lines().filter(line -> line.startsWith("Processing task=")).count();
    }

    private String stats() throws Exception {
        return program.run("stats", "--json", "--db", "tasks.db").out();
    }

    @Test
    void countsAddUpThroughTwoInterruptionsAndAnUnlocking() throws Exception {
        String first = interruptedAfter(3);
        assertThat(first)
                .contains("Running server in subprocess (pid=", "Queue status: total=0, locked=0, done=0\n")
                .contains("Sending 5 requests with a pool of 2 processes\n", "Queue status: total=5, locked=1, done=")
                .doesNotContain("WARNING");
        assertThat(first.lines()
                        .filter(line ->
                                line.matches("Got server reply: \\{\"task_id\":\"[0-9a-f]{32}\",\"queue_row\":[1-5]}")))
                .hasSize(5);
        assertThat(stats()).contains("\"total\":5,", "\"locked\":1,", "\"done\":2,");

        String second = interruptedAfter(4);
        assertThat(second).contains("WARNING: found 1 locked jobs (1 orphaned)\n", "Queue status: total=10, locked=");
        assertThat(stats()).contains("\"total\":10,", "\"locked\":2,", "\"done\":5,");

        Ended third = program.with("TASK_SECONDS", "1")
                .with("UNLOCK", "1")
                .startCommand("/bin/sh", SCRIPT.toString())
                .await();
        assertThat(third.exitCode()).as(third.err()).isZero();
        assertThat(third.out())
                .contains(
                        "WARNING: found 2 locked jobs (2 orphaned)\n", "unlocked 2 orphaned jobs: 2 pending, 0 dead\n")
                .endsWith("Queue status: total=15, locked=0, done=15\n");
        assertThat(processed(third.out())).isEqualTo(10);
        assertThat(stats()).contains("\"total\":15,", "\"pending\":0,", "\"locked\":0,", "\"done\":15,", "\"dead\":0,");
    }
}
