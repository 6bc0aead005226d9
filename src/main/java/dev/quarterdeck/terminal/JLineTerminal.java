package dev.quarterdeck.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/**
 * A terminal, most often that which this process was started on, through the lowest layer of JLine: modes, size, signals. What JLine builds
 * on top of it is not used: it asks infocmp in another process, reads byte by byte, and puts the modes back in a shutdown
 * hook of its own, at the same time as ours.
 */
final class JLineTerminal implements Tty {
    private static final TerminalSize UNKNOWN_SIZE = new TerminalSize(80, 24);

    /** A read that ends at once without a byte has met the end; one without a byte after 100 ms has only waited. */
    private static final long AT_ONCE_NANOS = 20_000_000;

    private static final int EMPTY_READS_AT_END = 5;

    private final Pty pty;
    private final OutputStream output;
    private final InputStream input;
    private final Attributes found;
    private final ProcessSignals signals = new ProcessSignals();
    private int emptyReads;

    private JLineTerminal(Pty pty, InputStream input) throws IOException {
        this.pty = pty;
        this.input = input;
        this.output = pty.getSlaveOutput();
        this.found = pty.getAttr();
    }

    /**
     * Opens the terminal and changes nothing on it yet.
     *
     * @throws NoTerminalException when standard input and output are no terminal, or one that cannot be drawn on
     */
    static JLineTerminal open() {
        Optional<String> unfit = unfit(System.getenv());
        if (unfit.isPresent()) {
            throw new NoTerminalException(unfit.get());
        }
        try {
            return new JLineTerminal(systemPty(), new FileInputStream(FileDescriptor.in));
        } catch (IOException e) {
            throw new NoTerminalException("the console cannot use this terminal: " + e.getMessage());
        }
    }

    /** The inner side of a terminal that this process has made itself. */
    static JLineTerminal on(Pty made) throws IOException {
        return new JLineTerminal(made, made.getSlaveInput());
    }

    /** Why no full screen can be drawn by what the environment says of the terminal; empty when it can. */
    static Optional<String> unfit(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "");
        if (type.isEmpty()) {
            return Optional.of(
                    "the console needs to know the terminal, but TERM is not set; set it, or use 'qdeck prompt'");
        }
        return type.equals("dumb")
                ? Optional.of("the console needs a full-screen terminal, but TERM is 'dumb'; use 'qdeck prompt'")
                : Optional.empty();
    }

    private static Pty systemPty() throws IOException {
        Optional<JniTerminalProvider> library = nativeLibrary();
        if (library.isPresent()) {
            requireTerminal(library.get());
            return library.get().current(SystemStream.Output);
        }
        var stty = new ExecTerminalProvider();
        requireTerminal(stty);
        return stty.current(SystemStream.Output);
    }

    /** JLine's native library is not there for every platform; without it, stty is started for every question. */
    private static Optional<JniTerminalProvider> nativeLibrary() {
        try {
            return Optional.of(new JniTerminalProvider());
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static void requireTerminal(TerminalProvider provider) {
        if (!provider.isSystemStream(SystemStream.Input) || !provider.isSystemStream(SystemStream.Output)) {
            throw new NoTerminalException(
                    "the console needs a terminal, but standard input or output is none; use a command such as 'qdeck stats'");
        }
    }

    @Override
    public TerminalSize size() {
        try {
            Size size = pty.getSize();
            boolean known = size.getColumns() > 0 && size.getRows() > 0;
            return known ? new TerminalSize(size.getColumns(), size.getRows()) : UNKNOWN_SIZE;
        } catch (IOException e) {
            return UNKNOWN_SIZE;
        }
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        long start = System.nanoTime();
        int count = input.read(buffer);
        if (count > 0) {
            emptyReads = 0;
            return count;
        }
        emptyReads = System.nanoTime() - start < AT_ONCE_NANOS ? emptyReads + 1 : 0;
        return emptyReads < EMPTY_READS_AT_END ? 0 : -1;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        output.write(bytes);
        output.flush();
    }

    @Override
    public void raw() throws IOException {
        Attributes raw = new Attributes(found);
        raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG), false);
        raw.setInputFlags(
                EnumSet.of(
                        InputFlag.IXON,
                        InputFlag.IXOFF,
                        InputFlag.ICRNL,
                        InputFlag.INLCR,
                        InputFlag.IGNCR,
                        InputFlag.ISTRIP),
                false);
        // A read returns after a tenth of a second at the latest.
        raw.setControlChar(ControlChar.VMIN, 0);
        raw.setControlChar(ControlChar.VTIME, 1);
        pty.setAttr(raw);
    }

    @Override
    public void restore() throws IOException {
        pty.setAttr(found);
        LineDiscipline.restore();
    }

    @Override
    public void listen(Events events) {
        signals.on("WINCH", events::resized);
        signals.on("INT", events::interrupted);
        signals.on("TSTP", events::suspended);
        signals.on("CONT", events::resumed);
    }

    /**
     * Sends SIGTSTP to the whole process group as the terminal itself does on Ctrl-Z, by a shell that belongs to it: Java
     * has no call for it. The shell is stopped with the others and ends when they go on. A group that nobody could bring
     * back ignores the signal, and nothing happens.
     */
    @Override
    public void suspend() throws IOException {
        signals.pause("TSTP");
        try {
            start("kill -TSTP 0").waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            signals.resume("TSTP");
        }
    }

    /** Whoever stops the program stops this process too, or the shell would not see that the terminal is free. */
    @Override
    public void lend(Runnable use) throws IOException {
        signals.pause("TSTP");
        signals.ignore("INT");
        try {
            use.run();
        } finally {
            signals.resume("INT");
            signals.resume("TSTP");
            // A program that is killed does not always leave the modes as it found them.
            restore();
        }
    }

    private static Process start(String command) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", command)
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** The streams stay open: they are the process's own. */
    @Override
    public void close() {
        signals.close();
    }
}
