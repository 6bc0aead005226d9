package dev.quarterdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    private final Picture picture = new Picture(new TerminalSize(4, 1));

    @Test
    void aWideCharacterCoversTheNextCell() {
        picture.putString(0, 0, "a日b");

        assertThat(shown(true)).isEqualTo("a日_b");
    }

    @Test
    void aWideCharacterWithoutRoomIsReplaced() {
        picture.putString(0, 0, "abc日");

        assertThat(shown(true)).isEqualTo("abc?");
    }

    @Test
    void halfACoveredCharacterIsGone() {
        picture.putString(0, 0, "日本");
        picture.putString(1, 0, "x");

        assertThat(shown(true)).isEqualTo(" x本_");
    }

    @Test
    void withoutUtf8OnlyAsciiIsLeft() {
        picture.putString(0, 0, "é日a");

        assertThat(shown(false)).isEqualTo("???a");
    }

    /** Lanterna lets these through. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x85, 0x9B, 0x9D, 0x200B, 0x200E, 0x202E, 0x2028, 0x2066, 0xFEFF, 0xD800, 0xDC00, 0xE000, 0xFFFF, '\t'
            })
    void whatCouldHarmATerminalIsReplaced(int codePoint) {
        picture.setCharacter(0, 0, TextCharacter.fromCharacter((char) codePoint)[0]);

        assertThat(shown(true)).startsWith("?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "\uD834\uDD1E", "e\u0301", "\u0E01", "\u1F600"})
    void whatTheLibraryAndOurTableMeasureDifferentlyShiftsNothing(String text) {
        picture.setCharacter(0, 0, TextCharacter.fromString(text)[0]);
        picture.setCharacter(2, 0, TextCharacter.fromCharacter('b')[0]);

        assertThat(Cells.of(picture, true).rows()[0][2].getCharacterString()).isEqualTo("b");
    }

    private String shown(boolean utf8) {
        var text = new StringBuilder();
        for (TextCharacter cell : Cells.of(picture, utf8).rows()[0]) {
            text.append(cell == Cells.COVERED ? "_" : cell.getCharacterString());
        }
        return text.toString();
    }
}
