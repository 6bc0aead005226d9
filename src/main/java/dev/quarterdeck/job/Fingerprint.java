package dev.quarterdeck.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of an error's cause: what the failures of one type that differ only in numbers, ids and the like have in common.
 *
 * <p>It is the first 12 hexadecimal digits, in lower case, of the SHA-256 of the job's type, U+0000 and the error's message
 * ({@link Messages#blanked}), in UTF-8. The same in every version and on every machine, so that a script may keep it:
 * {@code printf 'mail.send\0timeout after # talking to smtp-#' | sha256sum | cut -c1-12}.
 */
public final class Fingerprint {
    private static final int BYTES = 6;
    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

    private Fingerprint() {}

    /** The fingerprint of an error, whole or only its first line, of a job of this type. */
    public static String of(String type, String error) {
        return ofMessage(type, Messages.blanked(error));
    }

    /** The same, of a message that is blanked already. */
    public static String ofMessage(String type, String blanked) {
        byte[] digest = sha256().digest((type + '\0' + blanked).getBytes(StandardCharsets.UTF_8));
        return HEX.formatHex(Arrays.copyOf(digest, BYTES));
    }

    /** Whether a word can be a fingerprint. */
    static boolean isOne(String word) {
        return SHAPE.matcher(word).matches();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
