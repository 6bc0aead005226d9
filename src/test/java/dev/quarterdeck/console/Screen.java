package dev.quarterdeck.console;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.graphics.BasicTextImage;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.text.CellWidth;
import java.util.ArrayList;
import java.util.List;

/** A drawn picture, to be read as text. */
final class Screen {
    private final BasicTextImage image;

    private Screen(BasicTextImage image) {
        this.image = image;
    }

    static Screen of(Model model) {
        return of(model, Glyphs.UTF8, Theme.DEFAULT);
    }

    static Screen of(Model model, Glyphs glyphs, Theme theme) {
        var screen = blank(model.size().columns(), model.size().rows());
        View.draw(model, new Canvas(screen.image.newTextGraphics(), glyphs, theme));
        return screen;
    }

    /** Filled with signs, so that a cell that is not drawn is seen. */
    static Screen blank(int columns, int rows) {
        return new Screen(new BasicTextImage(new TerminalSize(columns, rows), TextCharacter.fromString("§")[0]));
    }

    BasicTextImage image() {
        return image;
    }

    TextCharacter at(int x, int y) {
        return image.getCharacterAt(x, y);
    }

    /** The rows, as wide as the screen in cells; a wide character stands for both of its cells. */
    List<String> rows() {
        var rows = new ArrayList<String>();
        TerminalSize size = image.getSize();
        for (int y = 0; y < size.getRows(); y++) {
            var row = new StringBuilder();
            for (int x = 0; x < size.getColumns(); x++) {
                TextCharacter character = at(x, y);
                row.append(character.getCharacterString());
                x += character.isDoubleWidth() ? 1 : 0;
            }
            rows.add(row.toString());
        }
        return rows;
    }

    String text() {
        return String.join("\n", rows()) + "\n";
    }

    String row(int y) {
        return rows().get(y);
    }

    /** The cell where a text begins that is on the screen once or more. */
    TextCharacter cellOf(String text) {
        List<String> rows = rows();
        for (int y = 0; y < rows.size(); y++) {
            int index = rows.get(y).indexOf(text);
            if (index >= 0) {
                return at(CellWidth.of(rows.get(y).substring(0, index)), y);
            }
        }
        throw new AssertionError("'" + text + "' is not on the screen:\n" + text());
    }
}
