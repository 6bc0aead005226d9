package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ExecHandlerTest {
    @TempDir
    Path folder;

    @Test
    void thePayloadComesInAndTheOutputIsTheResult() throws Exception {
        assertThat(run("cat", "Grüße, 世界\n")).isEqualTo("Grüße, 世界\n");
        assertThat(run("true", "unread")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 2                         | exit 2",
                "echo oh no >&2; exit 3         | exit 3: oh no",
                "echo out; exit 1               | exit 1",
                "exit 255                       | exit 255",
                "no-such-program-at-all 2>/dev/null | exit 127",
                "kill -9 $$                     | killed by signal 9",
                "echo dying >&2; kill -TERM $$  | killed by signal 15: dying"
            })
    void anyOtherExitCodeFailsWithWhatTheCommandSaid(String command, String error) {
        assertThatThrownBy(() -> run(command, ""))
                .isInstanceOf(FailException.class)
                .hasMessage(error);
    }

    @Test
    void exitCode65Rejects() {
        assertThatThrownBy(() -> run("echo no such customer >&2; exit 65", ""))
                .isInstanceOf(RejectException.class)
                .hasMessage("exit 65: no such customer");
    }

    @Test
    void theJobIsInTheEnvironment() throws Exception {
        var claim = Claims.of(42, "mail.send", 2, "k 1", "Ärger", "");
        String command = "printf '%s|' \"$QDECK_ID\" \"$QDECK_KEY\" \"$QDECK_QUEUE\" \"$QDECK_TYPE\" \"$QDECK_NAME\""
                + " \"$QDECK_PRIORITY\" \"$QDECK_ATTEMPT\" \"$QDECK_MAX_RETRIES\"";

        assertThat(new ExecHandler(command).handle(claim)).isEqualTo("42|k 1|default|mail.send|Ärger|normal|2|3|");
    }

    @Test
    void whatCannotBeInAnEnvironmentDoesNoHarm() throws Exception {
        var claim = Claims.of(1, "a\0b", 1, null, "\ud800", "");

        assertThat(new ExecHandler("printf '%s' \"$QDECK_KEY:$QDECK_TYPE\"").handle(claim))
                .isEqualTo(":a\uFFFDb");
    }

    @Test
    void aCommandNeedNotReadItsInput() throws Exception {
        assertThat(run("exec 0<&-; echo ok", "x".repeat(1024 * 1024))).isEqualTo("ok\n");
    }

    @Test
    void aPayloadOfAMegabyteArrivesWhole() throws Exception {
        assertThat(run("wc -c", "é".repeat(512 * 1024)).strip()).isEqualTo("1048576");
    }

    @Test
    void theOutputIsCutAndTheRestThrownAway() throws Exception {
        String result = run("head -c 5000000 /dev/zero | tr '\\0' x; echo 1 >&2", "");

        assertThat(result).hasSize(ExecHandler.MAX_OUTPUT_BYTES).matches("x+");
    }

    @Test
    void bothOutputsAreReadAtOnce() {
        String command = "head -c 300000 /dev/zero | tr '\\0' e >&2; head -c 300000 /dev/zero; exit 4";

        assertThatThrownBy(() -> run(command, ""))
                .message()
                .startsWith("exit 4: eee")
                .hasSize(64 * 1024 + 8);
    }

    @Test
    void badBytesInTheOutputAreReplaced() throws Exception {
        assertThat(run("printf 'a\\377b\\303'", "")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void aBackgroundProcessThatKeepsTheOutputOpenIsNotWaitedFor() throws Exception {
        assertThat(run("sleep 300 & echo $! > " + file("pid") + "; echo done", ""))
                .isEqualTo("done\n");

        ProcessHandle.of(pid("pid")).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void aBackgroundProcessWithASessionOfItsOwnIsNotWaitedFor() throws Exception {
        assertThat(run("setsid sleep 300 & echo $! > " + file("pid") + "; echo done", ""))
                .isEqualTo("done\n");

        ProcessHandle.of(pid("pid")).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void aBackgroundProcessThatLetsGoOfTheOutputMayStay() throws Exception {
        run("sleep 300 >/dev/null 2>&1 & echo $! > " + file("pid"), "");
        ProcessHandle left = ProcessHandle.of(pid("pid")).orElseThrow();

        assertThat(left.isAlive()).isTrue();
        left.destroyForcibly();
    }

    @Test
    void anInterruptionEndsTheWholeGroupEvenIfItIgnoresTheFirstSignal() throws Exception {
        String command = "trap '' TERM; sleep 300 & echo $! > " + file("child") + "; echo waiting >&2; echo $$ > "
                + file("shell") + "; wait; wait";
        CompletableFuture<@Nullable String> result = new CompletableFuture<>();
        Thread thread = start(command, result);
        long child = pid("child");
        long shell = pid("shell");
        thread.interrupt();

        assertThatThrownBy(result::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("interrupted: waiting");
        awaitEnd(child);
        awaitEnd(shell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout 300", "setsid -w", "timeout 300 setsid -w"})
    void anInterruptionEndsWhatHasLeftTheGroup(String leaving) throws Exception {
        String command =
                leaving + " sh -c 'trap : TERM; echo $$ > " + file("child") + "; while :; do sleep 1; done'; true";
        Thread thread = start(command, new CompletableFuture<>());
        long child = pid("child");

        thread.interrupt();

        awaitEnd(child);
    }

    private static Thread start(String command, CompletableFuture<@Nullable String> result) {
        Thread thread = new Thread(() -> {
            try {
                result.complete(run(command, ""));
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        return thread;
    }

    private static @Nullable String run(String command, String payload) throws Exception {
        return new ExecHandler(command).handle(Claims.of(1, "t", 1, null, null, payload));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** The number in a file, once it is there. */
    private long pid(String name) {
        return Long.parseLong(await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> read(file(name)), text -> text.endsWith("\n"))
                .strip());
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void awaitEnd(long pid) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> ProcessStatus.of(pid).map(ProcessStatus::ended).orElse(true));
    }
}
