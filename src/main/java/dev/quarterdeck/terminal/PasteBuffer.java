package dev.quarterdeck.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Collects pasted bytes up to the mark that ends them. */
final class PasteBuffer {
    private static final String END = "\033[201~";

    /** What no field takes is not worth memory; the rest of a longer paste is dropped. */
    private static final int MAX_BYTES = 1 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int matched;

    /** Takes the next byte; true when it was the last of the ending mark. */
    boolean add(int b) {
        if (b == END.charAt(matched)) {
            matched++;
            if (matched == END.length()) {
                matched = 0;
                return true;
            }
            return false;
        }
        keep(END.substring(0, matched).getBytes(StandardCharsets.US_ASCII));
        matched = b == END.charAt(0) ? 1 : 0;
        if (matched == 0) {
            keep(new byte[] {(byte) b});
        }
        return false;
    }

    private void keep(byte[] more) {
        if (bytes.size() + more.length <= MAX_BYTES) {
            bytes.writeBytes(more);
        }
    }

    /** What was pasted, line ends as LF, without broken characters and control characters; begins anew. */
    String take() {
        String pasted = decode();
        bytes.reset();
        matched = 0;
        var text = new StringBuilder(pasted.length());
        pasted.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private String decode() {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.IGNORE)
                    .onUnmappableCharacter(CodingErrorAction.IGNORE)
                    .decode(ByteBuffer.wrap(bytes.toByteArray()));
            return decoded.toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a decoder that ignores what is broken found something broken", e);
        }
    }
}
