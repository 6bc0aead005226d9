package dev.quarterdeck.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.http.Tokens.Bearer;
import dev.quarterdeck.http.Tokens.Token;
import dev.quarterdeck.http.Visitor.Reply;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.operation.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and to what. */
class TokensTest {
    private static final String VIEWER = "v".repeat(20);
    private static final String OPERATOR = "o".repeat(20);
    private static final List<String> CHANGES = List.of(
            "/jobs",
            "/claims",
            "/jobs/1/complete",
            "/jobs/1/fail",
            "/jobs/1/reject",
            "/jobs/1/release",
            "/jobs/1/heartbeat");

    @TempDir
    Path directory;

    private OpenDoor guarded() throws Exception {
        Tokens tokens = Tokens.of(List.of(new Token(Role.VIEWER, VIEWER), new Token(Role.OPERATOR, OPERATOR)));
        return OpenDoor.in(directory, OpenDoor.settings(tokens));
    }

    private Path file(String permissions, String text) throws Exception {
        Path file = Files.writeString(directory.resolve("tokens"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void aViewerReadsOnly() throws Exception {
        try (OpenDoor open = guarded()) {
            open.store.enqueue(NewJob.of("mail", ""));
            String[] bearer = {"Authorization", "Bearer " + VIEWER};
            for (String path : List.of("/jobs/1", "/stats", "/metrics", "/healthz")) {
                assertThat(open.visitor.get(path, bearer).status()).as(path).isEqualTo(200);
            }
            for (String path : CHANGES) {
                Reply reply = open.visitor.post(path, "{\"type\":\"mail\"}", bearer);

                assertThat(reply.status()).as(path).isEqualTo(403);
                assertThat(reply.body())
                        .isEqualTo("{\"error\":\"this request needs the role operator, and yours is viewer: it only"
                                + " reads\"}\n");
            }
            assertThat(open.store.counts().total()).isEqualTo(1);
        }
    }

    @Test
    void anOperatorPutsJobsAndWorksThem() throws Exception {
        try (OpenDoor open = guarded()) {
            String[] bearer = {"Authorization", "bearer " + OPERATOR};
            assertThat(open.visitor.post("/jobs", "{\"type\":\"mail\"}", bearer).status())
                    .isEqualTo(201);
            long token = open.visitor.post("/claims", "{}", bearer).number("token");
            assertThat(open.visitor
                            .post("/jobs/1/complete", "{\"token\":" + token + "}", bearer)
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer x",
                "Basic dXNlcjpwYXNz",
                "vvvvvvvvvvvvvvvvvvvv",
                "Bearer vvvvvvvvvvvvvvvvvvvvv"
            })
    void whoHasNoTokenOfOursIsToldToBringOne(String authorization) throws Exception {
        try (OpenDoor open = guarded()) {
            for (String path : List.of("/jobs/1", "/stats", "/metrics")) {
                Reply reply = open.visitor.get(path, "Authorization", authorization);

                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
                assertThat(reply.body()).startsWith("{\"error\":\"").hasLineCount(1);
            }
            assertThat(open.visitor.post("/jobs", "{\"type\":\"mail\"}").status())
                    .isEqualTo(401);
            assertThat(open.visitor.get("/healthz").status()).isEqualTo(200);
            assertThat(open.store.counts().total()).isZero();
        }
    }

    @Test
    void withoutTokensPagesInBrowsersAreTurnedAway() throws Exception {
        try (OpenDoor open = OpenDoor.in(directory)) {
            Reply page = open.visitor.post("/jobs", "{\"type\":\"mail\"}", "Origin", "http://127.0.0.1:" + open.port());
            String rebound = RawClient.ask(open.port(), "GET /stats HTTP/1.1\r\nHost: evil.example:80\r\n\r\n");

            assertThat(page.status()).isEqualTo(403);
            assertThat(rebound).startsWith("HTTP/1.1 403 ").contains("expected the header Host to be localhost");
            assertThat(RawClient.ask(open.port(), "GET /stats HTTP/1.1\r\nHost: LocalHost:1\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(open.store.counts().total()).isZero();
        }
    }

    @Test
    void aTokenFileGivesRoles() throws Exception {
        Tokens tokens =
                TokenFile.read(file("rw-------", "# who\n\nviewer   " + VIEWER + "\r\n\toperator\t" + OPERATOR + "\n"));

        assertThat(tokens.bearer(VIEWER)).contains(new Bearer(Role.VIEWER, List.of()));
        assertThat(tokens.bearer(OPERATOR)).contains(new Bearer(Role.OPERATOR, List.of()));
        assertThat(tokens.bearer("")).isEmpty();
        assertThat(tokens.hidden()).isEmpty();
    }

    @Test
    void whatIsHiddenFromAViewerIsHiddenFromThatOneAlone() throws Exception {
        Tokens tokens = TokenFile.read(
                file("rw-------", "viewer " + VIEWER + " payload.token error\nadmin " + OPERATOR + "\n"));
        assertThat(tokens.hidden()).containsExactly("payload.token", "error");
        try (OpenDoor open = OpenDoor.in(directory, OpenDoor.settings(tokens))) {
            open.store.enqueue(NewJob.of("mail", ""));
            open.visitor.get("/jobs/1", "Authorization", "Bearer " + VIEWER);
            open.visitor.get("/jobs/1", "Authorization", "Bearer " + OPERATOR);

            assertThat(open.hidden).containsExactly(List.of("payload.token", "error"), List.of());
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "rw-r-----,operator 0123456789abcdef,others than its owner can read it (rw-r-----); chmod 600 FILE",
                "rw----r--,operator 0123456789abcdef,others than its owner can read it (rw----r--); chmod 600 FILE",
                "rw--w----,operator 0123456789abcdef,others than its owner can write it (rw--w----); chmod go-w FILE",
                "rw-------,# none,it has no token; write lines such as: operator TOKEN",
                "rw-------,root 0123456789abcdef,`line 1: expected viewer, operator or admin, then the token`",
                "rw-------,0123456789abcdef,`line 1: expected viewer, operator or admin, then the token`",
                "rw-------,viewer,line 1: expected a token after the role",
                "rw-------,operator 0123456789abcdef x,line 1: parts of jobs are hidden from viewers only",
                "rw-------,viewer short,line 1: expected a token of 16 to 1024 ASCII characters that are visible; openssl"
                        + " rand -hex 32 makes one"
            })
    void aTokenFileThatIsWrongSaysSoAndNoToken(String permissions, String text, String reason) throws Exception {
        Path file = file(permissions, text);

        assertThatThrownBy(() -> TokenFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot use the token file " + file + ": "
                        + reason.replace("FILE", file.toRealPath().toString()));
    }

    @Test
    void aTokenFileInWhosePlaceOthersCanPutTheirsIsRefused() throws Exception {
        Path file = file("rw-------", "operator " + OPERATOR);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwx---"));

        assertThatThrownBy(() -> TokenFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its folder: others than its owner can write it");
    }

    @Test
    void aTokenOfTwoRolesIsAMistake() throws Exception {
        Path file = file("rw-------", "viewer " + VIEWER + "\nadmin " + VIEWER + "\n");

        assertThatThrownBy(() -> TokenFile.read(file)).hasMessageEndingWith("line 2: this token was given before");
        assertThatThrownBy(() -> TokenFile.read(directory.resolve("none")))
                .hasMessageEndingWith("there is no such file");
    }
}
