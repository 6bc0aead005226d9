package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A manager in a process of its own, to be killed. */
final class DoomedManager {
    private DoomedManager() {}

    static Process start(Path file) throws IOException {
        return ChildProcess.start(DoomedManager.class, file.toString());
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (JobStore store = SqliteStore.open(Path.of(arguments[0]), OpenOptions.of(Access.CHANGE))) {
            ManagerSettings settings = ManagerSettings.DEFAULT.lease(Duration.ofSeconds(1));
            LoneManager.start(store, settings, WorkerListener.NONE).await();
        }
    }
}
