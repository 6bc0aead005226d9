package dev.quarterdeck;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that would harm a terminal, or move what is drawn on it, if they went there as they are. */
public final class HostileText {
    /** So many bytes has one line: no payload may have more. */
    private static final int LONG_LINE = 1 << 20;

    private static final int MANY_LINES = 100_000;

    private HostileText() {}

    /** Short ones, each by what it is. */
    public static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.put("C0", points(c -> c < 0x20 || c == 0x7F));
        all.put("C1", points(c -> c >= 0x80 && c < 0xA0));
        all.put("CSI", "\u001b[2J\u001b[H\u001b[31mred\u001b[5;5Hhere\u001b[6n\u001b[?1049l\u001b[?2026h");
        all.put(
                "OSC",
                "\u001b]0;owned\u0007\u001b]52;c;b3duZWQ=\u0007\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\");
        all.put(
                "DCS, APC, PM, SOS",
                "\u001bPtmux;\u001b\u001b]0;owned\u0007\u001b\\\u001b_x\u001b\\\u001b^y\u001b\\\u001bXz\u001b\\");
        all.put(
                "8-bit forms",
                "\u009b31m\u009d0;owned\u009c\u0090q\u009c\u009fx\u009c\u009ey\u009c\u0098z\u009c\u0085");
        all.put("cut off sequences", "\u001b[38;5;\u001b]0;\u001bP\u001b");
        all.put("character sets", "\u000e\u001b(0lqqk\u001b)B\u000f\u001b#8\u001bc");
        all.put("line ends", "one\rtwo\nthree\r\nfour\u0085five\u2028six\u2029seven\u000beight\u000cnine");
        all.put("tabs and backspaces", "a\tb\t\tc\b\b\bd");
        all.put("bidi", "\u061ca\u200eb\u200fc\u202ad\u202be\u202cf\u202dg\u202eh\u2066i\u2067j\u2068k\u2069l");
        all.put("right to left", "שלום مرحبا abc");
        all.put(
                "zero width",
                "a\u200bb\u200cc\u200dd\u2060e\u2061f\u2064g\ufeffh\u00adi\u180ej\u034fk\u115fl\u1160m\u3164n\uffa0o");
        all.put("interlinear", "a\ufff9b\ufffac\ufffbd");
        all.put("tags", "a" + between(0xE0020, 0xE007F) + "\udb40\udc01b");
        all.put("combining pile", "Z" + "\u0301\u0302\u0303\u0488\u20dd".repeat(60) + "algo" + "\u0336".repeat(99));
        all.put("combining first", "\u0301\u0302a");
        all.put("emoji family", "👩\u200d👩\u200d👧\u200d👦 👨\u200d🚀 🧑🏽\u200d🤝\u200d🧑🏿");
        all.put("flags", "🇩🇪🇫🇷🇯 🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f");
        all.put("keycaps", "1\ufe0f\u20e3#\ufe0f\u20e3*\u20e3");
        all.put("variation selectors", "☠\ufe0f☠\ufe0e葛\udb40\udd00❤\ufe0fa\ufe00");
        all.put("no characters", "\ufffe\uffff\ufdd0\ufdef\ud83f\udffe\udbff\udfff\ue000\u0378");
        all.put("lone surrogates", "a\ud800b\udc00c\udfff\ud83dd");
        all.put("wide", "日本語のとても長い名前がここにあります 한국어 ｶﾅ ＡＢＣ");
        all.put("jamo and Thai", "\u1100\u1161\u11a8 กำ นำ้ ำ");
        all.put("disputed widths", "•▸…—“”¶°±×÷αЖ①㈱◯★☎♥");
        all.put("composes otherwise", "a̐éö̲ Å Ω ﬁ \u212b");
        all.put("blanks", "\u00a0\u1680\u2000\u2003\u2009\u202f\u205f\u3000x\u2800");
        return all;
    }

    /** One line of a mebibyte, with a sequence at every few characters. */
    public static String longLine() {
        String piece = "0123456789日本\u001b[31m\u202e";
        int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
        return piece.repeat(LONG_LINE / bytes) + "x".repeat(LONG_LINE % bytes);
    }

    /** A hundred thousand lines. */
    public static String manyLines() {
        return "\u001b[2Jline\n".repeat(MANY_LINES);
    }

    /** Bytes that are no text in any encoding we speak: every one above ASCII, alone and in the forms of broken UTF-8. */
    public static byte[] bytes() {
        int[] broken = {
            0xC0, 0xAF, 0xE0, 0x80, 0x9B, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xF8, 0xFE, 0xFF, 0xE2, 0x82
        };
        byte[] bytes = new byte[0x80 + broken.length + 1];
        for (int i = 0; i < 0x80; i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        for (int i = 0; i < broken.length; i++) {
            bytes[0x80 + i] = (byte) broken[i];
        }
        bytes[bytes.length - 1] = '\n';
        return bytes;
    }

    /** What of it the store takes as a type, a name or a queue: no NUL, no half of a pair, no more than 200 characters. */
    public static String word(String text) {
        String taken = text.codePoints()
                .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return taken.substring(0, taken.offsetByCodePoints(0, Math.min(200, taken.codePointCount(0, taken.length()))));
    }

    /** The text in quotes as JSON has it, in ASCII: whatever is in it arrives. */
    public static String json(String text) {
        return text.chars()
                .mapToObj(c -> c >= 0x20 && c < 0x7F && c != '"' && c != '\\'
                        ? Character.toString(c)
                        : String.format("\\u%04x", c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String points(IntPredicate which) {
        return IntStream.range(0, 0x100)
                .filter(which)
                .mapToObj(c -> "x" + Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String between(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
