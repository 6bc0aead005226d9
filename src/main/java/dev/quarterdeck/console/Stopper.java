package dev.quarterdeck.console;

import dev.quarterdeck.command.Interrupts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells what runs that it should come to its end. For use by many threads. */
final class Stopper implements Interrupts {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    boolean stopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
        watchers.forEach(Runnable::run);
    }

    @Override
    public Watch watch(Runnable action) {
        watchers.add(action);
        if (stopped) {
            action.run();
        }
        return () -> watchers.remove(action);
    }
}
