package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.contract.StoreFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Opens PostgreSQL stores for contracts that know no engine: a folder names a schema, and its copy the same one. */
public final class PostgresStores {
    private static final AtomicLong NANOS = new AtomicLong();

    private PostgresStores() {}

    public static StoreFactory in(Durability durability) {
        return (dir, clock) ->
                PostgresStore.open(TestServer.target(urlIn(dir)), new OpenOptions(Access.CREATE, durability, clock));
    }

    /** The same, where no client asks for ids in advance: they are given in the order of the puts, whoever puts. */
    public static StoreFactory inOrderOfIds(Durability durability) {
        return (dir, clock) -> PostgresStore.open(
                TestServer.target(urlIn(dir)),
                new OpenOptions(Access.CREATE, durability, clock),
                // On its clock a minute goes by between any two questions, and what was kept is good for a moment.
                new Ids(() -> NANOS.addAndGet(Duration.ofMinutes(1).toNanos())));
    }

    private static String urlIn(Path dir) {
        Path file = dir.resolve("url");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, TestServer.freshUrl());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
