package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.shared.WriteOperation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/**
 * What callers have handed over for one commit: jobs go in together, and claims are completed together. It may be done
 * again; its result answers everybody.
 */
final class WriteBatch implements WriteOperation<Transaction, Runnable> {
    private final List<Entry> entries;
    private final List<Put> puts = new ArrayList<>();
    private final Map<Lease, Settle> completes = new LinkedHashMap<>();
    private final List<Settle> others = new ArrayList<>();
    private final Enqueueing enqueueing;

    /** What is to be written, and the caller's future. */
    sealed interface Entry {
        CompletableFuture<?> future();

        /** Whether anybody may say it again when nobody knows whether it was done. */
        boolean repeatable();
    }

    record Put(NewJob job, CompletableFuture<Enqueued> future) implements Entry {

        @Override
        public boolean repeatable() {
            return job.key() != null;
        }
    }

    record Settle(Settlement settlement, CompletableFuture<Boolean> future) implements Entry {

        @Override
        public boolean repeatable() {
            return true;
        }

        long jobId() {
            return settlement.lease().jobId();
        }
    }

    WriteBatch(List<Entry> entries) {
        this.entries = entries;
        for (Entry entry : entries) {
            if (entry instanceof Put put) {
                puts.add(put);
            } else if (entry instanceof Settle settle) {
                sort(settle);
            }
        }
        others.sort(Comparator.comparingLong(Settle::jobId));
        enqueueing = new Enqueueing(puts.stream().map(Put::job).toList());
    }

    /** Whoever ends the same claim a second time finds it ended. */
    private void sort(Settle settle) {
        boolean complete = settle.settlement() instanceof Settlement.Complete;
        if (!complete || completes.putIfAbsent(settle.settlement().lease(), settle) != null) {
            others.add(settle);
        }
    }

    @Override
    public Runnable run(Transaction transaction) throws SQLException {
        if (entries.size() == puts.size()) {
            return answer(enqueueing.run(transaction), Set.of(), List.of());
        }
        if (entries.size() > completes.size()) {
            transaction.begin();
        }
        List<Enqueued> enqueued = enqueueing.within(transaction);
        if (!others.isEmpty()) {
            transaction.lockJobs(jobIds());
        }
        Set<Lease> completed = completes.isEmpty() ? Set.of() : Settling.complete(transaction, completions());
        List<Boolean> ended = new ArrayList<>();
        for (Settle other : others) {
            ended.add(Settling.settle(transaction, other.settlement()));
        }
        return answer(enqueued, completed, ended);
    }

    private long[] jobIds() {
        return LongStream.concat(
                        completes.values().stream().mapToLong(Settle::jobId),
                        others.stream().mapToLong(Settle::jobId))
                .toArray();
    }

    private List<Settlement.Complete> completions() {
        return completes.values().stream()
                .map(settle -> (Settlement.Complete) settle.settlement())
                .toList();
    }

    private Runnable answer(List<Enqueued> enqueued, Set<Lease> completed, List<Boolean> ended) {
        return () -> {
            for (int i = 0; i < puts.size(); i++) {
                puts.get(i).future().complete(enqueued.get(i));
            }
            completes.forEach((lease, settle) -> settle.future().complete(completed.contains(lease)));
            for (int i = 0; i < others.size(); i++) {
                others.get(i).future().complete(ended.get(i));
            }
        };
    }

    boolean repeatable() {
        return entries.stream().allMatch(Entry::repeatable);
    }

    boolean isOfMany() {
        return entries.size() > 1;
    }

    /** The same for each entry by itself. */
    List<WriteBatch> apart() {
        return entries.stream().map(entry -> new WriteBatch(List.of(entry))).toList();
    }

    void fail(Throwable why) {
        entries.forEach(entry -> entry.future().completeExceptionally(why));
    }
}
