package dev.quarterdeck.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one that writes to the terminal, and gives it back as it was found: once, whoever asks for it and on whichever
 * thread, and never in the middle of a frame. Safe for use by many threads.
 */
final class TerminalGuard {
    /** The other screen, no cursor, pasted text marked as such. */
    private static final byte[] TAKE = ascii("\033[?1049h\033[?25l\033[?2004h");

    /** What a frame may have left switched on, then the above backwards; wiped first for terminals with one screen only. */
    private static final byte[] GIVE_BACK = ascii("\033[?2026l\033[0m\033[?2004l\033[H\033[2J\033[?25h\033[?1049l");

    /** How long giving back waits for a frame that the terminal does not take. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final Tty tty;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;
    private boolean taken;
    private boolean fresh;

    TerminalGuard(Tty tty) {
        this.tty = tty;
    }

    /** Takes the terminal; the other screen appears together with the first frame on it. Nothing happens once closed. */
    void take() throws IOException {
        lock.lock();
        try {
            if (!closed) {
                taken = true;
                fresh = true;
                tty.raw();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes one frame, unless the terminal was given back. */
    void write(byte[] frame) throws IOException {
        lock.lock();
        try {
            if (closed || !taken || frame.length == 0) {
                return;
            }
            tty.write(fresh ? join(TAKE, frame) : frame);
            fresh = false;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the terminal back; it can be taken again. */
    void giveBack() throws IOException {
        lock.lock();
        try {
            restore();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives the terminal back for good. What is being drawn may end first, but not for longer than a second: a terminal
     * that hangs must not keep the process from ending.
     *
     * @return false when the terminal is gone, so that there is nothing to give back
     */
    boolean close() {
        closed = true;
        boolean locked = false;
        try {
            locked = lockInTime();
            if (locked) {
                restore();
            } else {
                tty.restore();
            }
            return true;
        } catch (IOException gone) {
            return false;
        } finally {
            if (locked) {
                lock.unlock();
            }
        }
    }

    /** An interrupted thread does not wait, but what it may have at once it takes: the terminal is to be given back. */
    private boolean lockInTime() {
        try {
            return lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lock.tryLock();
        }
    }

    private void restore() throws IOException {
        if (!taken) {
            return;
        }
        taken = false;
        try {
            if (!fresh) {
                tty.write(GIVE_BACK);
            }
        } finally {
            tty.restore();
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = new ByteArrayOutputStream(first.length + second.length);
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
