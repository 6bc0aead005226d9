package dev.quarterdeck.cli;

import dev.quarterdeck.command.Interrupts;
import java.util.ArrayList;
import java.util.List;

/**
 * SIGINT, SIGTERM and SIGHUP as interrupts of the running command, and of the script that runs it. The machine has one
 * handler for each signal: one of ours tells everybody who watches, and while nobody does a signal ends the process.
 */
final class Signals implements Interrupts {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final List<Runnable> actions = new ArrayList<>();
    private List<Object> before = List.of();

    @Override
    public synchronized Watch watch(Runnable action) {
        if (actions.isEmpty()) {
            before = NAMES.stream()
                    .map(name -> org.jline.utils.Signals.register(name, this::interrupt))
                    .toList();
        }
        actions.add(action);
        return () -> end(action);
    }

    private synchronized void end(Runnable action) {
        if (actions.remove(action) && actions.isEmpty()) {
            for (int i = 0; i < NAMES.size(); i++) {
                org.jline.utils.Signals.unregister(NAMES.get(i), before.get(i));
            }
        }
    }

    private void interrupt() {
        watching().forEach(Runnable::run);
    }

    private synchronized List<Runnable> watching() {
        return List.copyOf(actions);
    }
}
