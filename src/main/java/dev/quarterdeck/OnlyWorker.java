package dev.quarterdeck;

import dev.quarterdeck.engine.Handlers;
import dev.quarterdeck.engine.JobHandler;
import dev.quarterdeck.engine.Worker;
import dev.quarterdeck.engine.WorkerListener;
import dev.quarterdeck.engine.WorkerSettings;
import dev.quarterdeck.store.JobStore;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The worker that a {@link Quarterdeck} has: first set up, then started once, then ended for good. */
final class OnlyWorker {
    private Handlers handlers = Handlers.none();
    private WorkerSettings settings = WorkerSettings.DEFAULT;
    private Consumer<String> notes;
    private @Nullable Worker worker;
    private boolean stopAsked;
    private boolean ended;

    OnlyWorker(Consumer<String> notes) {
        this.notes = notes;
    }

    synchronized void handle(String type, JobHandler handler) {
        refuseAfterStart("a handler");
        if (handlers.types().contains(type)) {
            throw new IllegalStateException("type " + type + " has a handler already: a type has one");
        }
        handlers = handlers.with(type, handler);
    }

    synchronized void set(UnaryOperator<WorkerSettings> change) {
        refuseAfterStart("a setting");
        settings = change.apply(settings);
    }

    synchronized void notes(Consumer<String> listener) {
        refuseAfterStart("a listener");
        notes = listener;
    }

    synchronized WorkerSettings settings() {
        return settings;
    }

    synchronized void start(JobStore store) {
        refuseAfterEnd();
        if (worker != null) {
            throw new IllegalStateException("start() was called before: to work again, open another Quarterdeck");
        }
        if (handlers.types().isEmpty()) {
            throw new IllegalStateException("start() without a handler: say handle(type, ...) first");
        }
        Consumer<String> listener = notes;
        worker = Worker.start(store, handlers, settings, new WorkerListener() {
            @Override
            public void note(String line) {
                listener.accept(line);
            }
        });
    }

    /** Asks the worker once: a second request would cut the grace short. */
    synchronized void stop() {
        if (worker != null && !stopAsked) {
            stopAsked = true;
            worker.stop();
        }
    }

    /** The worker, for a call that needs one. */
    synchronized Worker started(String call) {
        if (worker == null) {
            throw new IllegalStateException(call + " before start(): nothing works the queue");
        }
        return worker;
    }

    /** Stops it and waits for its end, however that came about; an interruption cuts the grace short and stays set. */
    void end() {
        Worker last = last();
        stop();
        boolean interrupted = false;
        while (last != null) {
            try {
                last.await();
                last = null;
            } catch (InterruptedException e) {
                interrupted = true;
                last.stop();
            } catch (RuntimeException e) {
                // A note told of it, and await() tells whoever asks.
                last = null;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** From here on none is started. */
    private synchronized @Nullable Worker last() {
        ended = true;
        return worker;
    }

    private void refuseAfterStart(String what) {
        refuseAfterEnd();
        if (worker != null) {
            throw new IllegalStateException(what + " after start(): say it before");
        }
    }

    private void refuseAfterEnd() {
        if (ended) {
            throw Quarterdeck.afterClose();
        }
    }
}
