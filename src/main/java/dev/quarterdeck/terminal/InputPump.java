package dev.quarterdeck.terminal;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The thread that reads the terminal and puts what it read into the inbox, with the time. */
final class InputPump {
    private static final int BUFFER_BYTES = 8 * 1024;

    /** A read of the terminal lasts a tenth of a second at most; one of another stream is not waited for longer. */
    private static final long PATIENCE_MILLIS = 250;

    private final Tty tty;
    private final Inbox inbox;
    private final LongSupplier nanoClock;
    private final Thread thread = new Thread(this::pump, "terminal-input");

    /** Held for each read; fair, so that whoever wants a pause gets it after the read that is under way. */
    private final ReentrantLock reading = new ReentrantLock(true);

    private volatile boolean stopped;

    InputPump(Tty tty, Inbox inbox, LongSupplier nanoClock) {
        this.tty = tty;
        this.inbox = inbox;
        this.nanoClock = nanoClock;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Reads nothing until {@link #resume}: what is typed meanwhile is left to others. */
    void pause() {
        reading.lock();
    }

    void resume() {
        reading.unlock();
    }

    /** Ends the reading; what is typed from now on is left to others. */
    void stop() {
        stopped = true;
        inbox.ended();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            int count = read(buffer);
            while (count >= 0 && !stopped) {
                if (count > 0) {
                    inbox.received(Arrays.copyOf(buffer, count), nanoClock.getAsLong());
                }
                count = read(buffer);
            }
        } catch (IOException e) {
            // The other side hung up, which is one way for the input to end.
            inbox.ended();
            return;
        } catch (InterruptedException e) {
            inbox.ended();
            Thread.currentThread().interrupt();
            return;
        }
        inbox.ended();
    }

    private int read(byte[] buffer) throws IOException {
        reading.lock();
        try {
            return stopped ? 0 : tty.read(buffer);
        } finally {
            reading.unlock();
        }
    }
}
