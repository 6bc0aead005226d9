package dev.quarterdeck.command;

/** How a running command learns that it should come to an end: a signal, or Ctrl-C at the prompt. */
@FunctionalInterface
public interface Interrupts {

    /** Nothing ever interrupts. */
    Interrupts NONE = action -> () -> {};

    /** From now until it is closed, every request runs the action, on a thread of the caller's that must not be held up. */
    Watch watch(Runnable action);

    /** What ends the watching. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
