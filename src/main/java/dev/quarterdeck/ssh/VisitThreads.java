package dev.quarterdeck.ssh;

import java.util.function.Consumer;

/**
 * The threads of the visits. Those that a visit's console and its store start are the visit's as well: what nobody catches on
 * one of them is its trouble, and nobody else's.
 */
final class VisitThreads extends ThreadGroup {
    private final InheritableThreadLocal<Consumer<Throwable>> troubled = new InheritableThreadLocal<>();

    VisitThreads() {
        super("visits");
    }

    /**
     * Starts a thread of a visit.
     *
     * @param trouble told of what nobody caught on this thread or one that came of it
     */
    void start(String name, Consumer<Throwable> trouble, Runnable task) {
        var thread = new Thread(
                this,
                () -> {
                    troubled.set(trouble);
                    task.run();
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        Consumer<Throwable> trouble = troubled.get();
        if (trouble == null) {
            super.uncaughtException(thread, thrown);
        } else {
            trouble.accept(thrown);
        }
    }
}
