package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.Targets;
import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.cli.Program.Running;
import dev.quarterdeck.http.HttpProducer;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.process.Java;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process: killed under load, asked to stop, kept from starting. */
class ServeIT {
    private static final int PRODUCERS = 4;
    private static final int JOBS_EACH = 5000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private Program qdeck;

    @BeforeEach
    void start() {
        qdeck = new Program(directory);
    }

    private JobStore open() {
        return (JobStore)
                new Targets().open(new Target.File(directory.resolve("jobs.db")), OpenOptions.of(Access.READ));
    }

    @Test
    void everyJobThatWasAnsweredExistsOnceThoughTheServerIsKilledAgainAndAgain() throws Exception {
        Server server = Server.start(qdeck);
        Running worker = qdeck.start("work", "--simulate", "--threads", "32", "--seed", "1");
        List<Process> producers = producers(server.port(), "first");
        try (JobStore store = open()) {
            for (long killedAt : new long[] {2000, 7000, 13_000}) {
                await().atMost(PATIENCE).until(() -> store.counts().total() >= killedAt);
                server.kill();
                server.start();
            }
            awaitEnd(producers);
            Map<String, Long> ids = idsByKey(store);
            assertThat(ids).hasSize(PRODUCERS * JOBS_EACH);
            assertThat(store.counts().total()).isEqualTo(PRODUCERS * JOBS_EACH);
            assertAnswered(ids, "first", List.of("200", "201"));

            awaitEnd(producers(server.port(), "again"));

            assertAnswered(ids, "again", List.of("200"));
            assertThat(store.counts().total()).isEqualTo(PRODUCERS * JOBS_EACH);
            await().atMost(PATIENCE).until(() -> store.counts().of(JobState.DONE) > 1000);
            assertThat(store.check().faults()).isEmpty();
        }
        worker.process().destroy();
        assertThat(worker.await().exitCode()).isZero();
        assertThat(server.stop().exitCode()).isZero();
        assertThat(qdeck.run("stats", "--json").out()).contains("\"total\":20000,", "\"locked\":0,");
    }

    private List<Process> producers(int port, String run) throws Exception {
        var producers = new ArrayList<Process>();
        for (int i = 0; i < PRODUCERS; i++) {
            producers.add(Java.start(
                    List.of(),
                    HttpProducer.class,
                    List.of("" + port, "p" + i, "" + JOBS_EACH, answers(run, i).toString())));
        }
        return producers;
    }

    private static void awaitEnd(List<Process> processes) throws InterruptedException {
        for (Process process : processes) {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
    }

    private Path answers(String run, int producer) {
        return directory.resolve(run + "-" + producer);
    }

    private void assertAnswered(Map<String, Long> ids, String run, List<String> statuses) throws Exception {
        int answered = 0;
        for (int i = 0; i < PRODUCERS; i++) {
            for (String line : Files.readAllLines(answers(run, i))) {
                String[] words = line.split(" ", 3);
                assertThat(words[1]).as(line).isIn(statuses);
                assertThat(words[2])
                        .isEqualTo("{\"task_id\":\"" + words[0] + "\",\"queue_row\":" + ids.get(words[0]) + "}");
                answered++;
            }
        }
        assertThat(answered).isEqualTo(PRODUCERS * JOBS_EACH);
    }

    private static Map<String, Long> idsByKey(JobStore store) {
        var ids = new HashMap<String, Long>();
        Selection all = new Selection(
                Set.of(), List.of(), Filter.ANY, true, store.clock().instant());
        Job last = null;
        List<Job> page;
        do {
            page = store.page(new PageQuery(all, Order.ID, last, false, 1000));
            for (Job job : page) {
                assertThat(ids.put(job.key(), job.id())).as(job.key()).isNull();
                last = job;
            }
        } while (!page.isEmpty());
        return ids;
    }

    @Test
    void aSignalEndsItWellAndItsLogSaysSo() throws Exception {
        Server server = Server.start(qdeck);

        Ended ended = server.stop();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
        String at = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z info    serve: ";
        assertThat(ended.out())
                .matches(at + "serving jobs.db at http://127.0.0.1:" + server.port() + "\n" + at + "stopping\n" + at
                        + "stopped\n");
    }

    @Test
    void itsLogCanBeJson() throws Exception {
        Ended ended = Server.start(qdeck, "--log-json").stop();

        assertThat(ended.out().lines())
                .hasSize(3)
                .allMatch(line -> line.matches(
                        "\\{\"at\":\"[^\"]+Z\",\"level\":\"info\",\"logger\":\"serve\",\"message\":\"[^\"]+\"}"));
    }

    @Test
    void itIsKeptFromLettingStrangersIn() throws Exception {
        assertThat(qdeck.run("serve", "--listen", "0.0.0.0"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "qdeck: --listen 0.0.0.0 lets other machines in: say --token-file too, with the tokens of those"
                                + " who may come\n"));
        Files.writeString(directory.resolve("tokens"), "admin 0123456789abcdef0123\n");
        qdeck.shell("chmod 644 tokens");
        Ended readable = qdeck.run("serve", "--listen", "0.0.0.0", "--token-file", "tokens");
        assertThat(readable.exitCode()).isEqualTo(4);
        assertThat(readable.err()).contains("others than its owner can read it").hasLineCount(1);
        assertThat(directory.resolve("jobs.db")).doesNotExist();
    }

    @Test
    void aViewersTokenHidesWhatItSays() throws Exception {
        Files.writeString(directory.resolve("tokens"), "viewer 0123456789abcdef0123 payload.token\n");
        qdeck.shell("chmod 600 tokens");
        qdeck.run("put", "mail", "{\"to\":\"ann\",\"token\":\"s3cret\"}");
        Server server = Server.start(qdeck, "--token-file", "tokens");

        HttpResponse<String> shown = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/jobs/1"))
                                .header("Authorization", "Bearer 0123456789abcdef0123")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(shown.body()).contains("ann", "***").doesNotContain("s3cret");
        server.stop();
    }

    @Test
    void aPortThatIsTakenIsSaidInALine() throws Exception {
        Server server = Server.start(qdeck);

        Ended second = qdeck.run("serve", "--port", "" + server.port());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err())
                .isEqualTo("qdeck: cannot listen on 127.0.0.1 port " + server.port()
                        + ": Address already in use; --port and --listen name another place\n");
        server.stop();
    }

    @Test
    void verbsThatDoNotServeLoadNothingOfIt() throws Exception {
        qdeck.run("put", "mail");
        qdeck.with("QDECK_JAVA_OPTS", "-Xlog:class+load=info:file=classes.log")
                .run("work", "--exec", "mail=true", "--until-empty");

        String classes = Files.readString(directory.resolve("classes.log"));
        assertThat(classes).contains("dev.quarterdeck.command.Work ");
        assertThat(classes).doesNotContain("org.eclipse.jetty", "io.prometheus", "dev.quarterdeck.http.Door");
    }
}
