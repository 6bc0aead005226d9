package dev.quarterdeck.prompt;

import dev.quarterdeck.completion.Suggestion;
import dev.quarterdeck.completion.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** The process's terminal, as the prompt uses it: JLine owns its modes and its signals until it is closed. */
final class PromptTerminal implements AutoCloseable {
    private static final int HANGUP = 1;
    private static final int TERMINATE = 15;

    private final Terminal terminal;
    private final Thread prompt = Thread.currentThread();
    private PromptInterrupts told = new PromptInterrupts();
    private boolean reading;
    private int signal;

    private PromptTerminal(Terminal terminal) {
        this.terminal = terminal;
        Signals.register("HUP", () -> end(HANGUP));
        Signals.register("TERM", () -> end(TERMINATE));
    }

    /** Opens the terminal; a terminal that can do little (TERM=dumb) gets a prompt that asks little of it. */
    static PromptTerminal open() {
        try {
            return new PromptTerminal(TerminalBuilder.builder()
                    .name("qdeck")
                    .system(true)
                    .dumb(true)
                    .encoding(StandardCharsets.UTF_8)
                    // Without a handler of ours, JLine would end the process past everything that is to be closed.
                    .nativeSignals(true)
                    .signalHandler(Terminal.SignalHandler.SIG_IGN)
                    // The probe for it takes half a second, and late answers to it become input.
                    .graphemeCluster(false)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the terminal", e);
        }
    }

    /** Has the running command told of Ctrl-C, and of a signal that asks the process to end. */
    synchronized void tell(PromptInterrupts interrupts) {
        told = interrupts;
        terminal.handle(Terminal.Signal.INT, pressed -> interrupts.interrupt());
    }

    /** The signal that asked the process to end, or 0. */
    synchronized int signal() {
        return signal;
    }

    /** What no command listens for ends what it waits for. */
    private synchronized void end(int number) {
        signal = number;
        if (reading || !told.interrupt()) {
            prompt.interrupt();
        }
    }

    /** Reads a line, which a signal gives up like Ctrl-C. */
    String read(Supplier<String> line) {
        begin();
        try {
            return line.get();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (signal != 0) {
            throw new UserInterruptException("");
        }
        reading = true;
    }

    /** What was meant for the reading interrupts nothing that follows. */
    private synchronized void end() {
        reading = false;
        if (signal != 0) {
            Thread.interrupted();
        }
    }

    int columns() {
        int columns = terminal.getSize().getColumns();
        return columns > 0 ? columns : 80;
    }

    /**
     * Reads commands: with history, colours and completion.
     *
     * @param files whether the history may be kept in a file, and the line be handed to an editor
     */
    LineReader reader(VerbHighlighter highlighter, Suggestions suggestions, boolean files) {
        Optional<Path> history = files ? history() : Optional.empty();
        var builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("qdeck")
                .parser(new DefaultParser().eofOnUnclosedQuote(false).eofOnEscapedNewLine(false))
                .highlighter(highlighter)
                .completer((reader, line, candidates) -> complete(suggestions, line, candidates))
                // What is typed is said to us: an exclamation mark recalls nothing.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(LineReader.Option.AUTO_FRESH_LINE, false);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        LineReader reader = builder.build();
        if (!files) {
            leaveNoFiles(reader);
        }
        return reader;
    }

    private static Optional<Path> history() {
        return HistoryFile.make(HistoryFile.place(System.getenv(), System.getProperty("user.home", ".")));
    }

    /** Ctrl-X Ctrl-E would put the line into a temporary file, for an editor. */
    private static void leaveNoFiles(LineReader reader) {
        reader.getWidgets().put(LineReader.EDIT_AND_EXECUTE_COMMAND, () -> false);
    }

    /** Reads answers, of which nothing is kept. */
    LineReader plainReader() {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        leaveNoFiles(reader);
        return reader;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the terminal", e);
        }
    }

    private static void complete(Suggestions suggestions, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        String word = line.word().substring(0, line.wordCursor());
        for (Suggestion suggestion : suggestions.of(before, word)) {
            candidates.add(new Candidate(
                    suggestion.word(),
                    suggestion.word(),
                    null,
                    blankToNull(suggestion.about()),
                    null,
                    null,
                    suggestion.whole()));
        }
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
