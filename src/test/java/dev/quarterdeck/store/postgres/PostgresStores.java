package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.contract.StoreFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens PostgreSQL stores for contracts that know no engine: a folder names a schema, and its copy the same one. */
public final class PostgresStores {
    private PostgresStores() {}

    public static StoreFactory in(Durability durability) {
        return (dir, clock) ->
                PostgresStore.open(TestServer.target(urlIn(dir)), new OpenOptions(Access.CREATE, durability, clock));
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
