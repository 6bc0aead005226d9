package dev.quarterdeck.store.process;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** A process that puts jobs in, up to a hundred of them in flight, says {@code put} now and then, and ends. */
final class Producer {
    private static final int IN_FLIGHT = 100;

    private Producer() {}

    /** Arguments: the target, a name, how many jobs. */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[2]);
        try (JobStore store =
                (JobStore) new Targets().open(Target.parse(arguments[0]), OpenOptions.of(Access.CREATE))) {
            for (int i = 0; i < count; i += IN_FLIGHT) {
                List<NewJob> jobs = IntStream.range(i, Math.min(count, i + IN_FLIGHT))
                        .mapToObj(j -> arguments[1] + " " + j)
                        .map(name -> NewJob.of("t", name).key(name))
                        .toList();
                put(store, jobs);
            }
        }
    }

    /** The key lets a job be put again that may have been put already. */
    private static void put(JobStore store, List<NewJob> jobs) {
        try {
            List<CompletableFuture<Enqueued>> flying =
                    jobs.stream().map(store::enqueueAsync).toList();
            flying.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof StoreException)) {
                throw e;
            }
            put(store, jobs);
        }
    }
}
