import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws what {@code tmux capture-pane -e -N -p} printed as an SVG picture: every character in its cell, colours, bold, dim,
 * reverse and underlined, lines and bars drawn as shapes so that they join.
 *
 * <p>Run as it stands: {@code java CaptureToSvg.java COLUMNS ROWS <capture >picture.svg}.
 */
final class CaptureToSvg {
    /** JetBrains Mono is 0.6 em wide: at this size a cell is 9 units, and text stays on the grid by itself. */
    private static final int FONT_SIZE = 15;

    private static final int CELL_WIDTH = 9;
    private static final int CELL_HEIGHT = 20;
    private static final int BASELINE = 15;
    private static final int MARGIN = 14;

    private final int columns;
    private final int rows;
    private final StringBuilder svg = new StringBuilder();

    private CaptureToSvg(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: java CaptureToSvg.java COLUMNS ROWS <capture >picture.svg");
            System.exit(2);
        }
        var picture = new CaptureToSvg(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        var capture = new String(System.in.readAllBytes(), UTF_8);
        System.out.write(picture.draw(capture).getBytes(UTF_8));
        System.out.flush();
    }

    private String draw(String capture) {
        int width = columns * CELL_WIDTH + 2 * MARGIN;
        int height = rows * CELL_HEIGHT + 2 * MARGIN;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\">%n".formatted(width, height))
                .append("<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\"/>%n"
                        .formatted(width, height, Palette.BACKGROUND))
                .append(("<g font-family=\"JetBrains Mono, Noto Sans Mono CJK JP, Noto Sans CJK JP, monospace\""
                                + " font-size=\"%d\" xml:space=\"preserve\">%n")
                        .formatted(FONT_SIZE));
        var reader = new CaptureReader();
        var lines = capture.split("\n", -1);
        for (int row = 0; row < Math.min(rows, lines.length); row++) {
            drawRow(row, reader.cells(lines[row]));
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    /** Grounds first: a glyph may reach over the edge of its cell. */
    private void drawRow(int row, List<Cell> cells) {
        eachRun(cells, (cell, next) -> cell.style().ground().equals(next.style().ground()), (from, to, column, width) -> {
            var ground = cells.get(from).style().ground();
            if (!ground.equals(Palette.BACKGROUND)) {
                rectangle(x(column), y(row), width * CELL_WIDTH, CELL_HEIGHT, ground);
            }
        });
        eachRun(cells, Cell::joins, (from, to, column, width) -> {
            var style = cells.get(from).style();
            var text = new StringBuilder();
            cells.subList(from, to).forEach(cell -> text.append(cell.text()));
            if (style.underline()) {
                rectangle(x(column), y(row) + BASELINE + 2, width * CELL_WIDTH, 1, style.ink());
            }
            if (!text.toString().isBlank()) {
                drawText(row, column, text.toString(), style);
            }
        });
    }

    private void drawText(int row, int column, String text, Style style) {
        if (text.codePointCount(0, text.length()) == 1 && drawShape(x(column), y(row), text.charAt(0), style.ink())) {
            return;
        }
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"%s\"%s>%s</text>%n"
                .formatted(
                        x(column),
                        y(row) + BASELINE,
                        style.ink(),
                        style.bold() ? " font-weight=\"bold\"" : "",
                        text.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "\u00a0")));
    }

    /** Lines and bars fill their cells, which no font promises. Whether the character was one of them. */
    private boolean drawShape(int x, int y, char character, String ink) {
        if (character >= '▁' && character <= '█') {
            int height = Math.round(CELL_HEIGHT * (character - '▁' + 1) / 8f);
            rectangle(x, y + CELL_HEIGHT - height, CELL_WIDTH, height, ink);
            return true;
        }
        var path = BoxLines.path(character, CELL_WIDTH, CELL_HEIGHT);
        if (path.isEmpty()) {
            return false;
        }
        svg.append("<path transform=\"translate(%d %d)\" d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>%n"
                .formatted(x, y, path, ink, BoxLines.isHeavy(character) ? "2.4" : "1.2"));
        return true;
    }

    private void rectangle(int x, int y, int width, int height, String fill) {
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n"
                .formatted(x, y, width, height, fill));
    }

    private static int x(int column) {
        return MARGIN + column * CELL_WIDTH;
    }

    private static int y(int row) {
        return MARGIN + row * CELL_HEIGHT;
    }

    private interface Joins {
        boolean test(Cell cell, Cell next);
    }

    /** Cells {@code from} (inclusive) {@code to} (exclusive), which begin at a column and take so many. */
    private interface Run {
        void draw(int from, int to, int column, int width);
    }

    private static void eachRun(List<Cell> cells, Joins joins, Run run) {
        int column = 0;
        int from = 0;
        while (from < cells.size()) {
            int to = from + 1;
            int width = cells.get(from).width();
            while (to < cells.size() && joins.test(cells.get(to - 1), cells.get(to))) {
                width += cells.get(to).width();
                to++;
            }
            run.draw(from, to, column, width);
            column += width;
            from = to;
        }
    }

    /** One character with the marks on it. */
    private record Cell(String text, int width, Style style) {

        /**
         * Whether one text element can show both. The font must have the very width of a cell for every character of it;
         * and two signs in one element would be drawn as one, as {@code ->} and {@code >=} are.
         */
        boolean joins(Cell next) {
            return style.equals(next.style) && isPlain() && next.isPlain() && !(isSign() && next.isSign());
        }

        private boolean isSign() {
            char character = text.charAt(0);
            return character > ' ' && !Character.isLetterOrDigit(character);
        }

        private boolean isPlain() {
            return width == 1 && text.length() == 1 && text.charAt(0) < '\u0500';
        }
    }

    /** Ink and ground as a terminal keeps them: null is the terminal's own. */
    private record Style(
            String foreground, String background, boolean bold, boolean dim, boolean reverse, boolean underline) {
        static final Style PLAIN = new Style(null, null, false, false, false, false);

        String ink() {
            var ink = reverse ? back() : front();
            return dim ? Palette.blend(ink, ground()) : ink;
        }

        String ground() {
            return reverse ? front() : back();
        }

        private String front() {
            return foreground == null ? Palette.FOREGROUND : foreground;
        }

        private String back() {
            return background == null ? Palette.BACKGROUND : background;
        }
    }

    /** Reads lines of text with SGR sequences; the style goes on from line to line. */
    private static final class CaptureReader {
        private Style style = Style.PLAIN;

        List<Cell> cells(String line) {
            var cells = new ArrayList<Cell>();
            int at = 0;
            while (at < line.length()) {
                int end = line.startsWith("\u001b[", at) ? line.indexOf('m', at) : -1;
                if (end > 0) {
                    style = applied(line.substring(at + 2, end));
                    at = end + 1;
                } else {
                    at = addCharacter(line, at, cells);
                }
            }
            return cells;
        }

        private int addCharacter(String line, int at, List<Cell> cells) {
            int codePoint = line.codePointAt(at);
            var text = Character.toString(codePoint);
            int width = width(codePoint);
            if (width > 0) {
                cells.add(new Cell(text, width, style));
            } else if (!cells.isEmpty()) {
                var last = cells.remove(cells.size() - 1);
                cells.add(new Cell(last.text() + text, last.width(), last.style()));
            }
            return at + text.length();
        }

        private static int width(int codePoint) {
            int type = Character.getType(codePoint);
            if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
                return 0;
            }
            boolean wide = codePoint >= 0x1100 && codePoint <= 0x115f
                    || codePoint >= 0x2e80 && codePoint <= 0xa4cf && codePoint != 0x303f
                    || codePoint >= 0xac00 && codePoint <= 0xd7a3
                    || codePoint >= 0xf900 && codePoint <= 0xfaff
                    || codePoint >= 0xfe30 && codePoint <= 0xfe6f
                    || codePoint >= 0xff00 && codePoint <= 0xff60
                    || codePoint >= 0xffe0 && codePoint <= 0xffe6
                    || codePoint >= 0x1f300 && codePoint <= 0x1faff
                    || codePoint >= 0x20000 && codePoint <= 0x3fffd;
            return wide ? 2 : 1;
        }

        private Style applied(String parameters) {
            var now = style;
            var codes = (parameters.isEmpty() ? "0" : parameters).replace(':', ';').split(";");
            for (int i = 0; i < codes.length; i++) {
                int code = codes[i].isEmpty() ? 0 : Integer.parseInt(codes[i]);
                if (code == 38 || code == 48) {
                    boolean indexed = codes[i + 1].equals("5");
                    var colour = indexed
                            ? Palette.indexed(Integer.parseInt(codes[i + 2]))
                            : Palette.rgb(number(codes[i + 2]), number(codes[i + 3]), number(codes[i + 4]));
                    now = code == 38 ? withFront(now, colour) : withBack(now, colour);
                    i += indexed ? 2 : 4;
                } else {
                    now = applied(now, code);
                }
            }
            return now;
        }

        private static int number(String code) {
            return Integer.parseInt(code);
        }

        private static Style applied(Style s, int code) {
            if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
                return withFront(s, Palette.indexed(code >= 90 ? code - 82 : code - 30));
            }
            if (code >= 40 && code <= 47 || code >= 100 && code <= 107) {
                return withBack(s, Palette.indexed(code >= 100 ? code - 92 : code - 40));
            }
            return switch (code) {
                case 0 -> Style.PLAIN;
                case 1 -> new Style(s.foreground, s.background, true, s.dim, s.reverse, s.underline);
                case 2 -> new Style(s.foreground, s.background, s.bold, true, s.reverse, s.underline);
                case 4 -> new Style(s.foreground, s.background, s.bold, s.dim, s.reverse, true);
                case 7 -> new Style(s.foreground, s.background, s.bold, s.dim, true, s.underline);
                case 22 -> new Style(s.foreground, s.background, false, false, s.reverse, s.underline);
                case 24 -> new Style(s.foreground, s.background, s.bold, s.dim, s.reverse, false);
                case 27 -> new Style(s.foreground, s.background, s.bold, s.dim, false, s.underline);
                case 39 -> withFront(s, null);
                case 49 -> withBack(s, null);
                default -> s;
            };
        }

        private static Style withFront(Style s, String colour) {
            return new Style(colour, s.background, s.bold, s.dim, s.reverse, s.underline);
        }

        private static Style withBack(Style s, String colour) {
            return new Style(s.foreground, colour, s.bold, s.dim, s.reverse, s.underline);
        }
    }

    /** The colours of a calm dark terminal. */
    private static final class Palette {
        static final String BACKGROUND = "#1c2128";
        static final String FOREGROUND = "#cdd3db";

        private static final String[] SIXTEEN = {
            "#2a3038", "#e0707a", "#8fbf74", "#d9b45f", "#6ca4e8", "#bf8ad8", "#5cb8c4", "#b6bec8",
            "#6b7581", "#f08a92", "#a8d68f", "#efcb7a", "#8cbcf7", "#d4a4ec", "#7cd2dd", "#f0f3f6",
        };

        private static final int[] LEVELS = {0, 95, 135, 175, 215, 255};

        static String indexed(int index) {
            if (index < 16) {
                return SIXTEEN[index];
            }
            if (index >= 232) {
                int grey = 8 + 10 * (index - 232);
                return rgb(grey, grey, grey);
            }
            int cube = index - 16;
            return rgb(LEVELS[cube / 36], LEVELS[cube / 6 % 6], LEVELS[cube % 6]);
        }

        static String rgb(int red, int green, int blue) {
            return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
        }

        /** Dim: a good half of the way from the ground to the ink. */
        static String blend(String ink, String ground) {
            return rgb(between(ink, ground, 1), between(ink, ground, 3), between(ink, ground, 5));
        }

        private static int between(String ink, String ground, int at) {
            int to = Integer.parseInt(ink.substring(at, at + 2), 16);
            int from = Integer.parseInt(ground.substring(at, at + 2), 16);
            return from + (to - from) * 11 / 20;
        }
    }

    /** Box drawing characters as the arms that leave the middle of the cell. */
    private static final class BoxLines {
        private static final Map<Character, String> ARMS = Map.ofEntries(
                Map.entry('─', "lr"),
                Map.entry('│', "ud"),
                Map.entry('┌', "rd"),
                Map.entry('┐', "ld"),
                Map.entry('└', "ur"),
                Map.entry('┘', "ul"),
                Map.entry('├', "urd"),
                Map.entry('┤', "uld"),
                Map.entry('┬', "lrd"),
                Map.entry('┴', "lru"),
                Map.entry('┼', "lrud"),
                Map.entry('━', "lr"),
                Map.entry('┃', "ud"),
                Map.entry('╴', "l"),
                Map.entry('╵', "u"),
                Map.entry('╶', "r"),
                Map.entry('╷', "d"));

        static boolean isHeavy(char character) {
            return character == '━' || character == '┃';
        }

        /** The path within a cell; empty for other characters. */
        static String path(char character, int width, int height) {
            double x = width / 2.0;
            double y = height / 2.0;
            switch (character) {
                case '╭':
                    return "M%s %sQ%s %s %s %s".formatted(x, height, x, y, width, y);
                case '╮':
                    return "M%s %sQ%s %s %s %s".formatted(x, height, x, y, 0, y);
                case '╰':
                    return "M%s %sQ%s %s %s %s".formatted(x, 0, x, y, width, y);
                case '╯':
                    return "M%s %sQ%s %s %s %s".formatted(x, 0, x, y, 0, y);
                default:
                    var path = new StringBuilder();
                    for (char arm : ARMS.getOrDefault(character, "").toCharArray()) {
                        path.append("M%s %s".formatted(x, y));
                        path.append(
                                switch (arm) {
                                    case 'l' -> "H0";
                                    case 'r' -> "H" + width;
                                    case 'u' -> "V0";
                                    default -> "V" + height;
                                });
                    }
                    return path.toString();
            }
        }
    }
}
