package dev.quarterdeck.ssh;

import java.util.function.Consumer;

/**
 * The threads of one visit: those that its console and its store start belong to them as well. What nobody catches on one of
 * them is the visit's own trouble, and nobody else's.
 */
final class VisitThreads extends ThreadGroup {
    private final Consumer<Throwable> uncaught;

    VisitThreads(String name, Consumer<Throwable> uncaught) {
        super(name);
        this.uncaught = uncaught;
    }

    void start(String name, Runnable task) {
        var thread = new Thread(this, task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        uncaught.accept(thrown);
    }
}
