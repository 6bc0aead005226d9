package dev.quarterdeck.cli;

import dev.quarterdeck.command.OutputClosedException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One of the process's outputs. Print writers swallow errors, and a command would go on for a reader who has left, or
 * believe in results on a full disk; what this throws they pass on.
 */
final class StandardOutput extends OutputStream {
    private final FileOutputStream out;

    private StandardOutput(FileOutputStream out) {
        this.out = out;
    }

    /** Not System.out and System.err: before JDK 18 their encoding follows the locale, ours is always UTF-8. */
    static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new StandardOutput(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                throw new OutputClosedException(e);
            }
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
