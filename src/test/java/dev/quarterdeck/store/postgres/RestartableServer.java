package dev.quarterdeck.store.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A server that syncs its commits, as everybody's does, and that can be stopped and started again where it was. */
public final class RestartableServer implements AutoCloseable {
    private final Path dir;
    private EmbeddedPostgres server;

    public RestartableServer(Path dir) throws IOException {
        this.dir = dir;
        this.server = builder().start();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setDataDirectory(dir).setCleanDataDirectory(false);
    }

    public String url() {
        return "postgres://postgres@localhost:" + server.getPort() + "/postgres";
    }

    public void restart() throws IOException {
        int port = server.getPort();
        server.close();
        server = builder().setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
