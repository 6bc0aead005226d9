package dev.quarterdeck.terminal;

import dev.quarterdeck.text.CellWidth;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal in memory that understands what the console sends, and nothing else: an unknown sequence is an error.
 * Overwriting half of a wide character blanks the other half, as terminals do it.
 */
final class TinyTerminal {
    private static final Pattern SEQUENCE = Pattern.compile("\033\\[(\\??)([0-9;]*)([A-Za-z])");

    /** What a cell holds: its text (empty in the second half of a wide character) and its style. */
    record Cell(String text, String style) {
        static final Cell BLANK = new Cell(" ", "");
    }

    private final Cell[][] cells;
    private final IntUnaryOperator width;
    private final boolean[] colours = new boolean[108];
    private String style = "";
    private int x;
    private int y;
    private boolean alternate;
    private boolean cursor = true;
    private boolean paste;
    private boolean synchronizing;

    TinyTerminal(int columns, int rows) {
        this(columns, rows, CellWidth::of);
    }

    /** One with other ideas of how wide characters are. */
    TinyTerminal(int columns, int rows, IntUnaryOperator width) {
        this.width = width;
        this.cells = new Cell[rows][columns];
        for (Cell[] row : cells) {
            // Whatever was there before must not shine through.
            Arrays.fill(row, new Cell("#", "31"));
        }
    }

    Cell cell(int column, int row) {
        return cells[row][column];
    }

    String row(int row) {
        var text = new StringBuilder();
        for (Cell cell : cells[row]) {
            text.append(cell.text());
        }
        return text.toString();
    }

    String screen() {
        var text = new StringBuilder();
        for (int row = 0; row < cells.length; row++) {
            text.append(row(row).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    boolean isAlternate() {
        return alternate;
    }

    boolean showsCursor() {
        return cursor;
    }

    boolean marksPastes() {
        return paste;
    }

    boolean isSynchronizing() {
        return synchronizing;
    }

    void take(byte[] bytes) {
        String sent = new String(bytes, StandardCharsets.UTF_8);
        Matcher sequence = SEQUENCE.matcher(sent);
        for (int i = 0; i < sent.length(); ) {
            int c = sent.codePointAt(i);
            if (c == '\033') {
                if (!sequence.find(i) || sequence.start() != i) {
                    throw new AssertionError("unknown sequence at " + i + " of " + sent.replace('\033', '^'));
                }
                obey(
                        sequence.group(1).equals("?"),
                        sequence.group(2),
                        sequence.group(3).charAt(0));
                i = sequence.end();
            } else {
                put(c);
                i += Character.charCount(c);
            }
        }
    }

    private void obey(boolean mode, String parameters, char last) {
        int[] numbers = Arrays.stream(parameters.split(";"))
                .mapToInt(n -> n.isEmpty() ? 0 : Integer.parseInt(n))
                .toArray();
        if (mode) {
            mode(numbers[0], last == 'h');
            return;
        }
        switch (last) {
            case 'H' -> {
                y = Math.max(1, numbers[0]) - 1;
                x = numbers.length > 1 ? Math.max(1, numbers[1]) - 1 : 0;
            }
            case 'C' -> x += Math.max(1, numbers[0]);
            case 'K' -> {
                for (int i = x; i < cells[y].length; i++) {
                    set(i, new Cell(" ", style));
                }
            }
            case 'J' -> {
                for (Cell[] row : cells) {
                    Arrays.fill(row, Cell.BLANK);
                }
            }
            case 'm' -> {
                Arrays.stream(numbers).forEach(this::style);
                style = style();
            }
            default -> throw new AssertionError("unknown sequence CSI " + parameters + last);
        }
    }

    private void mode(int number, boolean on) {
        switch (number) {
            case 25 -> cursor = on;
            case 1049 -> alternate = on;
            case 2004 -> paste = on;
            case 2026 -> synchronizing = on;
            default -> throw new AssertionError("unknown mode " + number);
        }
    }

    /** Later colours take the place of earlier ones; 0 takes all away. */
    private void style(int parameter) {
        if (parameter == 0) {
            Arrays.fill(colours, false);
            return;
        }
        boolean foreground = parameter >= 30 && parameter < 40 || parameter >= 90 && parameter < 98;
        boolean background = parameter >= 40 && parameter < 50 || parameter >= 100;
        if (foreground) {
            Arrays.fill(colours, 30, 40, false);
            Arrays.fill(colours, 90, 98, false);
        } else if (background) {
            Arrays.fill(colours, 40, 50, false);
            Arrays.fill(colours, 100, 108, false);
        }
        colours[parameter] = parameter != 39 && parameter != 49;
    }

    private String style() {
        var text = new StringBuilder();
        for (int i = 0; i < colours.length; i++) {
            text.append(colours[i] ? " " + i : "");
        }
        return text.toString().strip();
    }

    private void put(int codePoint) {
        if (codePoint < ' ') {
            throw new AssertionError("control character " + codePoint);
        }
        int cellsTaken = width.applyAsInt(codePoint);
        if (x + cellsTaken > cells[y].length) {
            throw new AssertionError("written past the right edge of row " + y + ": " + row(y));
        }
        for (int i = 0; i < cellsTaken; i++) {
            set(x + i, new Cell(i == 0 ? Character.toString(codePoint) : "", style));
        }
        x += cellsTaken;
    }

    private void set(int column, Cell cell) {
        if (cells[y][column].text().isEmpty() && column > 0 && !cell.text().isEmpty()) {
            cells[y][column - 1] = new Cell(" ", cells[y][column - 1].style());
        }
        boolean cutsWide =
                column + 1 < cells[y].length && cells[y][column + 1].text().isEmpty();
        cells[y][column] = cell;
        if (cutsWide) {
            cells[y][column + 1] = new Cell(" ", cells[y][column + 1].style());
        }
    }
}
