package dev.quarterdeck.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A terminal in memory: what is typed is read, what is written is shown on a {@link TinyTerminal}. */
final class FakeTty implements Tty {
    private static final byte[] END = {};

    final AtomicInteger writes = new AtomicInteger();
    final CountDownLatch firstWrite = new CountDownLatch(1);
    final AtomicInteger suspensions = new AtomicInteger();
    private final BlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
    private volatile TerminalSize size;
    private TerminalSize shownSize;
    private TinyTerminal screen;
    private volatile boolean raw;
    private volatile boolean hungUp;
    private volatile boolean blocked;
    private volatile CountDownLatch writesGoOn = new CountDownLatch(0);
    private volatile Events events = new Inbox();

    FakeTty(int columns, int rows) {
        size = new TerminalSize(columns, rows);
        shownSize = size;
        screen = new TinyTerminal(columns, rows);
    }

    void type(String keys) {
        typed.add(keys.getBytes(StandardCharsets.UTF_8));
    }

    void closeInput() {
        typed.add(END);
    }

    /** From now on nothing can be written. */
    void hangUp() {
        hungUp = true;
    }

    /** From now on a write takes until the latch opens. */
    CountDownLatch blockWrites() {
        writesGoOn = new CountDownLatch(1);
        return writesGoOn;
    }

    /** Whether all that was typed has been read. */
    boolean isRead() {
        return typed.isEmpty();
    }

    boolean isBlocked() {
        return blocked;
    }

    void resize(int columns, int rows) {
        size = new TerminalSize(columns, rows);
        events.resized();
    }

    /** As if another program had drawn on it. */
    synchronized void scribble() {
        screen = new TinyTerminal(size.getColumns(), size.getRows());
    }

    Events events() {
        return events;
    }

    boolean isRaw() {
        return raw;
    }

    synchronized String screen() {
        return screen.screen();
    }

    synchronized boolean isAlternate() {
        return screen.isAlternate();
    }

    /** Whether nothing of the console is left switched on. */
    synchronized boolean isAsFound() {
        return !raw
                && !screen.isAlternate()
                && screen.showsCursor()
                && !screen.marksPastes()
                && !screen.isSynchronizing();
    }

    /** What was still drawn for the old size is of no interest: the screen is a new one once the size was asked for. */
    @Override
    public synchronized TerminalSize size() {
        TerminalSize now = size;
        if (!now.equals(shownSize)) {
            shownSize = now;
            screen = new TinyTerminal(now.getColumns(), now.getRows());
        }
        return now;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        try {
            byte[] bytes = typed.poll(10, TimeUnit.MILLISECONDS);
            if (bytes == null) {
                return 0;
            }
            System.arraycopy(bytes, 0, buffer, 0, bytes.length);
            return bytes.length == 0 ? -1 : bytes.length;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            blocked = writesGoOn.getCount() > 0;
            writesGoOn.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        show(bytes);
    }

    private synchronized void show(byte[] bytes) throws IOException {
        if (hungUp) {
            throw new IOException("Input/output error");
        }
        writes.incrementAndGet();
        screen.take(bytes);
        firstWrite.countDown();
    }

    @Override
    public void raw() {
        raw = true;
    }

    @Override
    public void restore() {
        raw = false;
    }

    @Override
    public void listen(Events listener) {
        events = listener;
    }

    @Override
    public void suspend() {
        if (!isAsFound()) {
            throw new AssertionError("suspended before the terminal was given back");
        }
        suspensions.incrementAndGet();
    }

    @Override
    public void lend(Runnable use) {
        if (!isAsFound()) {
            throw new AssertionError("lent before the terminal was given back");
        }
        use.run();
    }

    @Override
    public void close() {}
}
