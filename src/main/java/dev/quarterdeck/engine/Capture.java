package dev.quarterdeck.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Reads a command's output to its end, so that the command never waits for us, and keeps the beginning. */
final class Capture {
    private static final int CHUNK_BYTES = 8192;

    /** So much more is kept that the last character is whole when it is found not to fit. */
    private static final int REST_OF_CHARACTER_BYTES = 3;

    private final int maxBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** @param maxBytes the most that the text takes as UTF-8 */
    Capture(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Reads until the end of the stream, or until that fails, which for a pipe is an end too. */
    void readAll(InputStream in) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                keep(chunk, n);
            }
        } catch (IOException e) {
            // The command is gone and its pipe with it; what came before counts.
            return;
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        kept.write(chunk, 0, Math.min(length, maxBytes + REST_OF_CHARACTER_BYTES - kept.size()));
    }

    /** What came so far, cut after a whole character; bytes that are no UTF-8 become U+FFFD. */
    synchronized String text() {
        String text = kept.toString(StandardCharsets.UTF_8);
        CharBuffer fitting = CharBuffer.wrap(text);
        StandardCharsets.UTF_8.newEncoder().encode(fitting, ByteBuffer.allocate(maxBytes), true);
        return text.substring(0, fitting.position());
    }
}
