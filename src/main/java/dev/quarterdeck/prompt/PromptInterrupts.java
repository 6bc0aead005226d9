package dev.quarterdeck.prompt;

import dev.quarterdeck.command.Interrupts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Ctrl-C while a command runs, handed on to whatever the command does. */
final class PromptInterrupts implements Interrupts {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();

    @Override
    public Watch watch(Runnable action) {
        actions.add(action);
        return () -> actions.remove(action);
    }

    /** The key was pressed. */
    void interrupt() {
        actions.forEach(Runnable::run);
    }
}
