package dev.quarterdeck.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code --db} names. */
public sealed interface Target {

    /** The text that names it on screens and in printed commands. */
    String text();

    /** A file with a queue in it. */
    record File(Path path) implements Target {
        @Override
        public String text() {
            return path.toString();
        }
    }

    /**
     * A schema in a database on a PostgreSQL server.
     *
     * @param user who connects; null for whom the environment names
     * @param password null when it is not in the URL
     * @param schema where the queue's tables are
     * @param options what else the URL says of the connection
     */
    record Server(
            String host,
            int port,
            String database,
            @Nullable String user,
            @Nullable String password,
            String schema,
            Map<String, String> options)
            implements Target {

        /** Where a queue is unless the URL names a schema. */
        public static final String SCHEMA = "quarterdeck";

        public Server {
            options = Map.copyOf(options);
        }

        /** The URL without its password. */
        @Override
        public String text() {
            return ServerUrl.of(this);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** Any text, without the passwords of URLs in it. */
    static String withoutPasswords(String text) {
        return ServerUrl.withoutPasswords(text);
    }

    /**
     * Reads the text of {@code --db}.
     *
     * @throws StoreException.CannotOpen when it can name no target
     */
    static Target parse(String text) {
        if (ServerUrl.isOne(text)) {
            return ServerUrl.parse(text);
        }
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
            throw new StoreException.CannotOpen("cannot open " + ServerUrl.withoutPassword(text)
                    + ": expected the path of a file or a URL that begins with postgres://, got another URL");
        }
        if (ServerUrl.isNearlyOne(text)) {
            throw new StoreException.CannotOpen(
                    "cannot open " + withoutPasswords(text) + ": expected postgres://USER@HOST:PORT/DATABASE");
        }
        try {
            if (text.isBlank()) {
                throw new StoreException.CannotOpen("expected the path of a queue file after --db, got an empty text");
            }
            return new File(Path.of(text));
        } catch (InvalidPathException e) {
            throw new StoreException.CannotOpen(
                    "expected the path of a queue file after --db, got: " + text + " (" + e.getReason() + ")");
        }
    }

    /** The text of {@code --db} as it may be shown: without a password. */
    static String shown(String text) {
        return ServerUrl.withoutPassword(text);
    }
}
