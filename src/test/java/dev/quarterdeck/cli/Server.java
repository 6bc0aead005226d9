package dev.quarterdeck.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code qdeck serve} as a process, at a port that was free. */
final class Server {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Program qdeck;
    private final List<String> words;
    private final int port;
    private Program.Running running;

    private Server(Program qdeck, List<String> words, int port) {
        this.qdeck = qdeck;
        this.words = words;
        this.port = port;
    }

    static Server start(Program qdeck, String... options) throws Exception {
        int port = freePort();
        var words = new ArrayList<>(List.of("serve", "--port", String.valueOf(port)));
        words.addAll(List.of(options));
        Server server = new Server(qdeck, words, port);
        server.start();
        return server;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts it, again at the same port, and waits until it serves. */
    void start() throws Exception {
        running = qdeck.start(words.toArray(String[]::new));
        awaitHealth(port);
    }

    static void awaitHealth(int port) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            HttpURLConnection asked = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/healthz").toURL().openConnection();
            asked.setConnectTimeout(1000);
            asked.setReadTimeout(5000);
            return asked.getResponseCode() == 200;
        });
    }

    int port() {
        return port;
    }

    void kill() throws InterruptedException {
        running.process().destroyForcibly().waitFor();
    }

    /** Asks it to stop, and waits until it has. */
    Program.Ended stop() throws Exception {
        running.process().destroy();
        return running.await();
    }
}
