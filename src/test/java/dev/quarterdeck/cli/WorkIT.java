package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.Targets;
import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.cli.Program.Running;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers and producers as processes: asked to end, killed, several at a time. */
class WorkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private Program qdeck;

    @BeforeEach
    void start() {
        qdeck = new Program(directory);
    }

    private JobOperator open() {
        return new Targets().open(new Target.File(directory.resolve("jobs.db")), OpenOptions.of(Access.READ));
    }

    private void awaitCount(JobState state, long count) {
        try (JobOperator store = open()) {
            await().atMost(PATIENCE).until(() -> store.counts().of(state) == count);
        }
    }

    @Test
    void endsWellOnceItsJobIsDone() throws Exception {
        qdeck.run("put", "slow");
        Running worker = qdeck.start("work", "--exec", "slow=sleep 3; echo late", "--json");
        awaitCount(JobState.LOCKED, 1);

        worker.process().destroy();

        Ended ended = worker.await();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).isEqualTo("{\"completed\":1,\"failed\":0,\"rejected\":0,\"released\":0,\"lost\":0}\n");
        assertThat(qdeck.run("show", "1", "--json").out()).contains("\"result\":\"late\\n\"");
    }

    @Test
    void theScriptThatRunsItEndsWithItAtASignal() throws Exception {
        qdeck.run("put", "slow");
        Files.writeString(directory.resolve("night.qd"), "work --exec 'slow=sleep 2'\npurge done --yes\n");
        Running script = qdeck.start("run", "night.qd");
        awaitCount(JobState.LOCKED, 1);

        script.process().destroy();

        Ended ended = script.await();
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).contains("completed 1").doesNotContain("purged");
        assertThat(ended.err()).contains("interrupted: the lines after this one were not run");
        awaitCount(JobState.DONE, 1);
    }

    @Test
    void givesItsJobBackAtTheSecondSignal() throws Exception {
        qdeck.run("put", "slow");
        Running worker = qdeck.start("work", "--exec", "slow=sleep 100", "--grace", "100s", "--json");
        awaitCount(JobState.LOCKED, 1);

        worker.process().destroy();
        qdeck.shell("sleep 1; kill -TERM " + worker.process().pid());

        Ended ended = worker.await();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("\"released\":1,");
        awaitCount(JobState.PENDING, 1);
    }

    @Test
    void aJobWhoseWorkerWasKilledIsDoneByAnother() throws Exception {
        qdeck.run("put", "slow");
        Running killed = qdeck.start("work", "--exec", "slow=sleep 100", "--lease", "2s");
        awaitCount(JobState.LOCKED, 1);

        killed.process().destroyForcibly().waitFor();
        awaitCount(JobState.LOCKED, 1);
        Ended next = qdeck.run("work", "--exec", "slow=echo done", "--until-empty", "--json");

        assertThat(next.err()).contains("WARNING: found 1 locked jobs");
        assertThat(next.out()).contains("\"completed\":1,");
        assertThat(qdeck.run("show", "1", "--json").out()).contains("\"state\":\"done\"", "\"outcome\":\"lost\"");
    }

    @Test
    void aManagerAloneReturnsTheJobOfAKilledWorkerAndEndsWell() throws Exception {
        qdeck.run("put", "slow");
        Running killed = qdeck.start("work", "--no-manager", "--exec", "slow=sleep 100", "--lease", "1h");
        awaitCount(JobState.LOCKED, 1);
        Running manager = qdeck.start("manage", "--retry", "*=fixed:1h");
        killed.process().destroyForcibly().waitFor();
        awaitCount(JobState.PENDING, 1);
        assertThat(qdeck.run("workers", "--json").out()).contains("\"threads\":0,", "\"manager\":true,");

        manager.process().destroy();

        Ended ended = manager.await();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEqualTo("returned 1 orphaned jobs: 1 pending, 0 dead\n");
        assertThat(qdeck.run("workers", "--json").out()).isEmpty();
    }

    @Test
    void producersEndWellToo() throws Exception {
        qdeck.run("put", "first");
        Running producer = qdeck.start("produce", "--rate", "200/s", "--json");
        try (JobOperator store = open()) {
            await().atMost(PATIENCE).until(() -> store.counts().total() > 10);
        }

        producer.process().destroy();

        Ended ended = producer.await();
        assertThat(ended.exitCode()).isZero();
        try (JobOperator store = open()) {
            assertThat(ended.out()).isEqualTo("{\"enqueued\":" + (store.counts().total() - 1) + "}\n");
        }
    }

    @Test
    void severalProducersAndWorkersOnOneFileDoEveryJobOnce() throws Exception {
        var producers = new ArrayList<Running>();
        var workers = new ArrayList<Running>();
        for (int i = 0; i < 3; i++) {
            producers.add(qdeck.start("produce", "--rate", "max", "--count", "300", "--seed", "" + i, "--json"));
        }
        for (Running producer : producers) {
            assertThat(producer.await()).isEqualTo(new Ended(0, "{\"enqueued\":300}\n", ""));
        }
        for (int i = 0; i < 3; i++) {
            workers.add(
                    qdeck.start("work", "--simulate", "--threads", "16", "--until-empty", "--seed", "" + i, "--json"));
        }
        long ended = 0;
        for (Running worker : workers) {
            Ended work = worker.await();
            assertThat(work.exitCode()).isZero();
            assertThat(work.err()).doesNotContain("database is locked", "busy");
            ended += figure(work.out(), "completed");
        }

        try (JobOperator store = open()) {
            assertThat(store.counts().of(JobState.DONE)).isEqualTo(ended);
            assertThat(store.counts().of(JobState.DONE) + store.counts().of(JobState.DEAD))
                    .isEqualTo(900);
            assertThat(store.check().faults()).isEmpty();
        }
    }

    private static long figure(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
