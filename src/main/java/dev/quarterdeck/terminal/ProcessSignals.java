package dev.quarterdeck.terminal;

import java.util.HashMap;
import java.util.Map;
import org.jline.utils.Signals;

/** What this process does on signals, put back as it was at the end. A signal that the platform lacks never comes. */
final class ProcessSignals implements AutoCloseable {
    private final Map<String, Runnable> actions = new HashMap<>();
    private final Map<String, Object> before = new HashMap<>();

    /** Runs the action on each signal of this name ({@code WINCH}), on a thread of its own. */
    synchronized void on(String name, Runnable action) {
        actions.put(name, action);
        remember(name, Signals.register(name, action));
    }

    /** Lets the signal do what it does by itself, until {@link #resume}. */
    synchronized void pause(String name) {
        remember(name, Signals.registerDefault(name));
    }

    /** Lets the signal do nothing here, until {@link #resume}; programs that are started meanwhile do not inherit that. */
    synchronized void ignore(String name) {
        remember(name, Signals.register(name, () -> {}));
    }

    synchronized void resume(String name) {
        Runnable action = actions.get(name);
        if (action != null) {
            Signals.register(name, action);
        }
    }

    private void remember(String name, Object handler) {
        if (handler != null) {
            before.putIfAbsent(name, handler);
        }
    }

    @Override
    public synchronized void close() {
        before.forEach(Signals::unregister);
        before.clear();
        actions.clear();
    }
}
