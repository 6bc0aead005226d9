package dev.quarterdeck.command;

import java.io.IOException;
import java.io.InputStream;

/** Stands where a command may not read the standard input, because something else does. */
public final class NoInput extends InputStream {
    private final String why;

    private NoInput(String why) {
        this.why = why;
    }

    /**
     * An input that fails whoever reads it.
     *
     * @param why and what to do instead
     */
    public static InputStream of(String why) {
        return new NoInput(why);
    }

    @Override
    public int read() throws IOException {
        throw new IOException(why);
    }
}
