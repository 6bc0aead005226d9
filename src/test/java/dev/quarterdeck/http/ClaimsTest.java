package dev.quarterdeck.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.http.Visitor.Reply;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker that has nothing but HTTP. */
class ClaimsTest {
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

    private long put() {
        return open.store.enqueue(NewJob.of("mail", "hello")).id();
    }

    private long claim() throws Exception {
        return visitor.post("/claims", "{}").number("token");
    }

    private Job job(long id) {
        return open.store.find(id).orElseThrow();
    }

    @Test
    void aClaimTellsTheJobAndItsToken() throws Exception {
        put();
        Reply reply = visitor.post("/claims", "{\"worker\":\"ocr-3\",\"lease\":\"10s\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .startsWith("{\"jobs\":[{\"id\":1,")
                .contains("\"attempt\":1,", "\"payload\":\"hello\"", "\"token\":" + job(1).revision());
        assertThat(job(1).worker()).isEqualTo("ocr-3@127.0.0.1");
        assertThat(visitor.post("/claims", "").body()).isEqualTo("{\"jobs\":[]}\n");
    }

    @Test
    void aClaimTakesAsManyAsItAsksForFromTheQueuesItNames() throws Exception {
        put();
        put();
        open.store.enqueue(NewJob.of("scan", "").queue("scans"));

        assertThat(visitor.post("/claims", "{\"queues\":[\"scans\",\"others\"],\"limit\":9}")
                        .body())
                .contains("\"type\":\"scan\"")
                .doesNotContain("mail");
        assertThat(visitor.post("/claims", "{\"queues\":\"default\",\"limit\":9}")
                        .body())
                .contains("\"id\":1,", "\"id\":2,");
    }

    @Test
    void theFirstJobEndsTheWait() throws Exception {
        CompletableFuture<Reply> waiting = visitor.postAsync("/claims", "{\"wait\":\"60s\"}");
        await().until(() -> waits() == 1);

        put();

        assertThat(waiting.get().body()).contains("\"id\":1,");
    }

    @Test
    void whoHangsUpWhileItWaitsGetsNoJob() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", open.port())) {
            String body = "{\"wait\":\"60s\"}";
            socket.getOutputStream()
                    .write(("POST /claims HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> waits() == 1);
        }
        put();

        await().until(() -> waits() == 0);
        await().until(() -> job(1).state() == JobState.PENDING && job(1).revision() > 1);
        assertThat(job(1).attempts()).isZero();
    }

    private int waits() {
        return open.door.server().entrance().inside();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "complete|{\"result\":\"fine\"}|DONE|",
                "complete|{}|DONE|",
                "fail|{\"error\":\"no luck\"}|PENDING|",
                "fail|{\"error\":\"no luck\",\"retry\":false}|DEAD|EXHAUSTED",
                "fail|{\"retry_in\":\"1h\"}|PENDING|",
                "reject|{\"error\":\"no JPEG\"}|DEAD|UNPROCESSABLE",
                "release|{}|PENDING|"
            })
    void everyEndOfAClaim(String verb, String body, JobState state, Reason reason) throws Exception {
        put();
        String token = "{\"token\":" + claim() + (body.equals("{}") ? "" : ",") + body.substring(1);

        Reply reply = visitor.post("/jobs/1/" + verb, token);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).startsWith("{\"id\":1,\"state\":\"" + state.word() + "\"");
        assertThat(job(1).state()).isEqualTo(state);
        assertThat(job(1).reason()).isEqualTo(reason);
        Reply late = visitor.post("/jobs/1/" + verb, token);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).startsWith("{\"error\":\"lease lost: token ");
    }

    @Test
    void aResultMayBeAnyJson() throws Exception {
        put();
        visitor.post("/jobs/1/complete", "{\"token\":" + claim() + ",\"result\":{\"b\": 1, \"a\": [0.10]}}");

        assertThat(job(1).result()).isEqualTo("{\"b\":1,\"a\":[0.10]}");
    }

    @Test
    void aHeartbeatProlongsTheClaimAndTellsOfACancellation() throws Exception {
        put();
        long token = visitor.post("/claims", "{\"lease\":\"10s\"}").number("token");
        String body = "{\"token\":" + token + ",\"lease\":\"1h\"}";

        assertThat(visitor.post("/jobs/1/heartbeat", body).body()).contains("\"cancel_asked\":false");
        assertThat(job(1).leaseUntil()).isAfter(job(1).since().plusSeconds(3000));
        var chosen = Selection.ofIds(List.of(1L), open.store.clock().instant());
        long operation = open.store.begin("cancel 1", new By("ann", "cli", null), 1);
        open.store.apply(operation, Change.of(Verb.CANCEL), chosen, new long[] {1});
        assertThat(visitor.post("/jobs/1/heartbeat", body).body()).contains("\"cancel_asked\":true");
    }

    @Test
    void aStaleTokenIsRefusedWhateverIsAsked() throws Exception {
        put();
        long stale = claim() + 7;
        for (String verb : new String[] {"complete", "fail", "reject", "release", "heartbeat"}) {
            Reply reply = visitor.post("/jobs/1/" + verb, "{\"token\":" + stale + "}");

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.body()).contains("which is locked by another claim");
            assertThat(visitor.post("/jobs/5/" + verb, "{\"token\":1}").status())
                    .isEqualTo(404);
            assertThat(visitor.post("/jobs/1/" + verb, "{}").body()).contains("expected the field \\\"token\\\"");
            assertThat(visitor.post("/jobs/1/" + verb, "{\"token\":\"1\"}").status())
                    .isEqualTo(400);
        }
        assertThat(job(1).state()).isEqualTo(JobState.LOCKED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"limit\":0}|expected \\\"limit\\\" to be a whole number from 1 to 50, got: 0",
                "{\"limit\":\"1\"}|expected \\\"limit\\\" to be a whole number",
                "{\"wait\":\"61s\"}|expected \\\"wait\\\" to be a duration from 0s to 1m, got: 61s",
                "{\"wait\":true}|expected \\\"wait\\\" to be a duration",
                "{\"lease\":1}|expected \\\"lease\\\" to be a duration from 100ms to",
                "{\"worker\":\"a b\"}|expected \\\"worker\\\" to be 1 to 100 letters, digits or ._/-",
                "{\"queues\":[1]}|expected \\\"queues\\\" to be an array of texts, got: [1]",
                "{\"queues\":{}}|expected \\\"queues\\\" to be a text or an array of texts",
                "{\"queues\":[\"\"]}|expected a queue of 1 to 255 characters",
                "{\"queue\":\"a\"}|unknown field \\\"queue\\\": did you mean queues?",
                "[]|expected a JSON object"
            })
    void whatIsNoClaimIsRefusedWithTheReason(String body, String reason) throws Exception {
        put();
        Reply reply = visitor.post("/claims", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).startsWith("{\"error\":\"").contains(reason).hasLineCount(1);
        assertThat(job(1).state()).isEqualTo(JobState.PENDING);
    }
}
