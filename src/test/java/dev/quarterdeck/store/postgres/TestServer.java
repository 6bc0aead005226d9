package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.Target;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server of this process's tests, started when the first asks for it. It does not sync: a commit is none the less a
 * commit, and only the loss of power, which no test here is about, would show. It leaves the tables alone, so that a
 * transaction of its own never looks like somebody's change.
 */
public final class TestServer {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestServer() {}

    private static final class Started {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The URL of a schema that nobody has used. */
    public static String freshUrl() {
        return url("q" + SCHEMAS.incrementAndGet());
    }

    static String url(String schema) {
        return "postgres://postgres@localhost:" + Started.SERVER.getPort() + "/postgres?schema=" + schema;
    }

    public static Target.Server target(String url) {
        return (Target.Server) Target.parse(url);
    }
}
