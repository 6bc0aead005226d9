package dev.quarterdeck.terminal;

import com.googlecode.lanterna.TerminalSize;
import dev.quarterdeck.console.App;
import dev.quarterdeck.terminal.Inbox.Batch;
import dev.quarterdeck.text.SafeText;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Runs a console on a terminal: brings it keys and time, draws its pictures, and gives the terminal back as it was found,
 * however it ends. All of the app but its {@code wake} is called on the one thread that runs this.
 */
public final class ConsoleLoop {
    /** What the clock in a header needs. */
    private static final long TICK_NANOS = Duration.ofMillis(250).toNanos();

    private static final byte[] BELL = {7};
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int HANGUP = 129;
    private static final int INTERRUPTED = 130;

    private final App app;
    private final Tty tty;
    private final boolean utf8;
    private final LongSupplier nanoClock;
    private final TerminalGuard guard;
    private final FrameWriter frames;
    private final Inbox inbox = new Inbox();
    private final KeyDecoder keys = new KeyDecoder();
    private final Pacer pacer = new Pacer();
    private final InputPump pump;
    private Picture picture;
    private boolean changed;
    private boolean atOnce;
    private boolean quit;
    private long lastTickNanos;

    ConsoleLoop(App app, Tty tty, TerminalSettings settings, LongSupplier nanoClock) {
        this.app = app;
        this.tty = tty;
        this.utf8 = settings.utf8();
        this.nanoClock = nanoClock;
        this.guard = new TerminalGuard(tty);
        this.frames = new FrameWriter(settings.colour());
        this.pump = new InputPump(tty, inbox, nanoClock);
        this.picture = new Picture(tty.size());
    }

    /**
     * Runs the app on the terminal that this process was started on until it asks to quit or something ends it, and
     * closes it. An unexpected error is told on standard error in one line.
     *
     * @return the exit code: 0 quit, 1 failed, 129 the terminal hung up, 130 interrupted, 143 terminated
     * @throws NoTerminalException before anything is begun, the app neither started nor closed
     */
    public static int run(App app, TerminalSettings settings) {
        try (Tty tty = JLineTerminal.open()) {
            return new ConsoleLoop(app, tty, settings, System::nanoTime).run(new ProcessEnds(), System.err);
        }
    }

    /**
     * The same as {@link #run(App, TerminalSettings)} on a terminal of the caller's, who closes it: any number of them in
     * one process.
     *
     * @param err where an unexpected error is told
     */
    public static int run(App app, Tty tty, TerminalSettings settings, Ends ends, PrintStream err) {
        return new ConsoleLoop(app, tty, settings, System::nanoTime).run(ends, err);
    }

    /**
     * Asks whether there is a terminal for {@link #run}, so that nothing needs to be opened or made when there is none.
     *
     * @throws NoTerminalException if there is none
     */
    public static void requireTerminal() {
        JLineTerminal.open().close();
    }

    /** As {@link #run(App, TerminalSettings)}, on any terminal. */
    int run(Ends ends, PrintStream err) {
        try (var net = ExitNet.open(guard, inbox, ends)) {
            int code = FAILED;
            try {
                code = untilTheEnd();
            } catch (RuntimeException | Error e) {
                net.failed(e);
            }
            pump.stop();
            guard.close();
            try {
                app.close();
            } catch (RuntimeException e) {
                net.failed(e);
            }
            net.failure().ifPresent(failure -> err.println(line(failure)));
            return net.failure().isPresent() ? FAILED : code;
        }
    }

    private int untilTheEnd() {
        try {
            begin();
            while (true) {
                Batch batch = inbox.take(waitNanos());
                if (batch.stop().isPresent()) {
                    return batch.stop().getAsInt();
                }
                handle(batch);
                if (quit || batch.ended()) {
                    return quit ? DONE : HANGUP;
                }
                drawIfDue();
            }
        } catch (IOException hungUp) {
            return HANGUP;
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
    }

    private void begin() throws IOException {
        tty.listen(inbox);
        guard.take();
        pump.start();
        app.start(picture.getSize().getColumns(), picture.getSize().getRows(), inbox::wake);
        lastTickNanos = nanoClock.getAsLong();
        draw();
    }

    /** Until the next thing that happens by itself. */
    private long waitNanos() {
        long now = nanoClock.getAsLong();
        long wait = TICK_NANOS - (now - lastTickNanos);
        if (changed) {
            wait = Math.min(wait, pacer.waitNanos(now));
        }
        if (keys.deadlineNanos().isPresent()) {
            wait = Math.min(wait, keys.deadlineNanos().getAsLong() - now);
        }
        return Math.max(0, wait);
    }

    private void handle(Batch batch) throws IOException {
        if (batch.resumed()) {
            takeAgain();
        }
        if (batch.resized()) {
            fit();
        }
        if (batch.suspended()) {
            suspend();
        }
        for (Inbox.Chunk chunk : batch.bytes()) {
            bring(keys.feed(chunk.bytes(), chunk.bytes().length, chunk.atNanos()));
        }
        long now = nanoClock.getAsLong();
        bring(keys.expire(now));
        if (!quit && (batch.woken() || now - lastTickNanos >= TICK_NANOS)) {
            lastTickNanos = now;
            changed |= app.tick();
            obey();
        }
    }

    private void bring(List<Input> inputs) throws IOException {
        for (Input input : inputs) {
            if (quit) {
                return;
            }
            if (input instanceof Input.Pressed pressed) {
                app.key(pressed.key());
            } else if (input instanceof Input.Pasted pasted && app.wantsPaste()) {
                app.paste(pasted.text());
            }
            atOnce = true;
            pacer.keyPressed();
            obey();
        }
    }

    private void obey() throws IOException {
        switch (app.request()) {
            case NONE -> {}
            case QUIT -> quit = true;
            case SUSPEND -> suspend();
            case LEND -> lend();
            case COPY -> guard.write(Clipboard.put(app.copied()));
            case BELL -> guard.write(BELL);
            case REDRAW -> takeAgain();
        }
    }

    private void suspend() throws IOException {
        pump.pause();
        try {
            guard.giveBack();
            tty.suspend();
            takeAgain();
        } finally {
            pump.resume();
        }
        fit();
    }

    private void lend() throws IOException {
        pump.pause();
        try {
            guard.giveBack();
            tty.lend(app::lent);
            takeAgain();
        } finally {
            pump.resume();
        }
        fit();
    }

    /** After anything else may have changed the terminal's modes or drawn on it. */
    private void takeAgain() throws IOException {
        guard.take();
        frames.forget();
        atOnce = true;
    }

    private void fit() {
        TerminalSize size = tty.size();
        if (!size.equals(picture.getSize())) {
            picture = new Picture(size);
            app.resize(size.getColumns(), size.getRows());
        }
        frames.forget();
        atOnce = true;
    }

    private void drawIfDue() throws IOException {
        long now = nanoClock.getAsLong();
        if (atOnce) {
            draw();
        } else if (changed && pacer.waitNanos(now) == 0) {
            draw();
            pacer.drawn(now);
        }
    }

    private void draw() throws IOException {
        changed = false;
        atOnce = false;
        picture.clear();
        app.draw(picture);
        guard.write(frames.frame(Cells.of(picture, utf8)));
    }

    private static String line(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return SafeText.line("qdeck: the console failed: " + failure + (trace.length == 0 ? "" : ", at " + trace[0])
                + "; this is a fault in qdeck, please report it");
    }
}
