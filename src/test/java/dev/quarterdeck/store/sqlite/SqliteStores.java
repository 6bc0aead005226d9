package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.contract.StoreFactory;

/** Opens SQLite stores for contracts that know no engine. */
public final class SqliteStores {

    private SqliteStores() {}

    public static StoreFactory in(Durability durability) {
        return (dir, clock) ->
                SqliteStore.open(dir.resolve("jobs.db"), new OpenOptions(Access.CREATE, durability, clock));
    }
}
