package dev.quarterdeck.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Commands to run one after the other.
 *
 * @param name what error lines call it; empty for the standard input
 * @param lines read as they are needed; the numbers are those of the text they come from
 */
public record Script(String name, Iterator<Line> lines) {

    /**
     * One line.
     *
     * @param number from 1
     * @param source of its text; read when it is its turn, so that what is wrong with it is said of its number
     */
    public record Line(long number, Supplier<String> source) {

        /**
         * The line's text.
         *
         * @throws CommandException when it is no UTF-8
         */
        public String text() {
            return source.get();
        }
    }

    /** The commands of one argument, with {@code ;} between them. */
    static Script ofCommands(String name, String text) {
        List<String> commands = ScriptText.commands(text);
        return new Script(
                name,
                IntStream.range(0, commands.size())
                        .mapToObj(i -> new Line(i + 1, () -> commands.get(i)))
                        .iterator());
    }

    /** The lines of a stream. */
    static Script of(String name, InputStream in) {
        return new Script(name, new Lines(name, new InputLines(in)));
    }

    private static final class Lines implements Iterator<Line> {
        private final String name;
        private final InputLines lines;
        private Optional<InputLines.Line> ahead = Optional.empty();

        Lines(String name, InputLines lines) {
            this.name = name;
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            try {
                if (ahead.isEmpty()) {
                    ahead = lines.next();
                }
                return ahead.isPresent();
            } catch (IOException e) {
                throw Input.unreadable(name, e);
            }
        }

        @Override
        public Line next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            InputLines.Line line = ahead.get();
            ahead = Optional.empty();
            return new Line(line.number(), line::text);
        }
    }
}
