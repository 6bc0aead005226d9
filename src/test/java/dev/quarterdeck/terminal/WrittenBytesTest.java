package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader of recorded consoles takes, and what it does not. */
class WrittenBytesTest {
    private static final String BEGIN = "\033[?2026h";
    private static final String END = "\033[?2026l";

    @Test
    void takesWhatAConsoleWrites() {
        String console =
                "\033[?1049h\033[?25l\033[?2004h" + BEGIN + "\033[m\033[H\033[0;1;31mé日\033[24;80H\033[3C\033[K│" + END
                        + "\007\033]52;c;YWJj\007" + BEGIN + END
                        + "\033[?2026l\033[0m\033[?2004l\033[H\033[2J\033[?25h\033[?1049l";

        WrittenBytes written = read(console);

        assertThat(written.count("take")).isEqualTo(1);
        assertThat(written.count("frame")).isEqualTo(2);
        assertThat(written.count("bell")).isEqualTo(1);
        assertThat(written.count("give-back")).isEqualTo(1);
        assertThat(written.copied()).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\t",
                "\b",
                "\007",
                "\016",
                "\177",
                "\0",
                "\033[2J",
                "\033[5m",
                "\033[38;5;1m",
                "\033[25;1H",
                "\033[1;81H",
                "\033[1;1;1H",
                "\033[6n",
                "\033[?25h",
                "\033[1K",
                "\033[80C",
                "\033]0;owned\007",
                "\033]52;c;YWJj\007",
                "\033]8;;x\033\\",
                "\033Pq\033\\",
                "\033c",
                "\033(0",
                "\u009b31m",
                "\u0085",
                "\u00ad",
                "\u202e",
                "\u2066",
                "\u061c",
                "\u200b",
                "\u200d",
                "\ufeff",
                "\u2028",
                "\u2029",
                "\u0301",
                "\u20dd",
                "\ufe0f",
                "\ue000",
                "\u0378",
                "\ufdd0",
                "\udb40\udc41"
            })
    void takesNothingElseInAFrame(String text) {
        assertThatThrownBy(() -> read(BEGIN + "abc" + text + END)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "\033[H",
                "\033[m",
                "\033[?1049h",
                "\033[?2004h",
                BEGIN,
                "\033]0;x\007",
                "\033]52;c;\033[6n\007"
            })
    void takesNothingElseBetweenFrames(String text) {
        assertThatThrownBy(() -> read(BEGIN + END + text)).isInstanceOf(AssertionError.class);
    }

    @Test
    void takesNoBrokenUtf8() {
        for (int[] broken : new int[][] {{0x9B}, {0xC3}, {0xC0, 0xAF}, {0xED, 0xA0, 0x80}, {0xE2, 0x82}, {0xFF}}) {
            var bytes = new java.io.ByteArrayOutputStream();
            bytes.writeBytes(BEGIN.getBytes(UTF_8));
            for (int b : broken) {
                bytes.write(b);
            }
            bytes.writeBytes(END.getBytes(UTF_8));
            assertThatThrownBy(() -> WrittenBytes.read(bytes.toByteArray(), 80, 24))
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static WrittenBytes read(String text) {
        return WrittenBytes.read(text.getBytes(UTF_8), 80, 24);
    }
}
