package dev.quarterdeck.ssh;

import com.googlecode.lanterna.TerminalSize;
import dev.quarterdeck.terminal.Tty;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.SignalListener;
import org.jspecify.annotations.Nullable;

/**
 * The terminal at the other end of a channel. Its modes are the client's, which sends each key as it is for as long as the
 * channel is open and puts them back afterwards.
 */
final class VisitTty implements Tty {
    private static final long READ_MILLIS = 100;

    private final VisitChannel channel;
    private final VisitInput input;
    private final OutputStream out;
    private final long idleNanos;
    private final Runnable idle;
    private long typedAtNanos = System.nanoTime();
    private @Nullable SignalListener listener;

    /**
     * @param idle told when nothing was typed for so long
     */
    VisitTty(VisitChannel channel, VisitInput input, OutputStream out, Duration patience, Runnable idle) {
        this.channel = channel;
        this.input = input;
        this.out = out;
        this.idleNanos = TimeUnit.NANOSECONDS.convert(patience);
        this.idle = idle;
    }

    @Override
    public TerminalSize size() {
        return channel.size();
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        int count = input.read(buffer, 0, buffer.length, READ_MILLIS);
        long now = System.nanoTime();
        if (count != 0) {
            typedAtNanos = now;
        } else if (now - typedAtNanos > idleNanos) {
            idle.run();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void listen(Events events) {
        listener = (from, signal) -> tell(events, signal);
        channel.getEnvironment().addSignalListener(listener, Signal.WINCH, Signal.INT, Signal.TERM, Signal.HUP);
    }

    private static void tell(Events events, Signal signal) {
        if (signal == Signal.WINCH) {
            events.resized();
        } else {
            events.interrupted();
        }
    }

    @Override
    public void raw() {}

    @Override
    public void restore() {}

    /** There is no process here that could be stopped for one visitor alone. */
    @Override
    public void suspend() {}

    @Override
    public void lend(Runnable use) {
        use.run();
    }

    @Override
    public void close() {
        if (listener != null) {
            channel.getEnvironment().removeSignalListener(listener);
        }
    }
}
