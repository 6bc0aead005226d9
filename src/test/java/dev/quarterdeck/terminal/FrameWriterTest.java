package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;
import com.googlecode.lanterna.graphics.TextGraphics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameWriterTest {
    private static final String[] CHARACTERS = {
        "a", "b", "Z", "7", "?", " ", " ", " ", "é", "Ж", "─", "│", "▆", "•", "…", "日", "本", "한", "、", "ｱ"
    };
    private static final TextColor[] COLOURS = {
        ANSI.DEFAULT, ANSI.DEFAULT, ANSI.RED, ANSI.CYAN, ANSI.BLACK_BRIGHT, ANSI.WHITE_BRIGHT
    };

    /** Each way to draw each of them, made once: making one takes long. */
    private static final List<TextCharacter> CELLS = cells();

    private final FrameWriter frames = new FrameWriter(true);

    @ParameterizedTest
    @CsvSource({"80,24", "120,36", "7,3", "2,2", "1,1", "1,5", "5,1"})
    void theTerminalShowsThePictureAfterRandomChanges(int columns, int rows) {
        int seeds = columns * rows > 1_000 ? 3 : 50;
        for (long seed = 0; seed < seeds; seed++) {
            var random = new Random(seed);
            var writer = new FrameWriter(true);
            var terminal = new TinyTerminal(columns, rows);
            var picture = new Picture(new TerminalSize(columns, rows));
            for (int step = 0; step < 20; step++) {
                change(picture, random);
                Cells cells = Cells.of(picture, true);
                terminal.take(writer.frame(cells));

                assertShows(terminal, cells, "seed " + seed + ", step " + step);
                assertThat(writer.frame(Cells.of(picture, true))).isEmpty();
            }
        }
    }

    @Test
    void allIsPaintedAnewOnceForgotten() {
        Picture picture = picture("one", "two 日本", "");
        frames.frame(Cells.of(picture, true));

        frames.forget();
        var other = new TinyTerminal(10, 3);
        other.take(frames.frame(Cells.of(picture, true)));

        assertThat(other.screen()).isEqualTo("one\ntwo 日本\n\n");
    }

    @Test
    void anotherSizeIsPaintedAnew() {
        frames.frame(Cells.of(picture("one", "two", "three"), true));
        var wider = new Picture(new TerminalSize(20, 2));
        wider.putString(0, 1, "below");
        var terminal = new TinyTerminal(20, 2);

        terminal.take(frames.frame(Cells.of(wider, true)));

        assertThat(terminal.screen()).isEqualTo("\nbelow\n");
    }

    @Test
    void aChangedClockCostsLittle() {
        frames.frame(Cells.of(picture("12:01:22", "", ""), true));

        assertThat(text(frames.frame(Cells.of(picture("12:01:23", "", ""), true))))
                .isEqualTo("\033[?2026h\033[1;8H3\033[?2026l");
    }

    @Test
    void nearChangesAreBridgedAndFarOnesJumpedTo() {
        frames.frame(Cells.of(picture("a..b....c", "", ""), true));

        assertThat(text(frames.frame(Cells.of(picture("A..B....C", "", ""), true))))
                .isEqualTo("\033[?2026h\033[HA..B....C\033[?2026l");
        assertThat(text(frames.frame(Cells.of(picture("X..B....Y", "", ""), true))))
                .isEqualTo("\033[?2026h\033[HX\033[7CY\033[?2026l");
    }

    @Test
    void aRowThatBecomesBlankIsErased() {
        frames.frame(Cells.of(picture("0123456789", "", ""), true));

        assertThat(text(frames.frame(Cells.of(picture("01", "", ""), true))))
                .isEqualTo("\033[?2026h\033[1;3H\033[K\033[?2026l");
    }

    @Test
    void brightBlackGoesOutAsDim() {
        assertThat(text(styled(ANSI.BLACK_BRIGHT))).contains("\033[2mx");
    }

    @Test
    void onlyWhatChangesOfAStyleIsSent() {
        var red = new Style(ANSI.RED, ANSI.DEFAULT, 0);
        var boldRed = new Style(ANSI.RED, ANSI.DEFAULT, 1 << 1);
        var boldReversedRed = new Style(ANSI.RED, ANSI.DEFAULT, 1 << 1 | 1 << 7);

        assertThat(boldRed.after(Style.PLAIN)).isEqualTo("\033[1;31m");
        assertThat(boldReversedRed.after(boldRed)).isEqualTo("\033[7m");
        assertThat(boldRed.after(boldReversedRed)).isEqualTo("\033[0;1;31m");
        assertThat(red.after(new Style(ANSI.CYAN, ANSI.DEFAULT, 0))).isEqualTo("\033[31m");
        assertThat(Style.PLAIN.after(boldRed)).isEqualTo("\033[m");
        assertThat(red.after(red)).isEmpty();
    }

    @Test
    void withoutColourOnlyMarksAreLeft() {
        var picture = picture("", "", "");
        picture.setCharacter(0, 0, TextCharacter.fromCharacter('x', ANSI.RED, ANSI.BLUE, SGR.BOLD)[0]);

        assertThat(text(new FrameWriter(false).frame(Cells.of(picture, true)))).contains("\033[1mx");
    }

    @Test
    void aCharacterOfDisputedWidthDoesNotShiftTheRow() {
        var terminal = new TinyTerminal(10, 3, c -> c == '•' || c == '▸' ? 2 : 1);

        terminal.take(frames.frame(Cells.of(picture("▸ •a b", "", ""), true)));

        assertThat(terminal.cell(3, 0).text()).isEqualTo("a");
        assertThat(terminal.cell(5, 0).text()).isEqualTo("b");
    }

    @Test
    void aBusyFrameIsAboutAKilobyte() {
        var random = new Random(1);
        var picture = new Picture(new TerminalSize(120, 36));
        table(picture, random);
        int first = frames.frame(Cells.of(picture, true)).length;
        table(picture, random);
        int busy = frames.frame(Cells.of(picture, true)).length;

        assertThat(first).isLessThan(12_000);
        assertThat(busy).isBetween(300, 1_500);
    }

    private byte[] styled(TextColor colour, SGR... marks) {
        Picture picture = picture("", "", "");
        picture.setCharacter(0, 0, TextCharacter.fromCharacter('x', colour, ANSI.DEFAULT, marks)[0]);
        byte[] frame = frames.frame(Cells.of(picture, true));
        assertThat(frame).isNotEmpty();
        return frame;
    }

    /** Rows of numbers, each in the colours of a table. */
    private static void table(Picture picture, Random random) {
        TextGraphics graphics = picture;
        for (int y = 0; y < 36; y++) {
            graphics.setForegroundColor(ANSI.BLACK_BRIGHT).putString(0, y, "│");
            graphics.setForegroundColor(ANSI.DEFAULT).putString(2, y, String.format("%,8d", random.nextInt(100_000)));
            graphics.setForegroundColor(ANSI.CYAN).putString(12, y, "mail.send report.build");
            graphics.setForegroundColor(ANSI.YELLOW).putString(60, y, random.nextInt(60) + "s ");
            graphics.setForegroundColor(ANSI.DEFAULT)
                    .putString(70, y, "timeout after 30s talking to smtp-" + random.nextInt(9));
        }
    }

    private static void change(Picture picture, Random random) {
        int columns = picture.getSize().getColumns();
        int rows = picture.getSize().getRows();
        for (int i = random.nextInt(1 + columns * rows / 4); i >= 0; i--) {
            picture.setCharacter(
                    random.nextInt(columns), random.nextInt(rows), CELLS.get(random.nextInt(CELLS.size())));
        }
        if (random.nextInt(5) == 0) {
            picture.putString(0, random.nextInt(rows), " ".repeat(columns));
        }
    }

    private static List<TextCharacter> cells() {
        List<TextCharacter> cells = new ArrayList<>();
        for (String text : CHARACTERS) {
            for (TextColor colour : COLOURS) {
                for (TextColor background : List.of(ANSI.DEFAULT, ANSI.DEFAULT, ANSI.DEFAULT, ANSI.BLUE)) {
                    cells.add(TextCharacter.fromString(text, colour, background)[0]);
                    cells.add(TextCharacter.fromString(text, colour, background, SGR.BOLD)[0]);
                    cells.add(TextCharacter.fromString(text, colour, background, SGR.REVERSE)[0]);
                }
            }
        }
        return cells;
    }

    private static void assertShows(TinyTerminal terminal, Cells cells, String when) {
        assertThat(terminal.isSynchronizing()).isFalse();
        for (int y = 0; y < cells.rows().length; y++) {
            for (int x = 0; x < cells.columns(); x++) {
                TextCharacter drawn = cells.rows()[y][x];
                TinyTerminal.Cell shown = terminal.cell(x, y);
                boolean covered = drawn == Cells.COVERED;
                var wanted = new TinyTerminal.Cell(
                        covered ? "" : drawn.getCharacterString(), covered ? shown.style() : style(drawn));
                if (!shown.equals(wanted)) {
                    throw new AssertionError(when + ", cell " + x + "," + y + ": " + shown + " instead of " + wanted);
                }
            }
        }
    }

    /** As the little terminal names it: the parameters that are on and show, in order. */
    private static String style(TextCharacter character) {
        boolean letter = !character.is(' ');
        boolean dim = character.getForegroundColor() == ANSI.BLACK_BRIGHT;
        var on = new TreeSet<Integer>();
        if (letter && character.isBold()) {
            on.add(1);
        }
        if (letter && dim) {
            on.add(2);
        }
        if (character.isReversed()) {
            on.add(7);
        }
        if ((letter || character.isReversed()) && !dim) {
            on.add(Integer.parseInt(new String(character.getForegroundColor().getForegroundSGRSequence(), UTF_8)));
        }
        on.add(Integer.parseInt(new String(character.getBackgroundColor().getBackgroundSGRSequence(), UTF_8)));
        on.removeAll(Set.of(39, 49));
        return on.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Picture picture(String... rows) {
        var picture = new Picture(new TerminalSize(10, rows.length));
        for (int y = 0; y < rows.length; y++) {
            picture.putString(0, y, rows[y]);
        }
        return picture;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
