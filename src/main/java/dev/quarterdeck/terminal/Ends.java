package dev.quarterdeck.terminal;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** What ends a console besides the person at it and its terminal: the process, or the server that lends it a place. */
public interface Ends {

    /**
     * Tells of it from now on, on any thread.
     *
     * @param broken told of what nobody caught on one of the console's threads
     * @param over told the exit code that the console has to end with
     */
    Watch watch(Consumer<Throwable> broken, IntConsumer over);

    /** What ends the watching: the console is closed. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
