package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.contract.StoreContracts;

/** The contract, with commits that the disk may still be writing. */
class SqliteNormalTest extends StoreContracts {
    SqliteNormalTest() {
        super(SqliteStores.in(Durability.NORMAL));
    }
}
