package dev.quarterdeck.command;

import dev.quarterdeck.engine.Worker;
import dev.quarterdeck.engine.WorkerListener;
import dev.quarterdeck.engine.WorkerSummary;
import dev.quarterdeck.text.Ages;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells how a worker fares: what it notes at once, its figures when they have changed. */
final class WorkProgress implements WorkerListener, AutoCloseable {
    private static final long PERIOD_SECONDS = 5;

    private final Consumer<String> notes;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(WorkProgress::daemon);
    private String told = "";

    WorkProgress(Consumer<String> notes) {
        this.notes = notes;
    }

    /** Begins to tell the figures of this worker. */
    void follow(Worker worker) {
        ticker.scheduleAtFixedRate(() -> tell(worker), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void note(String line) {
        print(line);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    /** {@code completed 480, failed 12, rejected 8, released 0, lost 0}. */
    static String sentence(WorkerSummary summary) {
        return "completed " + Ages.number(summary.completed()) + ", failed " + Ages.number(summary.failed())
                + ", rejected " + Ages.number(summary.rejected()) + ", released " + Ages.number(summary.released())
                + ", lost " + Ages.number(summary.lost());
    }

    private void tell(Worker worker) {
        String figures = sentence(worker.summary());
        if (!figures.equals(told)) {
            told = figures;
            print(figures + "; running " + worker.running());
        }
    }

    /** From the worker's threads and the ticker's. */
    private synchronized void print(String line) {
        notes.accept(line);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "qdeck-progress");
        thread.setDaemon(true);
        return thread;
    }
}
