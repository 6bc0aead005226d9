package dev.quarterdeck.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * What a visitor sends. No more of it than the channel's window is kept: the window opens again by what was read. Safe for
 * use by many threads.
 */
final class VisitInput implements ChannelDataReceiver {
    private static final byte CTRL_C = 3;

    private final Window window;
    private final Runnable ctrlC;
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private boolean ended;

    /**
     * @param window told how much was read
     * @param ctrlC told of each Ctrl-C when it arrives, which it does not read away; must not block
     */
    VisitInput(Window window, Runnable ctrlC) {
        this.window = window;
        this.ctrlC = ctrlC;
    }

    /** Lets as much more come as was read. */
    @FunctionalInterface
    interface Window {
        void read(int bytes) throws IOException;
    }

    /** Called by the channel; says that nothing was read yet. */
    @Override
    public int data(ChannelSession from, byte[] bytes, int start, int length) {
        byte[] chunk = Arrays.copyOfRange(bytes, start, start + length);
        add(chunk);
        for (byte each : chunk) {
            if (each == CTRL_C) {
                ctrlC.run();
            }
        }
        return 0;
    }

    private synchronized void add(byte[] chunk) {
        if (chunk.length > 0 && !ended) {
            chunks.add(chunk);
            notifyAll();
        }
    }

    /** Nothing more will come. */
    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }

    /**
     * Reads what has come, and waits for it if nothing has.
     *
     * @return how many bytes, 0 when nothing came in time, -1 at the end
     */
    int read(byte[] buffer, int from, int length, long waitMillis) throws IOException {
        int count = take(buffer, from, length, waitMillis);
        if (count > 0) {
            window.read(count);
        }
        return count;
    }

    private synchronized int take(byte[] buffer, int from, int length, long waitMillis) throws IOException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        try {
            while (chunks.isEmpty() && !ended) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    return 0;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return chunks.isEmpty() ? -1 : taken(chunks.element(), buffer, from, length);
    }

    private int taken(byte[] chunk, byte[] buffer, int from, int length) {
        int count = Math.min(length, chunk.length);
        System.arraycopy(chunk, 0, buffer, from, count);
        chunks.remove();
        if (count < chunk.length) {
            chunks.addFirst(Arrays.copyOfRange(chunk, count, chunk.length));
        }
        return count;
    }

    /** The same as a stream, which waits for as long as it takes. */
    InputStream stream() {
        return new Stream();
    }

    private final class Stream extends InputStream {
        private static final long A_WHILE_MILLIS = 60_000;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count = 0;
            while (count == 0 && length > 0) {
                count = VisitInput.this.read(buffer, from, length, A_WHILE_MILLIS);
            }
            return count;
        }
    }
}
