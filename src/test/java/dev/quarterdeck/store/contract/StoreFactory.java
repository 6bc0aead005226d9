package dev.quarterdeck.store.contract;

import dev.quarterdeck.store.JobStore;
import java.nio.file.Path;
import java.time.InstantSource;

/** Opens the store that a contract is held against. */
@FunctionalInterface
public interface StoreFactory {

    /** The store that lives in this folder: new the first time, the same one again afterwards. */
    JobStore open(Path dir, InstantSource clock);
}
