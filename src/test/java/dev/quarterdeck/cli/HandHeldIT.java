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

/** A shell as a worker: what it takes, settles, loses, and what a signal or a full disk leaves behind. */
class HandHeldIT {
    @TempDir
    Path directory;

    private Program qdeck;

    @BeforeEach
    void start() {
        qdeck = new Program(directory);
    }

    @Test
    void aShellWorksTheQueueUntilItIsEmpty() throws Exception {
        for (String payload : new String[] {"good", "bad", "odd"}) {
            qdeck.run("put", "check", payload, "--max-retries", "0");
        }

        Ended worked = qdeck.shell("""
                field() { printf '%s' "$job" | sed 's/.*"'$1'":"\\{0,1\\}\\([^,"}]*\\).*/\\1/'; }
                while job=$(qdeck take --json); do
                    id=$(field id) token=$(field token)
                    case $(field payload) in
                        good) qdeck heartbeat $id --token $token >&2 && echo fine | qdeck complete $id --token $token --result - ;;
                        bad) qdeck fail $id --token $token --error 'it was bad' ;;
                        *) qdeck reject $id --token $token ;;
                    esac
                done
                """);

        assertThat(worked.exitCode()).isZero();
        assertThat(worked.out())
                .isEqualTo(
                        "completed job 1\nfailed job 2, now dead: exhausted\nrejected job 3, now dead: unprocessable\n");
        assertThat(worked.err()).isEqualTo("job 1 is held for 5m\nqdeck: no job is ready; --wait 30s waits for one\n");
        assertThat(qdeck.run("show", "1", "--json").out()).contains("\"result\":\"fine\\n\"");
        assertThat(qdeck.run("check").exitCode()).isZero();
    }

    @Test
    void aShellWhoseLeaseRanOutIsRefused() throws Exception {
        qdeck.run("put", "check");
        assertThat(qdeck.run("take", "--lease", "100ms").exitCode()).isZero();
        // Returns the orphan, and ends when the job is done.
        qdeck.run("work", "--exec", "check=echo by another", "--until-empty");

        Ended refused = qdeck.run("complete", "1", "--token", "2", "--result", "by the first");

        assertThat(refused)
                .isEqualTo(new Ended(
                        1,
                        "",
                        "qdeck: lease lost: token 2 does not hold job 1, which is done; nothing was changed, drop this"
                                + " work and take a job anew\n"));
        assertThat(qdeck.run("show", "1", "--json").out()).contains("\"result\":\"by another\\n\"");
    }

    @Test
    void aSignalEndsTheWaitAndLeavesNoClaimBehind() throws Exception {
        qdeck.run("put", "check");
        qdeck.run("pause", "default");
        Running taking = qdeck.start("take", "--wait", "1d");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(directory.resolve("jobs.db-wal")));

        taking.process().destroy();

        assertThat(taking.await()).isEqualTo(new Ended(1, "", "qdeck: interrupted, no job was taken\n"));
        qdeck.run("resume", "default");
        assertThat(qdeck.run("stats", "--json").out()).contains("\"pending\":1,", "\"locked\":0,");
    }

    @Test
    void aJobThatCannotBeWrittenIsGivenBack() throws Exception {
        qdeck.run("put", "check");

        Ended full = qdeck.shell("qdeck take --json > /dev/full");

        assertThat(full).isEqualTo(new Ended(1, "", "qdeck: cannot write the results: No space left on device\n"));
        assertThat(qdeck.run("list", "--json").out()).contains("\"state\":\"pending\"", "\"attempts\":0");
    }
}
