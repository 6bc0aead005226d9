package dev.quarterdeck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real sshd on a free port of this machine, with keys whose lines in authorized_keys are those of the README. */
final class OpenSsh implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Path directory;
    private final int port;
    private final Process server;

    private OpenSsh(Path directory, int port, Process server) {
        this.directory = directory;
        this.port = port;
        this.server = server;
    }

    /** Starts it, with its files in this directory; the test is skipped where it is missing. */
    static OpenSsh start(Path directory) throws Exception {
        boolean there = Files.isExecutable(SSHD);
        if (!there && System.getenv("QDECK_CI") != null) {
            throw new AssertionError("these tests need an OpenSSH server, and it is not installed");
        }
        if (!there) {
            System.err.println("SKIPPED: the tests over SSH, because no OpenSSH server is installed");
        }
        assumeTrue(there, "no OpenSSH server is installed");
        int port = freePort();
        key(directory.resolve("host"));
        Files.createFile(directory.resolve("authorized_keys"));
        Path settings = Files.writeString(directory.resolve("sshd_config"), settings(directory, port));
        Process server = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(directory.resolve("sshd.log")).content(UTF_8).contains("Server listening"));
        return new OpenSsh(directory, port, server);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String settings(Path directory, int port) {
        return """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s/host
                AuthorizedKeysFile %s/authorized_keys
                PidFile none
                StrictModes no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                SetEnv JAVA_HOME=%s LANG=C.UTF-8
                """.formatted(port, directory, directory, System.getProperty("java.home"));
    }

    /** Makes a key that is called like its file. */
    static void key(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-C",
                        file.getFileName().toString(),
                        "-f",
                        file.toString())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    /**
     * Lets a new key in.
     *
     * @param options what stands before the key: {@code restrict,pty,command="..."}
     */
    void allow(String key, String options) throws Exception {
        key(directory.resolve(key));
        String line = options + " " + Files.readString(directory.resolve(key + ".pub"));
        Files.writeString(directory.resolve("authorized_keys"), line, StandardOpenOption.APPEND);
    }

    /** The words that log in with this key. */
    List<String> client(String key, String... words) {
        return client(directory, port, key, words);
    }

    /** The words that log in with the key in this directory at this port. */
    static List<String> client(Path directory, int port, String key, String... words) {
        var command = new ArrayList<>(List.of("ssh", "-F", "none", "-p", Integer.toString(port)));
        command.addAll(List.of("-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR"));
        command.addAll(List.of("-o", "UserKnownHostsFile=" + directory.resolve("known")));
        command.addAll(List.of("-i", directory.resolve(key).toString(), "127.0.0.1"));
        command.addAll(List.of(words));
        return command;
    }

    /** What runs inside it. */
    List<ProcessHandle> inside() {
        return server.descendants().toList();
    }

    @Override
    public void close() throws Exception {
        List<ProcessHandle> all = inside();
        server.destroy();
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
