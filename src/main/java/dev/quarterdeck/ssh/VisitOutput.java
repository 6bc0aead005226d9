package dev.quarterdeck.ssh;

import dev.quarterdeck.command.OutputClosedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * What a visitor is sent as results or errors. It throws when they are gone: a print writer would swallow that, and the
 * command go on for nobody.
 */
final class VisitOutput extends OutputStream {
    private final OutputStream out;
    private final boolean terminal;

    /**
     * @param terminal whether a line ends with CR LF: no terminal at this side of the channel makes that of a LF
     */
    VisitOutput(OutputStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static PrintWriter writer(OutputStream out, boolean terminal) {
        return new PrintWriter(new VisitOutput(out, terminal), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        try {
            if (terminal) {
                withReturns(bytes, from, count).writeTo(out);
            } else {
                out.write(bytes, from, count);
            }
        } catch (IOException e) {
            throw new OutputClosedException(e);
        }
    }

    private static ByteArrayOutputStream withReturns(byte[] bytes, int from, int count) {
        var lines = new ByteArrayOutputStream(count + 16);
        for (int i = from; i < from + count; i++) {
            if (bytes[i] == '\n') {
                lines.write('\r');
            }
            lines.write(bytes[i]);
        }
        return lines;
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputClosedException(e);
        }
    }
}
