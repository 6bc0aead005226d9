package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Attempt;
import java.nio.charset.StandardCharsets;

/** Cuts errors to the sizes that are kept, never through a character. */
public final class ErrorText {

    /** What a job shows of its last error, in bytes of UTF-8; its attempts keep more. */
    private static final int BRIEF_BYTES = 2 * 1024;

    private ErrorText() {}

    /** As much as a job shows of its last error. */
    public static String brief(String error) {
        return cut(error, BRIEF_BYTES);
    }

    /** As much as an attempt keeps of its error. */
    public static String whole(String error) {
        return cut(error, Attempt.MAX_ERROR_BYTES);
    }

    private static String cut(String text, int mostBytes) {
        if (text.length() <= mostBytes / 3) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= mostBytes) {
            return text;
        }
        int end = mostBytes;
        // The bytes 10xxxxxx continue a character.
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
