package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A worker in a process of its own, to be killed. */
final class DoomedWorker {
    private DoomedWorker() {}

    /** Starts one on a queue file; it runs this shell command for every job. */
    static Process start(Path file, String command) throws IOException {
        return ChildProcess.start(DoomedWorker.class, file.toString(), command);
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (JobStore store = SqliteStore.open(Path.of(arguments[0]), OpenOptions.of(Access.CHANGE))) {
            Handlers handlers = Handlers.none().with(Handlers.REST, new ExecHandler(arguments[1]));
            WorkerSettings settings =
                    WorkerSettings.DEFAULT.lease(Duration.ofHours(1)).manager(false);
            Worker.start(store, handlers, settings, WorkerListener.NONE).await();
        }
    }
}
