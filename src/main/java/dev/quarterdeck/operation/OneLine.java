package dev.quarterdeck.operation;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Free text as a word of a command that stays on one line: control characters are written as {@code %XX}, a byte of UTF-8
 * each ({@code %0A} is a line break), and everything else as it is. What looks like one of those and is none has
 * {@code %25} for its {@code %}.
 */
public final class OneLine {
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F]");
    private static final Pattern WRITTEN = Pattern.compile("%(?:25|[01][0-9A-Fa-f]|7[Ff]|[Cc]2%[89][0-9A-Fa-f])");
    private static final HexFormat BYTES = HexFormat.of().withUpperCase().withPrefix("%");

    private OneLine() {}

    /** The text without a control character in it; {@link #read} gives the text back. */
    public static String of(String text) {
        String told =
                WRITTEN.matcher(text).replaceAll(found -> "%25" + found.group().substring(1));
        return CONTROL.matcher(told)
                .replaceAll(found -> BYTES.formatHex(found.group().getBytes(StandardCharsets.UTF_8)));
    }

    /** The text that was meant. */
    public static String read(String line) {
        return WRITTEN.matcher(line)
                .replaceAll(found -> new String(BYTES.parseHex(found.group()), StandardCharsets.UTF_8));
    }
}
