package dev.quarterdeck.console;

import dev.quarterdeck.console.Effect.Errand;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.text.SafeText;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs errands on threads of its own and posts what comes of them. A lane of questions has two errands under way at most:
 * a second one, because the person changed the question and should not wait for the old answer. Of more, only the latest
 * is kept. Orders are never superseded: a lane of them has one under way, and the others wait for their turn.
 */
final class Background implements AutoCloseable {
    private static final int PER_LANE = 2;
    private static final long CLOSE_SECONDS = 2;

    private final Function<Errand, Finding> errands;
    private final Consumer<Msg> post;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "console");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Lane, Traffic> lanes = new HashMap<>();
    private boolean closed;

    Background(Function<Errand, Finding> errands, Consumer<Msg> post) {
        this.errands = errands;
        this.post = post;
    }

    /** What is under way in a lane. */
    private static final class Traffic {
        private int running;
        private final Queue<Errand> waiting = new ArrayDeque<>();
    }

    synchronized void run(Errand errand) {
        if (closed) {
            return;
        }
        Traffic traffic = lanes.computeIfAbsent(errand.lane(), lane -> new Traffic());
        boolean order = errand.lane().kind().orders();
        if (traffic.running >= (order ? 1 : PER_LANE)) {
            if (!order) {
                traffic.waiting.clear();
            }
            traffic.waiting.add(errand);
            return;
        }
        traffic.running++;
        threads.execute(() -> work(errand));
    }

    /** Runs an errand on this very thread, which waits for it. */
    void await(Errand errand) {
        post.accept(outcome(errand));
    }

    private void work(Errand first) {
        for (@Nullable Errand errand = first; errand != null; errand = next(errand.lane())) {
            post.accept(outcome(errand));
        }
    }

    private Msg outcome(Errand errand) {
        try {
            return new Msg.Answered(errand.lane(), errand.number(), errands.apply(errand));
        } catch (StoreException e) {
            return new Msg.Failed(errand.lane(), errand.number(), SafeText.line(e.getMessage()));
        } catch (RuntimeException e) {
            return new Msg.Failed(errand.lane(), errand.number(), "internal error: " + SafeText.line(e.toString()));
        }
    }

    /** What this thread has to do next in the lane; null when that is nothing. What was ordered is done even at the end. */
    private synchronized @Nullable Errand next(Lane lane) {
        Traffic traffic = lanes.computeIfAbsent(lane, each -> new Traffic());
        Errand errand = closed && !lane.kind().orders() ? null : traffic.waiting.poll();
        if (errand == null) {
            traffic.running--;
        }
        return errand;
    }

    /** Lets what runs come to its end for a moment, then leaves it alone. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        threads.shutdown();
        try {
            threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
