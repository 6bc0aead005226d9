package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs that run: work and produce, on a real file; and demo, as far as it goes without a terminal. */
class WorkTest {
    @TempDir
    Path directory;

    private Interrupts interrupts = Interrupts.NONE;

    private Shell.Answer say(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var session = Session.on(directory.resolve("jobs.db").toString(), new Targets())
                .out(new PrintWriter(out))
                .err(new PrintWriter(err))
                .interrupts(interrupts)
                .build();
        return new Shell.Answer(Commands.run(session, List.of(words)), out.toString(), err.toString());
    }

    private long count(JobState state) {
        try (var store =
                new Targets().open(new Target.File(directory.resolve("jobs.db")), OpenOptions.of(Access.READ))) {
            return store.counts().of(state);
        }
    }

    @Test
    void worksTheQueueUntilItIsEmpty() {
        say("put", "echo", "hello");
        say("put", "refuse");

        var answer = say("work", "--exec", "echo=cat", "--exec", "*=exit 65", "--until-empty", "--json");

        assertThat(answer.out()).isEqualTo("{\"completed\":1,\"failed\":0,\"rejected\":1,\"released\":0,\"lost\":0}\n");
        assertThat(answer.exitCode()).isZero();
        assertThat(say("show", "1", "--json").out()).contains("\"state\":\"done\"", "\"result\":\"hello\"");
        assertThat(say("show", "2", "--json").out()).contains("\"reason\":\"unprocessable\"");
    }

    @Test
    void saysItInASentenceOtherwise() {
        assertThat(say("work", "--simulate", "--until-empty").out())
                .isEqualTo("completed 0, failed 0, rejected 0, released 0, lost 0\n");
    }

    @Test
    void simulatesWorkThatCanBeRepeated() {
        assertThat(say("produce", "--count", "40", "--rate", "max", "--seed", "7", "--json"))
                .isEqualTo(new Shell.Answer(0, "{\"enqueued\":40}\n", ""));

        var answer = say("work", "--simulate", "--seed", "7", "--threads", "16", "--until-empty", "--json");

        assertThat(answer.exitCode()).isZero();
        assertThat(count(JobState.DONE) + count(JobState.DEAD)).isEqualTo(40);
    }

    @Test
    void leavesOtherQueuesAlone() {
        say("put", "echo", "--queue", "mine");
        say("put", "echo", "--queue", "other");

        say("work", "--exec", "echo=cat", "--queue", "mine", "--until-empty");

        assertThat(count(JobState.DONE)).isEqualTo(1);
        assertThat(count(JobState.PENDING)).isEqualTo(1);
    }

    @Test
    void endsWellWhenAskedToStop() {
        say("put", "echo");
        var watches = new AtomicInteger();
        interrupts = action -> {
            watches.incrementAndGet();
            action.run();
            return watches::decrementAndGet;
        };

        assertThat(say("work", "--exec", "echo=cat").exitCode()).isZero();
        assertThat(say("produce", "--rate", "1/h").exitCode()).isZero();
        assertThat(watches).hasValue(0);
        assertThat(count(JobState.LOCKED)).isZero();
    }

    @Test
    void failedJobsWaitAsTheirTypeIsTold() {
        say("put", "once");
        say("put", "often");
        say("put", "rest");

        say("work", "--exec", "*=exit 1", "--retry", "once=none", "--retry", "*=fixed:1ms", "--until-empty");

        assertThat(attempts(1)).isEqualTo(1);
        assertThat(attempts(2)).isEqualTo(4);
        assertThat(attempts(3)).isEqualTo(4);
    }

    private long attempts(long id) {
        return say("history", Long.toString(id), "--json").out().lines().count();
    }

    @Test
    void managesUntilAskedToStop() {
        say("put", "echo");
        interrupts = action -> {
            action.run();
            return () -> {};
        };

        assertThat(say("manage", "--stuck-after", "10m", "--retry", "*=none")).isEqualTo(new Shell.Answer(0, "", ""));
        assertThat(say("workers", "--json").out()).isEmpty();
    }

    @Test
    void managesNoFileThatIsNotThere() {
        var answer = say("manage");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("jobs.db");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "work                              | say how to work the jobs: --exec TYPE=COMMAND, or --simulate",
                "work --exec mail                  | expected --exec to be TYPE=COMMAND, got: mail",
                "work --exec =cat                  | expected --exec to be TYPE=COMMAND, got: =cat",
                "work --exec q*=cat                | expected the TYPE of --exec to be one type, or * for all others, got: q*",
                "work --crash 0.1 --exec a=b       | --crash is part of the simulation; say --simulate --crash RATE",
                "work --simulate --crash 2         | expected --crash to be a share from 0 to 1, got: 2",
                "work --simulate --threads 0       | expected --threads to be a positive whole number, got: 0",
                "work --simulate --threads 9999    | expected --threads to be at most 1024, got: 9999",
                "work --simulate --lease 1ms       | expected --lease to be from 100ms to 36500d, got: 1ms",
                "work --simulate --lease 200000d   | expected --lease to be from 100ms to 36500d, got: 200000d",
                "work --simulate --retry mail      | expected --retry to be TYPE=POLICY, got: mail",
                "work --simulate --retry m*=none   | expected the TYPE of --retry to be one type, or * for all others, got: m*",
                "work --simulate --retry a=often   | expected a retry policy, got: \"often\": write exponential:1s..1h, fixed:30s or none",
                "work --simulate --stuck-after 29s | expected --stuck-after to be at least 30s, three heartbeats, got: 29s",
                "work --simulate --no-manager --stuck-after 1m | --stuck-after is for the manager; leave out either that or --no-manager",
                "manage --lease 200000d            | expected --lease to be from 100ms to 36500d, got: 200000d",
                "manage --stuck-after 200000d      | expected --stuck-after to be at most 36500d, got: 200000d",
                "manage --lease 3s --stuck-after 2s | expected --stuck-after to be at least 3s, three heartbeats, got: 2s",
                "manage --retry =none              | expected --retry to be TYPE=POLICY, got: =none",
                "work --simulate --seed x          | expected --seed to be a whole number, got: x",
                "work --simulate --durability most | expected --durability to be full or normal, got: most",
                "produce --rate fast               | expected --rate to be jobs per time, such as 50/s or 600/m, or max, got: fast",
                "produce --rate 0                  | expected --rate to be jobs per time, such as 50/s or 600/m, or max, got: 0",
                "produce --count 0                 | expected --count to be a positive whole number, got: 0",
                "demo                              | the console needs a terminal; use a verb such as 'qdeck stats'",
            })
    void saysWhatIsWrongBeforeTheFileIsMade(String line, String sentence) {
        var answer = say(line.split(" "));

        assertThat(answer).isEqualTo(new Shell.Answer(2, "", "qdeck: " + sentence + "\n"));
        assertThat(directory).isEmptyDirectory();
    }
}
