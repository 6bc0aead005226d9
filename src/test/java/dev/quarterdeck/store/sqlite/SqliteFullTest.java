package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.contract.StoreContracts;

/** The contract, as durable as it gets. */
class SqliteFullTest extends StoreContracts {
    SqliteFullTest() {
        super(SqliteStores.in(Durability.FULL));
    }
}
