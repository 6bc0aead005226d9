package dev.quarterdeck.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** How one schema on a server is connected to. A password is given to the driver and to nobody else. */
record Server(Target.Server target, Durability durability) {

    /** How long anything waits for a connection, for a lock, or for a server that comes back. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What takes longer is not what a queue is for, and is stopped by the server. */
    static final Duration MOST_FOR_A_STATEMENT = Duration.ofSeconds(30);

    /** What reads all the jobs may take so long. */
    static final Duration MOST_FOR_ALL_JOBS = Duration.ofMinutes(10);

    private static final Duration MOST_WITHIN_A_TRANSACTION = Duration.ofMinutes(1);

    /** A connection that does nothing at all for longer is taken for dead. */
    private static final Duration MOST_SILENCE = MOST_FOR_ALL_JOBS.plusMinutes(1);

    private static final int MOST_WRITERS = 16;
    private static final int MOST_READERS = 8;

    /** Whoever looks is told soon that there is nothing to be seen, and looks again. */
    private static final Duration PATIENCE_TO_READ = Duration.ofSeconds(3);

    /**
     * Connections that change jobs. They know what they want, which is to seek each job by an index: a plan made while a
     * table was small must not go through all of it later. So one plan does for all values, and is made once: left to
     * itself the server makes some of them anew each time, which takes longer than what they are for.
     */
    HikariDataSource writers() {
        return pool(
                "writers",
                MOST_WRITERS,
                PATIENCE,
                " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
                        + synchronousCommit());
    }

    private String synchronousCommit() {
        return durability == Durability.FULL ? "" : " -c synchronous_commit=off";
    }

    /** Connections that cannot change anything, whatever they are told. */
    HikariDataSource readers() {
        return pool("readers", MOST_READERS, PATIENCE_TO_READ, " -c default_transaction_read_only=on");
    }

    /** A connection of its own, that the caller closes. */
    Connection connect() throws SQLException {
        return source("").getConnection();
    }

    private HikariDataSource pool(String name, int most, Duration patience, String settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("quarterdeck-" + target.database() + "-" + name);
        config.setDataSource(source(settings));
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(patience.toMillis());
        // The first who asks waits for the server, not the one who makes the pool.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private PGSimpleDataSource source(String settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {target.host()});
        source.setPortNumbers(new int[] {target.port()});
        source.setDatabaseName(target.database());
        source.setUser(user());
        source.setPassword(password());
        source.setCurrentSchema(target.schema());
        source.setApplicationName("quarterdeck");
        source.setConnectTimeout((int) PATIENCE.toSeconds());
        source.setSocketTimeout((int) MOST_SILENCE.toSeconds());
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setOptions("-c jit=off -c statement_timeout=" + MOST_FOR_A_STATEMENT.toMillis() + " -c lock_timeout="
                + PATIENCE.toMillis() + " -c idle_in_transaction_session_timeout="
                + MOST_WITHIN_A_TRANSACTION.toMillis() + settings);
        try {
            for (var option : target.options().entrySet()) {
                source.setProperty(option.getKey(), option.getValue());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the driver does not know an option that the URL may have", e);
        }
        return source;
    }

    String user() {
        if (target.user() != null) {
            return target.user();
        }
        String named = System.getenv("PGUSER");
        return named == null ? System.getProperty("user.name") : named;
    }

    /** From the URL, or from the environment; null leaves it to the driver to look into the password file. */
    private @Nullable String password() {
        return target.password() != null ? target.password() : System.getenv("PGPASSWORD");
    }
}
