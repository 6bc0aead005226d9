package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.ProcessIdentity;
import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that are taken and settled by hand: take, complete, fail, reject, release, heartbeat. */
class HandHeldTest {
    private static final String TAKEN = "{\"id\":1,\"key\":\"k-1\",\"queue\":\"post\",\"type\":\"mail.send\","
            + "\"name\":\"welcome\",\"priority\":\"high\",\"attempt\":1,\"max_retries\":3,\"token\":2,"
            + "\"lease_until\":\"2026-11-22T12:05:00.000Z\",\"payload\":\"{\\\"to\\\":\\\"ann\\\"}\"}\n";

    private final Shell shell = new Shell();

    private void put() {
        shell.store.enqueue(NewJob.of("mail.send", "{\"to\":\"ann\"}")
                .queue("post")
                .name("welcome")
                .key("k-1")
                .priority(Priority.HIGH));
    }

    /** Takes the one job that there is, with token 2. */
    private void taken() {
        put();
        assertThat(shell.say("take").exitCode()).isZero();
    }

    private Job job() {
        return shell.store.find(1).orElseThrow();
    }

    private void cancelAsked() {
        var selection = Selection.ofIds(List.of(1L), shell.clock.instant());
        shell.store.apply(1, Change.of(Verb.CANCEL), selection, new long[] {1});
    }

    @Test
    void takeAnswersWithTheFixedFieldsInTheirOrder() {
        put();

        assertThat(shell.say("take --json")).isEqualTo(new Shell.Answer(0, TAKEN, ""));
        assertThat(job().state()).isEqualTo(JobState.LOCKED);
        assertThat(job().worker()).isEqualTo(ProcessIdentity.byHand());
        assertThat(job().leaseUntil()).isEqualTo(Shell.NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void takeSaysEverythingToPeople() {
        put();
        shell.clock.move(Duration.ofSeconds(90));

        assertThat(shell.say("take --lease 1h").out()).isEqualTo("""
                        job 1  locked  mail.send
                          name         welcome
                          key          k-1
                          queue        post
                          priority     high
                          tries        1 of 4
                          created      2026-11-22T12:00:00.000Z  (1m ago)
                          run at       2026-11-22T12:00:00.000Z  (1m ago)
                          since        2026-11-22T12:01:30.000Z  (0s ago)
                          started      2026-11-22T12:01:30.000Z  (0s ago)
                          worker       %s
                          lease until  2026-11-22T13:01:30.000Z  (in 1h)
                          token        2
                        payload
                          {"to":"ann"}
                        when it is done: qdeck complete 1 --token 2
                        """.formatted(ProcessIdentity.byHand()));
    }

    @Test
    void theCommandThatSettlesNamesTheFileThatWasNamed() {
        put();

        assertThat(shell.say("take --db model").out())
                .endsWith("\nwhen it is done: qdeck --db model complete 1 --token 2\n");
    }

    @Test
    void takeTakesTheMostUrgentJobOfTheQueuesNamed() {
        put();
        shell.store.enqueue(NewJob.of("scan", "").queue("a"));
        shell.store.enqueue(NewJob.of("scan", "").queue("b").priority(Priority.CRITICAL));

        assertThat(shell.say("take --queue a --queue b --json").out()).startsWith("{\"id\":3,");
        assertThat(shell.say("take --queue a --json").out()).startsWith("{\"id\":2,");
        assertThat(shell.say("take --queue a --json").exitCode()).isEqualTo(1);
    }

    @Test
    void takeIsHarmlessWhateverJobsSay() {
        shell.store.enqueue(NewJob.of("\u001b[31mred", "\u001b]0;title\u0007").name("\u202egnp.exe\u009b2J"));

        assertThat(shell.say("take").out()).doesNotContain("\u001b", "\u0007", "\u202e", "\u009b");
    }

    @Test
    void takeWaitsNoLongerOnceItIsInterrupted() {
        put();
        shell.store.pause("post");

        var answer = shell.interruptedAtOnce().say("take --wait 1d");

        assertThat(answer).isEqualTo(new Shell.Answer(1, "", "qdeck: interrupted, no job was taken\n"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aJobThatIsTakenAfterTheInterruptIsGivenBack() {
        put();

        assertThat(shell.interruptedAtOnce().say("take").exitCode()).isEqualTo(1);
        assertThat(job().state()).isEqualTo(JobState.PENDING);
        assertThat(job().attempts()).isZero();
    }

    @Test
    void completeKeepsTheResult(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("result"), "from a file\n");
        shell.pending(4);
        for (int i = 0; i < 4; i++) {
            shell.say("take");
        }

        assertThat(shell.say("complete 1 --token 2").out()).isEqualTo("completed job 1\n");
        shell.say("complete 2 --token 2 --result fine");
        shell.say("complete 3 --token 2 --result '@" + file + "'");
        shell.input("from\nthe input").say("complete 4 --token 2 --result -");

        assertThat(shell.store.counts().of(JobState.DONE)).isEqualTo(4);
        assertThat(List.of(2L, 3L, 4L))
                .extracting(id -> shell.store.find(id).orElseThrow().result())
                .containsExactly("fine", "from a file\n", "from\nthe input");
        assertThat(job().result()).isNull();
    }

    @Test
    void failRunsTheJobAgainByTheDefaultPolicy() {
        taken();

        assertThat(shell.say("fail 1 --token 2 --error 'no such user'").out())
                .matches("failed job 1, now pending, due in (1s|[89][0-9]{2}ms)\n");
        assertThat(job().error()).isEqualTo("no such user");
        assertThat(job().attempts()).isEqualTo(1);
    }

    @Test
    void failWaitsLongerAfterALaterAttempt() {
        taken();
        shell.say("fail 1 --token 2");
        shell.clock.move(Duration.ofSeconds(2));
        shell.say("take");

        shell.say("fail 1 --token 4");

        assertThat(Duration.between(shell.clock.instant(), job().runAt()))
                .isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400));
    }

    @Test
    void failRunsTheJobAgainWhenItIsTold() {
        taken();

        assertThat(shell.say("fail 1 --token 2 --retry-in 1h --json").out())
                .isEqualTo(
                        "{\"id\":1,\"state\":\"pending\",\"reason\":null,\"run_at\":\"2026-11-22T13:00:00.000Z\"}\n");
        assertThat(job().error()).isEqualTo("no error given");
    }

    @Test
    void failIsTheEndWithoutRetries() {
        taken();

        assertThat(shell.say("fail 1 --token 2 --no-retry").out()).isEqualTo("failed job 1, now dead: exhausted\n");
        assertThat(job().reason()).isEqualTo(Reason.EXHAUSTED);
    }

    @Test
    void rejectSetsTheJobAside() {
        taken();

        assertThat(shell.input("not a\nJPEG")
                        .say("reject 1 --token 2 --error -")
                        .out())
                .isEqualTo("rejected job 1, now dead: unprocessable\n");
        assertThat(shell.store.history(1)).extracting(Attempt::error).containsExactly("not a\nJPEG");
    }

    @Test
    void releaseGivesTheAttemptBack() {
        taken();

        assertThat(shell.say("release 1 --token 2").out()).isEqualTo("released job 1, now pending\n");
        assertThat(job().attempts()).isZero();
        assertThat(shell.store.history(1)).isEmpty();
    }

    @Test
    void heartbeatProlongsTheLease() {
        taken();
        shell.clock.move(Duration.ofMinutes(4));

        assertThat(shell.say("heartbeat 1 --token 2").out()).isEqualTo("job 1 is held for 5m\n");
        assertThat(shell.say("heartbeat 1 --token 2 --lease 1h --json").out())
                .isEqualTo("{\"id\":1,\"lease_until\":\"2026-11-22T13:04:00.000Z\",\"cancel_asked\":false}\n");
        assertThat(job().leaseUntil()).isEqualTo("2026-11-22T13:04:00Z");
    }

    @Test
    void heartbeatSaysThatACancelWasAsked() {
        taken();
        cancelAsked();

        assertThat(shell.say("heartbeat 1 --token 2"))
                .isEqualTo(
                        new Shell.Answer(0, "cancel asked: stop, then fail or release it; job 1 is held for 5m\n", ""));
        assertThat(shell.say("heartbeat 1 --token 2 --json").out()).endsWith("\"cancel_asked\":true}\n");
        assertThat(shell.say("release 1 --token 2").out()).isEqualTo("released job 1, now dead: cancelled\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "fail", "reject", "release", "heartbeat"})
    void aLostLeaseChangesNothing(String verb) {
        taken();
        shell.clock.move(Duration.ofMinutes(5));
        shell.store.returnOrphans(Set.of(), RetryPolicies.DEFAULT, 10);
        Job before = job();

        var answer = shell.say(verb + " 1 --token 2 --json");

        assertThat(answer)
                .isEqualTo(new Shell.Answer(
                        1,
                        "",
                        "qdeck: lease lost: token 2 does not hold job 1, which is pending; nothing was changed, drop"
                                + " this work and take a job anew\n"));
        assertThat(job()).isEqualTo(before);
    }

    @Test
    void whoeverHoldsTheJobNowIsNamed() {
        taken();

        assertThat(shell.say("complete 1 --token 1").err())
                .contains(
                        "token 1 does not hold job 1, which is locked by another claim of " + ProcessIdentity.byHand());
        shell.say("complete 1 --token 2");
        assertThat(shell.say("complete 1 --token 2").err()).contains("which is done;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "take                               | 1 | no job is ready; --wait 30s waits for one",
                "take --queue a --queue b           | 1 | no job is ready in a, b; --wait 30s waits for one",
                "take --queue a --wait 10ms         | 1 | no job was ready in a within 10ms",
                "take --lease 10ms                  | 2 | expected --lease to be from 100ms to 36500d, got: 10ms",
                "take --lease 5                     | 2 | expected a duration, got: \"5\": did you mean 5s?",
                "take --queue ''                    | 2 | expected a queue of 1 to 255 characters, got: 0",
                "complete 99 --token 2              | 1 | job 99 is not there",
                "heartbeat 99 --token 2             | 1 | job 99 is not there",
                "complete 1                         | 2 | missing required option: '--token=TOKEN'; try 'qdeck complete --help'",
                "complete x --token 2               | 2 | expected ID to be the id of a job, a number, got: x",
                "complete 1 --token x               | 2 | expected --token to be the token that take printed, a number, got: x",
                "complete 1 --token 2 --result @/no | 1 | cannot read /no: there is no such file",
                "fail 1 --token 2 --retry-in x      | 2 | expected a duration, got: \"x\": write a number with a unit, such as 200ms, 90s, 15m, 1h30m or 7d",
                "fail 1 --token 2 --retry-in 99999d | 2 | expected --retry-in to be at most 36500d, got: 99999d",
                "fail 1 --token 2 --retry-in 1s --no-retry | 2 | --retry-in and --no-retry exclude each other; give one of them",
            })
    void saysWhatIsWrong(String line, int exitCode, String sentence) {
        assertThat(shell.say(line)).isEqualTo(new Shell.Answer(exitCode, "", "qdeck: " + sentence + "\n"));
    }

    @Test
    void refusesAResultThatIsTooLong() {
        taken();

        assertThat(shell.input("x".repeat(NewJob.MAX_PAYLOAD_BYTES + 1)).say("complete 1 --token 2 --result -"))
                .isEqualTo(new Shell.Answer(
                        2,
                        "",
                        "qdeck: expected a result of at most 1048576 bytes, got: 1048577; keep it elsewhere, and give"
                                + " the place where it is\n"));
        assertThat(job().state()).isEqualTo(JobState.LOCKED);
    }
}
