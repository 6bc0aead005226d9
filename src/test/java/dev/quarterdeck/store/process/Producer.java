package dev.quarterdeck.store.process;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A process that puts jobs in, up to a hundred of them in flight, and ends. */
final class Producer {
    private static final int IN_FLIGHT = 100;

    private Producer() {}

    /** Arguments: the file, a name, how many jobs. */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[2]);
        try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), OpenOptions.of(Access.CREATE))) {
            for (int i = 0; i < count; i += IN_FLIGHT) {
                List<CompletableFuture<Enqueued>> flying = new ArrayList<>();
                for (int j = i; j < Math.min(count, i + IN_FLIGHT); j++) {
                    flying.add(store.enqueueAsync(NewJob.of("t", arguments[1] + " " + j)));
                }
                flying.forEach(CompletableFuture::join);
            }
        }
    }
}
