package dev.quarterdeck.store.model;

import dev.quarterdeck.store.contract.StoreContracts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The model keeps the contract that it is the measure of. */
class ModelStoreTest extends StoreContracts {
    private static final Map<Path, ModelStore> STORES = new HashMap<>();

    ModelStoreTest() {
        super((dir, clock) -> STORES.computeIfAbsent(dir, path -> new ModelStore(clock)));
    }
}
