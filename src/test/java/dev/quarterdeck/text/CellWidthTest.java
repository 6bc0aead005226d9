package dev.quarterdeck.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellWidthTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ``, 0
            abc, 3
            é, 1
            e\u0301, 1
            αβγ, 3
            Жук, 3
            漢字, 4
            かな, 4
            カナ, 4
            ｶﾅ, 2
            ｶﾞ, 2
            한글, 4
            ＡＢ, 4
            ，。, 4
            `\u3000`, 2
            ╭─╮│, 4
            …, 1
            “x”, 3
            a漢b, 4
            𠀀, 2
            😀, 2
            ①, 1
            \u1112\u1161\u11ab, 2
            """)
    void countsCells(String text, int cells) {
        assertThat(CellWidth.of(text)).isEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            abc, 3, abc
            abc, 4, abc
            abcd, 3, ab…
            abcd, 1, …
            abcd, 0, ``
            abcd, -1, ``
            ``, 0, ``
            漢字, 4, 漢字
            漢字, 3, 漢…
            漢字, 2, …
            漢, 2, 漢
            漢, 1, …
            a漢字, 4, a漢…
            ab漢, 3, ab…
            e\u0301xy, 2, e\u0301…
            e\u0301, 1, e\u0301
            😀😀😀, 5, 😀😀…
            """)
    void cutsToSoManyCells(String text, int cells, String cut) {
        assertThat(CellWidth.cut(text, cells)).isEqualTo(cut);
        assertThat(CellWidth.of(CellWidth.cut(text, cells))).isLessThanOrEqualTo(Math.max(0, cells));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ab, 4, `ab  `, `  ab`
            漢, 4, `漢  `, `  漢`
            abcd, 4, abcd, abcd
            abcde, 4, abcde, abcde
            ``, 2, `  `, `  `
            ab, -1, ab, ab
            """)
    void padsToSoManyCells(String text, int cells, String right, String left) {
        assertThat(CellWidth.padRight(text, cells)).isEqualTo(right);
        assertThat(CellWidth.padLeft(text, cells)).isEqualTo(left);
    }

    /** A terminal draws what it is given; only text that is certain may reach it. */
    @Test
    void everyCharacterThatIsKeptHasCells() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (Repertoire.DETAIL.contains(codePoint) && !Marks.extend(codePoint)) {
                assertThat(CellWidth.of(codePoint)).as("U+%04X", codePoint).isBetween(1, 2);
            }
        }
    }
}
