package dev.quarterdeck.command;

import dev.quarterdeck.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes into lines and holds one at a time. Blank lines are passed over; a byte order mark at the
 * beginning and carriage returns at the ends of lines are no part of them.
 */
final class InputLines {
    /** The longest payload, with every character escaped, fits several times. */
    static final int MAX_BYTES = JsonText.MAX_LENGTH;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private long number;
    private byte[] line = new byte[1 << 12];
    private long length;

    InputLines(InputStream in) {
        this.in = in;
    }

    /**
     * A line of the input.
     *
     * @param number from 1
     */
    record Line(long number, byte[] bytes, long length) {

        /** The line's text; refused when it is too long or no UTF-8. */
        String text() {
            if (length > MAX_BYTES) {
                throw CommandException.failed("expected a line of at most " + MAX_BYTES + " bytes, got: " + length);
            }
            try {
                return Input.strict(bytes, 0, bytes.length);
            } catch (CharacterCodingException e) {
                throw CommandException.failed("expected UTF-8, got bytes that are none");
            }
        }
    }

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (readLine()) {
            number++;
            int kept = (int) Math.min(length, line.length);
            int from = number == 1 && startsWithByteOrderMark(kept) ? 3 : 0;
            int to = kept > from && line[kept - 1] == '\r' ? kept - 1 : kept;
            if (!isBlank(from, to)) {
                return Optional.of(new Line(number, Arrays.copyOfRange(line, from, to), length));
            }
        }
        return Optional.empty();
    }

    /** Reads up to the next line feed; of a line that is too long only the beginning is kept. */
    private boolean readLine() throws IOException {
        length = 0;
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            keep(at, end - at);
            at = end;
            if (end < filled) {
                at++;
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private void keep(int from, int count) {
        int place = (int) Math.min(length, MAX_BYTES);
        int kept = Math.min(count, MAX_BYTES - place);
        if (place + kept > line.length) {
            line = Arrays.copyOf(line, Math.min(MAX_BYTES, Math.max(place + kept, line.length * 2)));
        }
        System.arraycopy(buffer, from, line, place, kept);
        length += count;
    }

    private boolean startsWithByteOrderMark(int kept) {
        return kept >= 3 && (line[0] & 0xff) == 0xef && (line[1] & 0xff) == 0xbb && (line[2] & 0xff) == 0xbf;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
