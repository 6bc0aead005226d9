package dev.quarterdeck.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.graphics.AbstractTextGraphics;
import com.googlecode.lanterna.graphics.TextGraphics;
import dev.quarterdeck.console.DoubleWidth;
import java.util.Arrays;

/** What the app draws on. A wide character takes two cells; what half of one is drawn over goes as a whole. */
final class Picture extends AbstractTextGraphics {
    private static final TextCharacter BLANK = TextCharacter.DEFAULT_CHARACTER;

    private final TerminalSize size;
    private final TextCharacter[][] rows;

    Picture(TerminalSize size) {
        this.size = size;
        this.rows = new TextCharacter[size.getRows()][size.getColumns()];
        clear();
    }

    void clear() {
        for (TextCharacter[] row : rows) {
            Arrays.fill(row, BLANK);
        }
    }

    @Override
    public TextGraphics setCharacter(int column, int line, TextCharacter character) {
        if (line < 0 || line >= rows.length || column < 0 || column >= rows[line].length) {
            return this;
        }
        TextCharacter[] row = rows[line];
        if (column > 0 && DoubleWidth.of(row[column - 1])) {
            row[column - 1] = row[column - 1].withCharacter(' ');
        }
        row[column] = character;
        if (column + 1 < row.length && DoubleWidth.of(character)) {
            row[column + 1] = character.withCharacter(' ');
        }
        return this;
    }

    @Override
    public TextCharacter getCharacter(int column, int line) {
        return rows[line][column];
    }

    @Override
    public TerminalSize getSize() {
        return size;
    }
}
