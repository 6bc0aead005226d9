package dev.quarterdeck.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.http.Visitor.Reply;
import dev.quarterdeck.job.NewJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that send too much, too slowly, nonsense, or nothing: others are served, and nothing is left of them. */
class HostileClientsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JOB = "{\"type\":\"mail\"}";

    @TempDir
    Path directory;

    private OpenDoor open;
    private Visitor visitor;

    @BeforeEach
    void open() throws Exception {
        open = OpenDoor.in(directory, narrow());
        visitor = open.visitor;
    }

    /** Where one body of the greatest length takes all the memory that bodies may take. */
    private static DoorSettings narrow() {
        DoorSettings wide = OpenDoor.settings(null);
        return new DoorSettings(
                wide.address(),
                wide.port(),
                wide.tokens(),
                wide.maxBodyBytes(),
                wide.maxBodyBytes(),
                Duration.ofSeconds(1),
                wide.maxConnections(),
                wide.maxWaiting());
    }

    /** Any byte that somebody left in that memory would keep the last body out. */
    @AfterEach
    void close() throws Exception {
        await().atMost(PATIENCE).until(() -> open.door.server().entrance().inside() == 0);
        String longest = JOB + " ".repeat(narrow().maxBodyBytes() - JOB.length());
        assertThat(visitor.post("/jobs", longest).status()).isEqualTo(201);
        open.close();
    }

    private void awaitConnections(int most) {
        await().atMost(PATIENCE).until(() -> open.door.server().connections() <= most);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWhetherItsLengthIsToldOrNot() throws Exception {
        byte[] long2MiB = new byte[2 << 20];
        Reply told = visitor.send("POST", "/jobs", long2MiB);
        try (RawClient client = new RawClient(open.port())) {
            client.send("POST /jobs HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n");
            client.send(long2MiB);
            client.send("\r\n0\r\n\r\n");

            assertThat(client.answer())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("expected a body of at most 1114112 bytes");
        }
        assertThat(told.status()).isEqualTo(413);
        assertThat(told.body())
                .isEqualTo("{\"error\":\"expected a body of at most 1114112 bytes, got: 2097152 or more\"}\n");
    }

    @Test
    void aBodyThatNeverEndsIsCutOff() throws Exception {
        try (RawClient client = new RawClient(open.port())) {
            client.send("POST /jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n");

            assertThat(client.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void thePayloadOfTheGreatestLengthIsTakenAndALongerOneIsNot() throws Exception {
        String longest = "x".repeat(NewJob.MAX_PAYLOAD_BYTES);

        assertThat(visitor.post("/jobs", "{\"type\":\"a\",\"payload\":\"" + longest + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(visitor.post("/jobs", "{\"type\":\"a\",\"payload\":\"" + longest + "x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void bodiesThatTakeMoreMemoryThanTheyAreLongAreRefused() throws Exception {
        assertThat(visitor.post("/jobs", "[".repeat(500_000)).status()).isEqualTo(400);
        assertThat(visitor.post("/jobs", "{\"type\":\"a\",\"payload\":" + "[".repeat(500_000))
                        .body())
                .contains("nesting depth (1001) exceeds");
        assertThat(visitor.post("/claims", "{\"" + "k".repeat(500_000) + "\":1}")
                        .body())
                .hasSizeLessThan(300);
        assertThat(visitor.post("/jobs", "{\"" + "k".repeat(500_000) + "\":1}").body())
                .hasSizeLessThan(300);
    }

    @Test
    void anArrayOfManyThousandJobsIsRefused() throws Exception {
        Reply reply = visitor.post("/jobs", "[" + "{\"type\":\"a\"},".repeat(10_000) + "{\"type\":\"a\"}]");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("expected at most 10000 jobs in an array");
        assertThat(open.store.counts().total()).isZero();
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws Exception {
        Reply reply = visitor.send("POST", "/jobs", new byte[] {'"', (byte) 0xff, '"'});

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"error\":\"expected a body in UTF-8, got bytes that are none\"}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONSENSE|400",
                "GET /stats HTTP/9.9|505",
                "GET /../../etc/passwd HTTP/1.1|400",
                "GET /%00 HTTP/1.1|400",
                "GET /stats/x HTTP/1.1|404",
                "DELETE /jobs/1 HTTP/1.1|405",
                "TRACE /stats HTTP/1.1|405",
                "GET /stats HTTP/1.1\\r\\nContent-Length: x|400",
                "POST /jobs HTTP/1.1\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked|400"
            })
    void requestsThatMakeNoSenseGetTheRightStatusAndJson(String head, int status) throws Exception {
        String answer = RawClient.ask(open.port(), head.replace("\\r\\n", "\r\n") + "\r\nHost: localhost\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("{\"error\":\"");
    }

    @Test
    void headersThatAreTooLongAreRefused() throws Exception {
        assertThat(RawClient.ask(
                        open.port(), "GET /stats HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("{\"error\":\"");
    }

    @Test
    void whoSendsARequestByteByByteIsCutOffInTheHeadAndInTheBody() throws Exception {
        try (RawClient head = new RawClient(open.port());
                RawClient body = new RawClient(open.port());
                RawClient silent = new RawClient(open.port());
                RawClient second = new RawClient(open.port())) {
            second.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(second.answer()).startsWith("HTTP/1.1 200 ");
            head.send("GET /stats HTTP/1.1\r\n");
            body.send("POST /jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
            await().atMost(PATIENCE).until(() -> {
                trickle(head, "X: y\r\n");
                trickle(body, " ");
                trickle(second, "G");
                return open.door.server().connections() == 0;
            });
            assertThat(silent.answer()).startsWith("HTTP/1.1 408 ").contains("{\"error\":\"the request took too long");
        }
    }

    private static void trickle(RawClient client, String bytes) {
        try {
            client.send(bytes);
        } catch (IOException e) {
            // Cut off, as it should be.
            return;
        }
    }

    @Test
    void aThousandIdleConnectionsHinderNobodyAndGo() throws Exception {
        int threads = Thread.activeCount();
        List<RawClient> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                crowd.add(new RawClient(open.port()));
            }
            assertThat(visitor.post("/jobs", JOB).status()).isEqualTo(201);
            assertThat(Thread.activeCount()).isLessThan(threads + 50);
            // The one that is left is the visitor's own.
            awaitConnections(1);
        } finally {
            for (RawClient client : crowd) {
                client.close();
            }
        }
        assertThat(visitor.post("/jobs", JOB).status()).isEqualTo(201);
    }

    @Test
    void whoHangsUpInMidRequestLeavesNothing() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (RawClient client = new RawClient(open.port())) {
                client.send("POST /jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{\"type\":");
            }
        }
        awaitConnections(0);
        assertThat(open.store.counts().total()).isZero();
    }
}
