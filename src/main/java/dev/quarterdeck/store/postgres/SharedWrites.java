package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.postgres.WriteBatch.Entry;
import dev.quarterdeck.store.postgres.WriteBatch.Put;
import dev.quarterdeck.store.postgres.WriteBatch.Settle;
import dev.quarterdeck.store.shared.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes that share commits: whatever arrives while a commit is on its way shares the next one. For callers that do not wait,
 * and for those that do once they are many: by themselves they would hinder each other. Where one of them fails they are done
 * apart, so that whoever fails fails only for himself.
 */
final class SharedWrites implements AutoCloseable {
    private static final int MOST_PER_COMMIT = 256;

    /** So many callers that wait at the same moment share commits; fewer are faster by themselves. */
    private static final int CROWD = 6;

    private static final Optional<Entry> THE_END = Optional.empty();

    private final Writes writes;
    private final String name;
    private final LinkedBlockingQueue<Optional<Entry>> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger waitingCallers = new AtomicInteger();
    private volatile @Nullable Thread thread;
    private boolean closed;

    SharedWrites(Writes writes, String name) {
        this.writes = writes;
        this.name = name;
    }

    Enqueued enqueueAndWait(NewJob job) {
        return await(() -> new Enqueueing(List.of(job)).by(writes).get(0), () -> enqueue(job));
    }

    /** Fenced, so that it does nothing when it is said again; the job shows then whether the first time completed it. */
    boolean settleAndWait(Settlement settlement) {
        return await(
                () -> writes.runRepeatably(transaction -> Settling.settle(transaction, settlement)),
                () -> settle(settlement));
    }

    /** What a future's own follower asks for must not wait for the thread that it keeps. */
    private <T> T await(Supplier<T> alone, Supplier<CompletableFuture<T>> shared) {
        int callers = waitingCallers.incrementAndGet();
        try {
            boolean apart = callers < CROWD || Thread.currentThread() == thread;
            return apart ? alone.get() : Futures.await(shared.get());
        } finally {
            waitingCallers.decrementAndGet();
        }
    }

    CompletableFuture<Enqueued> enqueue(NewJob job) {
        CompletableFuture<Enqueued> future = new CompletableFuture<>();
        add(new Put(job, future));
        return future;
    }

    CompletableFuture<Boolean> settle(Settlement settlement) {
        CompletableFuture<Boolean> future = new CompletableFuture<>();
        add(new Settle(settlement, future));
        return future;
    }

    private synchronized void add(Entry entry) {
        if (closed) {
            throw new StoreException.Closed("the store is closed");
        }
        waiting.add(Optional.of(entry));
        if (thread == null) {
            thread = new Thread(this::work, name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void work() {
        boolean ended = false;
        while (!ended) {
            List<Optional<Entry>> next = new ArrayList<>();
            try {
                next.add(waiting.take());
            } catch (InterruptedException e) {
                // Nobody has this thread to interrupt it; whatever waits is to be answered.
                continue;
            }
            waiting.drainTo(next, MOST_PER_COMMIT - 1);
            ended = next.contains(THE_END);
            share(next.stream().flatMap(Optional::stream).toList());
        }
    }

    /** What anybody may say again goes by itself: a commit that was cut off leaves only the others unknown. */
    private void share(List<Entry> entries) {
        try {
            entries.stream().collect(Collectors.partitioningBy(Entry::repeatable)).values().stream()
                    .filter(part -> !part.isEmpty())
                    .forEach(part -> write(new WriteBatch(part)));
        } catch (RuntimeException | Error e) {
            entries.forEach(entry -> entry.future().completeExceptionally(e));
        }
    }

    private void write(WriteBatch batch) {
        Runnable answer;
        try {
            answer = batch.repeatable() ? writes.runRepeatably(batch) : writes.runTraceably(batch);
        } catch (RuntimeException | Error e) {
            // Errors too (no memory for a payload): whoever waits for this batch would wait for ever.
            fail(batch, e);
            return;
        }
        answer.run();
    }

    private void fail(WriteBatch batch, Throwable why) {
        boolean refused = why instanceof StoreException.Failed failed && !failed.mayPass() && !Errors.isLoss(failed);
        boolean senseless = why instanceof RuntimeException && !(why instanceof StoreException);
        if (batch.isOfMany() && (refused || senseless)) {
            batch.apart().forEach(this::write);
        } else {
            batch.fail(why);
        }
    }

    /** Ends once everything that was handed over is answered. */
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            ending = thread;
            if (!closed && ending != null) {
                waiting.add(THE_END);
            }
            closed = true;
        }
        if (ending != null) {
            Futures.join(ending);
        }
    }
}
