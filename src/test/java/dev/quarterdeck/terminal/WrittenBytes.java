package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.text.CellWidth;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads what a console wrote to its terminal, and takes nothing that the console has no use for.
 *
 * <pre>
 * console = { take frame | frame | clipboard | bell | give-back }
 * take    = CSI ?1049h  CSI ?25l  CSI ?2004h
 * frame   = CSI ?2026h { style | place | right | erase | character } CSI ?2026l
 * style   = CSI [n {; n}] m      of the 16 colours, bold, dim, italic, underline, reverse, crossed out
 * place   = CSI [row [; column]] H
 * right   = CSI [n] C
 * erase   = CSI K
 * </pre>
 *
 * and a character is one that has a picture of its own and takes one cell or two: no control, no bidirectional control, no
 * separator of lines, nothing without width, nothing unassigned or private.
 */
public final class WrittenBytes {
    private static final String TAKE = "\033[?1049h\033[?25l\033[?2004h";
    private static final String GIVE_BACK = "\033[?2026l\033[0m\033[?2004l\033[H\033[2J\033[?25h\033[?1049l";
    private static final String BEGIN = "\033[?2026h";
    private static final String END = "\033[?2026l";
    private static final String CLIPBOARD = "\033]52;c;";
    private static final int BELL = 7;
    private static final Pattern SEQUENCE = Pattern.compile("\033\\[([0-9;]*)([mHCK])");
    private static final Pattern BASE64 = Pattern.compile("([A-Za-z0-9+/]*={0,2})\007");
    private static final Set<Integer> STYLES = Set.of(0, 1, 2, 3, 4, 7, 9, 39, 49);
    private static final Set<Integer> HARMFUL = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.NON_SPACING_MARK,
            (int) Character.ENCLOSING_MARK);

    private final String bytes;
    private final int columns;
    private final int rows;
    private final Map<String, Integer> counts = new TreeMap<>();
    private String copied = "";
    private int at;

    private WrittenBytes(byte[] bytes, int columns, int rows) {
        this.bytes = new String(bytes, ISO_8859_1);
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads all of it.
     *
     * @throws AssertionError at the first byte that should not be there, with what is around it
     */
    public static WrittenBytes read(byte[] bytes, int columns, int rows) {
        var written = new WrittenBytes(bytes, columns, rows);
        while (written.at < bytes.length) {
            written.between();
        }
        return written;
    }

    /**
     * Reads the consoles in what was recorded of a terminal: from taking it until giving it back, each. What shells and
     * editors wrote before, between and after is left out.
     */
    public static WrittenBytes recorded(Path file, int columns, int rows) throws IOException {
        String all = Files.readString(file, ISO_8859_1);
        var consoles = new StringBuilder();
        int at = all.indexOf(TAKE);
        while (at >= 0) {
            int end = all.indexOf(GIVE_BACK, at) + GIVE_BACK.length();
            if (end < GIVE_BACK.length()) {
                throw new AssertionError("the terminal was taken at byte " + at + " and never given back");
            }
            consoles.append(all, at, end);
            at = all.indexOf(TAKE, end);
        }
        return read(consoles.toString().getBytes(ISO_8859_1), columns, rows);
    }

    /** How often it was there: {@code take}, {@code frame}, {@code clipboard}, {@code bell}, {@code give-back}. */
    public int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    /** What was put onto the clipboard last. */
    public String copied() {
        return copied;
    }

    private void between() {
        if (take(TAKE)) {
            count1("take");
            need(bytes.startsWith(BEGIN, at), "a frame after the terminal was taken");
        } else if (take(GIVE_BACK)) {
            count1("give-back");
        } else if (take(BEGIN)) {
            count1("frame");
            while (!take(END)) {
                inFrame();
            }
        } else if (take(CLIPBOARD)) {
            Matcher coded = BASE64.matcher(bytes).region(at, bytes.length());
            need(coded.lookingAt(), "nothing but base64 for the clipboard");
            copied = new String(Base64.getDecoder().decode(coded.group(1)), UTF_8);
            count1("clipboard");
            at = coded.end();
        } else {
            need(bytes.charAt(at) == BELL, "a frame, the clipboard or the bell");
            count1("bell");
            at++;
        }
    }

    private void inFrame() {
        need(at < bytes.length(), "the end of the frame");
        if (bytes.charAt(at) == '\033') {
            Matcher sequence = SEQUENCE.matcher(bytes).region(at, bytes.length());
            need(sequence.lookingAt(), "a sequence of a frame");
            int[] numbers = sequence.group(1).isEmpty()
                    ? new int[0]
                    : Pattern.compile(";")
                            .splitAsStream(sequence.group(1))
                            .mapToInt(Integer::parseInt)
                            .toArray();
            need(fits(sequence.group(2).charAt(0), numbers), "a sequence of a frame with numbers that fit");
            at = sequence.end();
        } else {
            character();
        }
    }

    private boolean fits(char command, int[] numbers) {
        return switch (command) {
            case 'm' -> IntStream.of(numbers).allMatch(WrittenBytes::isStyle);
            case 'H' ->
                numbers.length <= 2
                        && (numbers.length < 1 || numbers[0] >= 1 && numbers[0] <= rows)
                        && (numbers.length < 2 || numbers[1] >= 1 && numbers[1] <= columns);
            case 'C' -> numbers.length <= 1 && (numbers.length < 1 || numbers[0] >= 1 && numbers[0] < columns);
            default -> numbers.length == 0;
        };
    }

    private static boolean isStyle(int number) {
        int tens = number / 10;
        return STYLES.contains(number) || number % 10 <= 7 && (tens == 3 || tens == 4 || tens == 9 || tens == 10);
    }

    private void character() {
        int lead = bytes.charAt(at);
        int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        need(at + length <= bytes.length(), "a whole character");
        byte[] coded = bytes.substring(at, at + length).getBytes(ISO_8859_1);
        try {
            String character = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(coded))
                    .toString();
            int codePoint = character.codePointAt(0);
            need(!HARMFUL.contains(Character.getType(codePoint)), "a harmless character");
            need(CellWidth.of(codePoint) > 0, "a character that takes a cell");
        } catch (CharacterCodingException e) {
            need(false, "a character in UTF-8");
        }
        at += length;
    }

    private boolean take(String expected) {
        boolean there = bytes.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }

    private void count1(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private void need(boolean fine, String wanted) {
        if (!fine) {
            String before = bytes.substring(Math.max(0, at - 120), at);
            String after = bytes.substring(at, Math.min(bytes.length(), at + 40));
            throw new AssertionError(
                    "expected " + wanted + " at byte " + at + ", got: " + shown(after) + ", after: " + shown(before));
        }
    }

    private static String shown(String bytes) {
        var shown = new StringBuilder();
        bytes.chars()
                .forEach(b -> shown.append(b >= 0x20 && b < 0x7F ? Character.toString(b) : String.format("<%02x>", b)));
        return shown.toString();
    }
}
