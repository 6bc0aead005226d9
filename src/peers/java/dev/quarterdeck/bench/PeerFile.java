package dev.quarterdeck.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/** Files for peers, which want a pool of connections; with the settings that the store has: write-ahead log, the same sync. */
final class PeerFile {
    private PeerFile() {}

    static HikariDataSource open(Path file, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=60000");
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }
}
