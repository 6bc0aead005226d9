package dev.quarterdeck.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.http.Visitor.Reply;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What POST /jobs makes of bodies and keys. */
class EnqueueJobsTest {
    private static final Pattern TASK = Pattern.compile("\\{\"task_id\":\"([^\"]+)\",\"queue_row\":1}\n");

    @TempDir
    Path directory;

    private OpenDoor open;
    private Visitor visitor;

    @BeforeEach
    void open() throws Exception {
        open = OpenDoor.in(directory);
        visitor = open.visitor;
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Job job(long id) {
        return open.store.find(id).orElseThrow();
    }

    @Test
    void aJobIsAnsweredWithItsKeyAndItsRow() throws Exception {
        Reply reply = visitor.post("/jobs", "{\"type\":\"mail\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("Location")).isEqualTo("/jobs/1");
        var matcher = TASK.matcher(reply.body());
        assertThat(matcher.matches()).as(reply.body()).isTrue();
        UUID key = UUID.fromString(matcher.group(1));
        assertThat(key.version()).isEqualTo(7);
        assertThat(key.variant()).isEqualTo(2);
        assertThat(job(1).key()).isEqualTo(key.toString());
        assertThat(job(1).state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void everyFieldOfAnImportLineIsUnderstood() throws Exception {
        Reply reply = visitor.post("/jobs", """
                {"type": "mail", "queue": "q", "name": "n", "priority": "high", "run_at": "2090-01-02T03:04:05Z",
                 "max_retries": 7, "timeout": "30s", "key": "k", "payload": {"zulu": 1e400, "alpha": [0.10]}}
                """);

        assertThat(reply.body()).isEqualTo("{\"task_id\":\"k\",\"queue_row\":1}\n");
        Job job = job(1);
        assertThat(job.queue()).isEqualTo("q");
        assertThat(job.name()).isEqualTo("n");
        assertThat(job.priority()).isEqualTo(Priority.HIGH);
        assertThat(job.runAt()).isEqualTo("2090-01-02T03:04:05Z");
        assertThat(job.maxRetries()).isEqualTo(7);
        assertThat(job.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(open.store.payload(1)).contains("{\"zulu\":1e400,\"alpha\":[0.10]}");
    }

    @Test
    void anArrayIsAnsweredInItsOrder() throws Exception {
        visitor.post("/jobs", "{\"type\":\"a\",\"key\":\"k\"}");
        Reply reply = visitor.post("/jobs", "[{\"type\":\"b\",\"key\":\"l\"},{\"type\":\"a\",\"key\":\"k\"}]");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body())
                .isEqualTo("[{\"task_id\":\"l\",\"queue_row\":2},\n{\"task_id\":\"k\",\"queue_row\":1}]\n");
        assertThat(visitor.post("/jobs", "[]").body()).isEqualTo("[]\n");
    }

    @Test
    void anArrayWithOneWrongJobPutsNone() throws Exception {
        Reply reply = visitor.post("/jobs", "[{\"type\":\"a\"},{\"type\":\"b\",\"priority\":9}]");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"error\":\"job 2 of the array: expected \\\"priority\\\" to be low, normal, high, critical"
                                + " or 1 to 4, got: 9\"}\n");
        assertThat(open.store.counts().total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-7", "\"order-7\"", "a key, with blanks & signs"})
    void aRepeatWithTheSameKeyIsTheSameJob(String key) throws Exception {
        Reply first = visitor.post("/jobs", "{\"type\":\"mail\"}", "Idempotency-Key", key);
        Reply again = visitor.post("/jobs", "{\"type\":\"mail\"}", "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(job(1).key()).isEqualTo(key.replace("\"", ""));
        assertThat(open.store.counts().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"other\"}",
                "{\"type\":\"mail\",\"payload\":\"x\"}",
                "{\"type\":\"mail\",\"queue\":\"x\"}",
                "{\"type\":\"mail\",\"name\":\"x\"}",
                "{\"type\":\"mail\",\"timeout\":\"1s\"}",
                "{\"type\":\"mail\",\"max_retries\":0}"
            })
    void theSameKeyWithAnotherBodyIsRefused(String other) throws Exception {
        visitor.post("/jobs", "{\"type\":\"mail\"}", "Idempotency-Key", "k");
        Reply reply = visitor.post("/jobs", other, "Idempotency-Key", "k");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body())
                .isEqualTo("{\"error\":\"the key k is that of job 1, which was put with another body\"}\n");
        assertThat(open.store.counts().total()).isEqualTo(1);
    }

    @Test
    void keysThatDoNotFitAreRefused() throws Exception {
        assertThat(visitor.post("/jobs", "[{\"type\":\"a\"}]", "Idempotency-Key", "k")
                        .body())
                .contains("an Idempotency-Key is of one job");
        assertThat(visitor.post("/jobs", "{\"type\":\"a\",\"key\":\"l\"}", "Idempotency-Key", "k")
                        .body())
                .contains("the Idempotency-Key and the field \\\"key\\\" differ");
        assertThat(visitor.post("/jobs", "{\"type\":\"a\"}", "Idempotency-Key", "k".repeat(256))
                        .body())
                .contains("expected an Idempotency-Key of 1 to 255 printable");
        assertThat(visitor.post("/jobs", "{\"type\":\"a\",\"key\":\"k\"}", "Idempotency-Key", "k")
                        .status())
                .isEqualTo(201);
        assertThat(open.store.counts().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|expected a JSON object or an array of them, got: nothing",
                "{|expected JSON: Unexpected end-of-input",
                "{\"type\":\"a\"} x|expected JSON: Unrecognized token 'x'",
                "{\"type\":\"a\"}{}|expected nothing after the JSON",
                "\"text\"|expected a JSON object or an array of them, got: \\\"text\\\"",
                "{}|expected the field \\\"type\\\", got none",
                "{\"type\":1}|expected \\\"type\\\" to be a text, got: 1",
                "{\"typ\":\"a\"}|unknown field \\\"typ\\\": did you mean type?",
                "{\"type\":\"a\",\"type\":\"b\"}|expected the field \\\"type\\\" once, got it twice",
                "{\"type\":\"a\",\"max_retries\":\"3\"}|expected \\\"max_retries\\\" to be a whole number",
                "{\"type\":\"a\",\"max_retries\":-1}|expected \\\"max_retries\\\" to be a whole number from 0 to",
                "{\"type\":\"a\",\"run_at\":99999999999999999999}|a time in milliseconds since 1970",
                "{\"type\":\"a\",\"run_at\":\"soon\"}|expected \\\"run_at\\\" to be a time",
                "{\"type\":\"a\",\"timeout\":\"5x\"}|expected a duration",
                "{\"type\":\"\"}|expected a type of 1 to 255 characters",
                "{\"type\":\"\\ud800\"}|whole Unicode characters",
                "[1]|job 1 of the array: expected a JSON object"
            })
    void whatIsNoJobIsRefusedWithTheReason(String body, String reason) throws Exception {
        Reply reply = visitor.post("/jobs", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).startsWith("{\"error\":\"").contains(reason).hasLineCount(1);
        assertThat(open.store.counts().total()).isZero();
    }

    @Test
    void aJobIsShownWithItsPayloadAndItsHistory() throws Exception {
        visitor.post("/jobs", "{\"type\":\"mail\",\"payload\":\"hello\"}");

        assertThat(visitor.get("/jobs/1").body())
                .startsWith("{\"id\":1,\"key\":\"")
                .contains("\"state\":\"pending\"")
                .endsWith("\"payload\":\"hello\",\"history\":[]}\n");
        assertThat(visitor.get("/jobs/2").body()).isEqualTo("{\"error\":\"job 2 is not there\"}\n");
        assertThat(visitor.get("/jobs/2").status()).isEqualTo(404);
        assertThat(visitor.get("/jobs/9999999999999999999").status()).isEqualTo(404);
    }
}
