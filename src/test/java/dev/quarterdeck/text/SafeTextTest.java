package dev.quarterdeck.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    /** However busy the machine: what does not take time in proportion takes many times as long. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int MEBI = 1 << 20;

    /** What attackers send to terminals, and what remains of it on a line. */
    static Stream<Arguments> attacks() {
        return Stream.of(
                Arguments.of("clipboard by OSC 52, BEL", "\u001B]52;c;cm0gLXJmIC8=\u0007", "?]52;c;cm0gLXJmIC8=?"),
                Arguments.of("clipboard by OSC 52, ST", "\u001B]52;c;eA==\u001B\\", "?]52;c;eA==?\\"),
                Arguments.of("title by OSC 0", "\u001B]0;owned\u0007", "?]0;owned?"),
                Arguments.of(
                        "link by OSC 8", "\u001B]8;;http://x\u001B\\y\u001B]8;;\u001B\\", "?]8;;http://x?\\y?]8;;?\\"),
                Arguments.of("DCS through tmux", "\u001BPtmux;\u001B\u001B]0;x\u0007\u001B\\", "?Ptmux;??]0;x??\\"),
                Arguments.of("APC", "\u001B_Gf=100;AAAA\u001B\\", "?_Gf=100;AAAA?\\"),
                Arguments.of("PM and SOS", "\u001B^x\u001BXy", "?^x?Xy"),
                Arguments.of("cursor report CSI 6n", "\u001B[6n", "?[6n"),
                Arguments.of("clear, home, reset", "\u001B[2J\u001B[H\u001Bc", "?[2J?[H?c"),
                Arguments.of("8-bit CSI", "\u009B6n\u009B31m", "?6n?31m"),
                Arguments.of("8-bit OSC and ST", "\u009D0;x\u009C", "?0;x?"),
                Arguments.of("8-bit DCS, APC, PM, SOS", "\u0090q\u009F\u009E\u0098", "?q???"),
                Arguments.of("next line, reverse index", "a\u0085b\u008Dc", "a?b?c"),
                Arguments.of("backspace, return, line feed, tab", "a\bb\rc\nd\te", "a?b?c?d?e"),
                Arguments.of("bell, vertical tab, form feed, DEL", "\u0007\u000B\f\u007F", "????"),
                Arguments.of("shift out and in, NUL, SUB, CAN", "\u000E\u000F\0\u001A\u0018", "?????"),
                Arguments.of("bidi overrides", "user\u202Egnp.exe\u202C", "user?gnp.exe?"),
                Arguments.of("bidi embeddings and isolates", "\u202A\u202B\u202D\u2066\u2067\u2068\u2069", "???????"),
                Arguments.of("bidi marks", "a\u200E\u200F\u061Cb", "a???b"),
                Arguments.of("right to left scripts", "\u05D0\u05D1 \u0627", "?? ?"),
                Arguments.of("line and paragraph separator", "a\u2028b\u2029c", "a?b?c"),
                Arguments.of("zero width", "pay\u200Bpal\u200C\u200D\u2060\uFEFF", "pay?pal????"),
                Arguments.of("byte order mark first", "\uFEFF{}", "?{}"),
                Arguments.of("invisible operators, soft hyphen", "\u2061\u2062\u2063\u2064\u00AD", "?????"),
                Arguments.of("fillers", "\u115F\u1160\u3164\uFFA0\u180E", "????"),
                Arguments.of("tags", "\uDB40\uDC41\uDB40\uDC7F", "??"),
                Arguments.of("half pairs", "\uD83Dx\uDE00y\uD83D", "?x?y?"),
                Arguments.of("halves the wrong way round", "\uDE00\uD83D", "??"),
                Arguments.of("private", "\uE000\uF8FF\uDBFF\uDFFD", "???"),
                Arguments.of("not characters", "\uFFFE\uFFFF\uFDD0\uDBFF\uDFFF", "????"),
                Arguments.of("unassigned", "\u0378\uFFF0", "??"),
                Arguments.of("replacement character", "\uFFFD", "?"),
                Arguments.of("emoji", "ok 😀👍🏽", "ok ???"),
                Arguments.of("emoji of several", "👩\u200D💻 🇩🇪 ❤\uFE0F", "??? ?? ?"),
                Arguments.of("other scripts", "ก\u0E33 क्ष ഗ", "?? ?? ?"),
                Arguments.of("unusual spaces", "a\u2003b\u202Fc\u205Fd\u1680e", "a?b?c?d?e"),
                Arguments.of("combining flood", "Z\u0351\u036B\u0343\u036A\u0302A\u034Cx", "ZAx"),
                Arguments.of("combining marks alone", "\u0301\u0302x", "?x"),
                Arguments.of("enclosing mark", "A\u20DD", "A"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void anAttackIsShownHarmlessly(String what, String attack, String shown) {
        assertThat(SafeText.line(attack)).isEqualTo(shown);
        assertThat(String.join("", SafeText.block(attack)))
                .matches("\\P{Cntrl}*")
                .doesNotContain("\u202E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain ASCII !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
                "Grüße, façade, Łódź, ﬁne",
                "ελληνικά",
                "Привет",
                "漢字かなカナ한글",
                "ｶﾅＡＢ、。「」",
                "╭─╮│╰╯┼",
                "“quoted” – it’s … 5 €",
                "§ © ® ± µ ×"
            })
    void textThatPeopleWriteStaysAsItIs(String text) {
        assertThat(SafeText.line(text)).isEqualTo(text);
        assertThat(String.join("\n", SafeText.block(text))).isEqualTo(text);
    }

    static Stream<Arguments> compositions() {
        return Stream.of(
                Arguments.of("e\u0301", "é"),
                Arguments.of("a\u0323\u0302", "ậ"),
                Arguments.of("a\u0302\u0323", "ậ"),
                Arguments.of("\u1112\u1161\u11AB", "한"),
                Arguments.of("하\u11AB", "한"),
                Arguments.of("か\u3099", "が"),
                Arguments.of("\u212B", "Å"),
                Arguments.of("\u0344", "?"),
                Arguments.of("и\u0306", "й"),
                Arguments.of("x\u0301", "x"),
                Arguments.of("10\u00A0€", "10 €"));
    }

    @ParameterizedTest
    @MethodSource("compositions")
    void composesFirst(String text, String composed) {
        assertThat(SafeText.line(text)).isEqualTo(composed);
    }

    @Test
    void nothingIsAnEmptyLine() {
        assertThat(SafeText.line(null)).isEmpty();
        assertThat(SafeText.line(null, 10)).isEmpty();
        assertThat(SafeText.block("")).isEmpty();
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                Arguments.of("a\nb\r\nc\rd", List.of("a", "b", "c", "d")),
                Arguments.of("a\n", List.of("a")),
                Arguments.of("\n\na\n\n", List.of("", "", "a", "")),
                Arguments.of("\r\n\r\n", List.of("", "")),
                Arguments.of("\ta\tb", List.of("        a       b")),
                Arguments.of("漢\tx", List.of("漢      x")),
                Arguments.of("12345678\tx\n\ty", List.of("12345678        x", "        y")),
                Arguments.of("a\u2028b\u0085c\u000Bd\fe", List.of("a?b?c?d?e")),
                Arguments.of("at a.b(C.java:1)\n\tat d", List.of("at a.b(C.java:1)", "        at d")),
                Arguments.of("x → y ≤ z ½ ✓ █", List.of("x → y ≤ z ½ ✓ █")),
                Arguments.of("\u001B[31mred\u001B[0m\n\u202Ex", List.of("?[31mred?[0m", "?x")));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockKeepsItsLines(String text, List<String> lines) {
        assertThat(SafeText.block(text)).isEqualTo(lines);
    }

    @Test
    void aTableKeepsFewerSignsThanTheDetail() {
        assertThat(SafeText.line("x → y ≤ z ✓ █")).isEqualTo("x ? y ? z ? ?");
    }

    @Test
    void whateverComesInOnlyTheKnownComesOut() {
        long seed = 8;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = anything(random);
            String line = SafeText.line(text);

            assertThat(line.codePoints()).as("seed %d, text %d", seed, i).allMatch(SafeTextTest::isHarmless);
            assertThat(SafeText.line(line)).as("seed %d, text %d", seed, i).isEqualTo(line);
            assertThat(Normalizer.isNormalized(line, Normalizer.Form.NFC)).isTrue();
            assertThat(CellWidth.of(line)).isBetween(line.codePointCount(0, line.length()), 2 * line.length());
        }
    }

    @Test
    void aCutLineIsTheBeginningOfTheWholeLine() {
        long seed = 9;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = anything(random);
            int cells = random.nextInt(15) - 1;

            assertThat(SafeText.line(text, cells))
                    .as("seed %d, text %d, cells %d", seed, i, cells)
                    .isEqualTo(CellWidth.cut(SafeText.line(text), cells));
        }
    }

    /** Texts of a mebibyte that are slow for whoever composes, scans or copies more than once. */
    static Stream<Arguments> floods() {
        return Stream.of(
                Arguments.of("letters", "a".repeat(MEBI)),
                Arguments.of("escapes", "\u001B]52;".repeat(MEBI / 5)),
                Arguments.of("marks in the wrong order", "\u0315\u0316".repeat(MEBI / 2)),
                Arguments.of("marks on letters", ("e" + "\u0315\u0316".repeat(20)).repeat(MEBI / 41)),
                Arguments.of("vowels on one consonant", "\u1100" + "\u1161".repeat(MEBI)),
                Arguments.of("half pairs", "\uD83D".repeat(MEBI)),
                Arguments.of("wide", "漢".repeat(MEBI)),
                Arguments.of("line breaks", "\n".repeat(MEBI)),
                Arguments.of("tabs", "\t".repeat(MEBI)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("floods")
    void aFloodTakesTimeInProportion(String what, String flood) {
        assertTimeout(PATIENCE, () -> {
            SafeText.line(flood);
            SafeText.block(flood);
        });
    }

    @Test
    void aCutLineReadsNoMoreThanItShows() {
        String megabyte = "x".repeat(MEBI);

        assertTimeout(PATIENCE, () -> {
            for (int i = 0; i < 100_000; i++) {
                assertThat(SafeText.line(megabyte, 5).length()).isEqualTo(5);
            }
        });
    }

    /** Not by the table under test: by what the JDK knows of characters. */
    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ' || codePoint == '\u3000';
            default ->
                switch (Character.getDirectionality(codePoint)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                            Character.DIRECTIONALITY_ARABIC_NUMBER -> false;
                    default -> true;
                };
        };
    }

    private static String anything(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .map(i -> switch (random.nextInt(6)) {
                    case 0 -> random.nextInt(0x110000);
                    case 1 -> random.nextInt(0x10000);
                    case 2 -> 0x300 + random.nextInt(0x70);
                    case 3 -> 0x1100 + random.nextInt(0x100);
                    case 4 -> random.nextInt(0x100);
                    default -> 'a' + random.nextInt(26);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
