package dev.quarterdeck.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where everything that happens outside the console's one loop waits for it. Safe for use by many threads; equal events
 * that come before the loop looks are one.
 */
final class Inbox implements Tty.Events {

    /**
     * What happened since the loop last looked.
     *
     * @param bytes what came from the terminal, in order
     * @param ended nothing more will come from the terminal
     * @param stop the exit code to end with, if the console is to end
     */
    record Batch(
            List<Chunk> bytes,
            boolean woken,
            boolean resized,
            boolean suspended,
            boolean resumed,
            boolean ended,
            OptionalInt stop) {

        boolean isEmpty() {
            boolean quiet = !woken && !resized && !suspended && !resumed && !ended;
            return quiet && bytes.isEmpty() && stop.isEmpty();
        }
    }

    /** Bytes that came in one read, and when, on the monotonic clock. */
    record Chunk(byte[] bytes, long atNanos) {}

    /** More than anybody types or pastes in one go. */
    static final int MOST_BYTES = 1 << 20;

    private static final int INTERRUPTED = 130;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private List<Chunk> bytes = new ArrayList<>();
    private int size;
    private boolean woken;
    private boolean resized;
    private boolean suspended;
    private boolean resumed;
    private boolean ended;
    private OptionalInt stop = OptionalInt.empty();

    /** Waits until something happened, or for so long; takes all of it. */
    synchronized Batch take(long waitNanos) throws InterruptedException {
        long waitMillis = waitNanos / NANOS_PER_MILLI;
        if (peek().isEmpty() && waitNanos > 0) {
            wait(waitMillis, (int) (waitNanos % NANOS_PER_MILLI));
        }
        Batch batch = peek();
        bytes = new ArrayList<>();
        size = 0;
        notifyAll();
        woken = false;
        resized = false;
        suspended = false;
        resumed = false;
        return batch;
    }

    private Batch peek() {
        return new Batch(bytes, woken, resized, suspended, resumed, ended, stop);
    }

    /** Waits where too much lies here already: who sends without end and reads nothing holds the loop up, not the memory. */
    synchronized void received(byte[] chunk, long atNanos) throws InterruptedException {
        bytes.add(new Chunk(chunk, atNanos));
        size += chunk.length;
        notifyAll();
        while (size > MOST_BYTES && !ended && stop.isEmpty()) {
            wait();
        }
    }

    synchronized void ended() {
        ended = true;
        notifyAll();
    }

    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Asks the loop to end with this code; the first who asks decides. */
    synchronized void stop(int exitCode) {
        stop = stop.isPresent() ? stop : OptionalInt.of(exitCode);
        notifyAll();
    }

    @Override
    public synchronized void resized() {
        resized = true;
        notifyAll();
    }

    @Override
    public void interrupted() {
        stop(INTERRUPTED);
    }

    @Override
    public synchronized void suspended() {
        suspended = true;
        notifyAll();
    }

    @Override
    public synchronized void resumed() {
        resumed = true;
        notifyAll();
    }
}
