package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.shared.Futures;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes for callers that do not wait: whatever arrives while a commit is on its way shares the next one. Where one of them
 * fails they are done apart, so that whoever fails fails only for himself.
 */
final class AsyncWrites implements AutoCloseable {
    private static final int MOST_PER_COMMIT = 256;

    private final Writes writes;
    private final String name;
    private final LinkedBlockingQueue<Entry<?>> waiting = new LinkedBlockingQueue<>();
    private @Nullable Thread thread;
    private boolean closed;

    AsyncWrites(Writes writes, String name) {
        this.writes = writes;
        this.name = name;
    }

    /** What is to be written, and the caller's future. */
    private abstract static class Entry<T> {
        final CompletableFuture<T> future = new CompletableFuture<>();

        abstract T write(Transaction transaction) throws SQLException;

        /** Whether it may be written again when nobody knows whether it was. */
        abstract boolean repeatable();

        /** Jobs are locked in the order of their ids; new ones are nobody else's. */
        abstract long lockedJob();
    }

    private static final class End extends Entry<Boolean> {
        @Override
        Boolean write(Transaction transaction) {
            return true;
        }

        @Override
        boolean repeatable() {
            return true;
        }

        @Override
        long lockedJob() {
            return 0;
        }
    }

    CompletableFuture<Enqueued> enqueue(NewJob job) {
        return add(new Entry<>() {
            @Override
            Enqueued write(Transaction transaction) throws SQLException {
                return Enqueueing.enqueue(transaction, job);
            }

            @Override
            boolean repeatable() {
                return job.key() != null;
            }

            @Override
            long lockedJob() {
                return 0;
            }
        });
    }

    CompletableFuture<Boolean> settle(Settlement settlement) {
        return add(new Entry<>() {
            @Override
            Boolean write(Transaction transaction) throws SQLException {
                return Settling.settle(transaction, settlement);
            }

            @Override
            boolean repeatable() {
                return true;
            }

            @Override
            long lockedJob() {
                return settlement.lease().jobId();
            }
        });
    }

    private synchronized <T> CompletableFuture<T> add(Entry<T> entry) {
        if (closed) {
            throw new StoreException.Closed("the store is closed");
        }
        waiting.add(entry);
        if (thread == null) {
            thread = new Thread(this::work, name);
            thread.setDaemon(true);
            thread.start();
        }
        return entry.future;
    }

    private void work() {
        boolean ended = false;
        while (!ended) {
            List<Entry<?>> batch = new ArrayList<>();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException e) {
                // Nobody has this thread to interrupt it; whatever waits is to be answered.
                continue;
            }
            waiting.drainTo(batch, MOST_PER_COMMIT - 1);
            ended = batch.removeIf(entry -> entry instanceof End);
            write(batch);
        }
    }

    /** What may be repeated goes by itself: a commit that was cut off leaves only the others unknown. */
    private void write(List<Entry<?>> batch) {
        Map<Boolean, List<Entry<?>>> parts = batch.stream().collect(Collectors.partitioningBy(Entry::repeatable));
        parts.values().stream().filter(part -> !part.isEmpty()).forEach(this::writeTogether);
    }

    private void writeTogether(List<Entry<?>> part) {
        List<Entry<?>> batch = new ArrayList<>(part);
        batch.sort(Comparator.comparingLong(Entry::lockedJob));
        List<Runnable> answers;
        try {
            WriteOperation<List<Runnable>> all = transaction -> writeAll(batch, transaction);
            answers = batch.get(0).repeatable() ? writes.runRepeatably(all) : writes.run(all);
        } catch (RuntimeException | Error e) {
            // Errors too (no memory for a payload): whoever waits for this batch would wait for ever.
            fail(batch, e);
            return;
        }
        answers.forEach(Runnable::run);
    }

    private static List<Runnable> writeAll(List<Entry<?>> batch, Transaction transaction) throws SQLException {
        List<Runnable> answers = new ArrayList<>();
        for (Entry<?> entry : batch) {
            answers.add(answer(entry, transaction));
        }
        return answers;
    }

    private static <T> Runnable answer(Entry<T> entry, Transaction transaction) throws SQLException {
        T result = entry.write(transaction);
        return () -> entry.future.complete(result);
    }

    private void fail(List<Entry<?>> batch, Throwable why) {
        boolean untouched = why instanceof StoreException.Failed failed && !failed.mayPass() && !Errors.isLoss(failed);
        if (batch.size() > 1 && untouched) {
            batch.forEach(entry -> write(new ArrayList<>(List.of(entry))));
        } else {
            batch.forEach(entry -> entry.future.completeExceptionally(why));
        }
    }

    /** Ends once everything that was handed over is answered. */
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            ending = thread;
            if (!closed && ending != null) {
                waiting.add(new End());
            }
            closed = true;
        }
        if (ending != null) {
            Futures.join(ending);
        }
    }
}
