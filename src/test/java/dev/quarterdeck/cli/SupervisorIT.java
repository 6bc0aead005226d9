package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.Targets;
import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of the distribution under the real supervisord: server, two workers, manager. */
class SupervisorIT {
    private static final Path SHIPPED =
            Program.LAUNCHER.getParent().resolveSibling("share/supervisor/quarterdeck.conf");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private Program program;
    private JobStore store;
    private int port;

    @BeforeEach
    void start() throws Exception {
        Tool.require("supervisord");
        program = new Program(directory);
        store = (JobStore)
                new Targets().open(new Target.File(directory.resolve("jobs.db")), OpenOptions.of(Access.CREATE));
        port = Server.freePort();
        Files.writeString(directory.resolve("handle"), """
                #!/bin/sh
                read -r seconds
                sleep "$seconds"
                echo "$QDECK_ID" >>done.txt
                """);
        Files.writeString(
                directory.resolve("supervisord.conf"), """
                [unix_http_server]
                file=%1$s/supervisor.sock
                [supervisord]
                logfile=%1$s/supervisord.log
                pidfile=%1$s/supervisord.pid
                directory=%1$s
                [rpcinterface:supervisor]
                supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
                [supervisorctl]
                serverurl=unix://%1$s/supervisor.sock
                """.formatted(directory) + here(Files.readString(SHIPPED)));
        assertThat(program.shell("chmod +x handle; supervisord -c supervisord.conf")
                        .exitCode())
                .isZero();
    }

    /** The shipped file with the places and the user of this machine, and the few seconds of this test. */
    private String here(String shipped) {
        return shipped.replace("/usr/local/bin/qdeck", Program.LAUNCHER.toString())
                .replace("/usr/local/libexec/quarterdeck-handle", directory + "/handle")
                .replace("/var/lib/quarterdeck/", directory + "/")
                .replace("/var/log/quarterdeck/", directory + "/")
                .replace("user=quarterdeck\n", "")
                .replace(" serve ", " serve --port " + port + " ");
    }

    @AfterEach
    void stop() throws Exception {
        if (store != null) {
            store.close();
            ctl("shutdown");
            await().atMost(PATIENCE).until(() -> !Files.exists(directory.resolve("supervisord.pid")));
        }
    }

    private Ended ctl(String words) throws Exception {
        return program.shell("supervisorctl -c supervisord.conf " + words);
    }

    /** The pid of a program that runs; 0 when it does not. */
    private long pid(String name) throws Exception {
        Matcher matcher = Pattern.compile(name + " +RUNNING +pid (\\d+),")
                .matcher(ctl("status").out());
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private void awaitRunning(String... names) {
        for (String name : names) {
            await().atMost(PATIENCE).until(() -> pid(name) > 0);
        }
    }

    private void awaitCount(JobState state, long count) {
        await().atMost(PATIENCE).until(() -> store.counts().of(state) == count);
    }

    /** The worker's process that holds the first job. */
    private long holder(long job) {
        String worker = store.find(job).orElseThrow().worker();
        assertThat(worker).isNotNull();
        return Long.parseLong(worker.replaceAll(".*/(\\d+).*", "$1"));
    }

    @Test
    void aWorkerThatIsKilledIsStartedAgainAndItsJobDoneOnce() throws Exception {
        awaitRunning("qdeck-serve", "qdeck-work-0", "qdeck-work-1", "qdeck-manage");
        Server.awaitHealth(port);
        // Asked before the job begins: it must not come to its end before its worker does.
        long first = pid("qdeck-work-0");
        long job = store.enqueue(NewJob.of("slow", "4")).id();
        awaitCount(JobState.LOCKED, 1);
        long killed = holder(job);
        String name = killed == first ? "qdeck-work-0" : "qdeck-work-1";

        assertThat(ProcessHandle.of(killed).orElseThrow().destroyForcibly()).isTrue();

        await().atMost(PATIENCE).until(() -> pid(name) != 0 && pid(name) != killed);
        awaitCount(JobState.DONE, 1);
        assertThat(Files.readAllLines(directory.resolve("done.txt"))).containsExactly(String.valueOf(job));
        assertThat(store.history(job)).hasSize(1);
        assertThat(Files.readString(directory.resolve("manage.log")))
                .containsPattern("Z info    manage: returned 1 orphaned jobs: 1 pending, 0 dead\n");
    }

    @Test
    void stoppingAllOfThemLeavesNothingLocked() throws Exception {
        awaitRunning("qdeck-serve", "qdeck-work-0", "qdeck-work-1", "qdeck-manage");
        store.enqueueAll(Collections.nCopies(4, NewJob.of("short", "2")));
        store.enqueueAll(Collections.nCopies(20, NewJob.of("long", "1000")));
        awaitCount(JobState.LOCKED, 8);

        Ended stopped = ctl("stop all");

        assertThat(stopped.out()).contains("qdeck-work-0: stopped", "qdeck-serve: stopped");
        assertThat(store.counts().of(JobState.LOCKED)).isZero();
        assertThat(store.counts().total()).isEqualTo(24);
        assertThat(store.workers()).isEmpty();
        List<String> log = Files.readAllLines(directory.resolve("work-0.log"));
        assertThat(log)
                .allMatch(line -> line.matches("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z (info|warning) +work: .*"))
                .last()
                .asString()
                .contains(" ended: completed ");
    }
}
