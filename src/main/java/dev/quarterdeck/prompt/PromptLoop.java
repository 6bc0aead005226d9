package dev.quarterdeck.prompt;

import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.Exit;
import dev.quarterdeck.command.Line;
import dev.quarterdeck.command.NoInput;
import dev.quarterdeck.command.ScriptText;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.completion.Known;
import dev.quarterdeck.completion.Suggestions;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/** The prompt: reads a line, runs it, and reads the next. */
public final class PromptLoop {
    /** What it understands besides the verbs. */
    static final List<String> ENDINGS = List.of("exit", "quit");

    private static final int ENDED_BY_SIGNAL = 128;

    private final PromptTerminal terminal;
    private final PromptInterrupts interrupts = new PromptInterrupts();
    private final PromptLine around;
    private final LineReader answers;
    private final Session session;

    private PromptLoop(Session from, PromptTerminal terminal) {
        this.terminal = terminal;
        this.around = new PromptLine(from.colour(), from.role());
        this.answers = terminal.plainReader();
        this.session = from.copy()
                .keepOpen(true)
                .surface("prompt")
                .in(NoInput.of("the prompt has the input; use @FILE"))
                .asker(this::ask)
                .columns(() -> terminal.columns())
                .interrupts(interrupts)
                .build();
    }

    /**
     * Runs the prompt on the process's terminal until it is left.
     *
     * @return the exit code: 0, or 128 and the number of the signal that ended it
     */
    public static int run(Session session) {
        try (PromptTerminal terminal = PromptTerminal.open()) {
            return new PromptLoop(session, terminal).run();
        }
    }

    private int run() {
        terminal.tell(interrupts);
        var words = new ArrayList<>(Commands.verbs());
        words.addAll(ENDINGS);
        LineReader reader = terminal.reader(
                new VerbHighlighter(words, session.colour()),
                new Suggestions(Commands.forSession(session), ENDINGS, new Known(session)),
                !session.isConfined());
        session.note("help lists the commands, Tab completes, Ctrl-D leaves");
        try (session) {
            while (terminal.signal() == 0) {
                Optional<String> line = read(reader);
                if (line.isEmpty() || ENDINGS.contains(line.get())) {
                    break;
                }
                Line.run(session, line.get());
            }
            return terminal.signal() == 0 ? Exit.DONE : ENDED_BY_SIGNAL + terminal.signal();
        }
    }

    /** The next line without its comment; empty at the end of the input. A line that was given up is an empty one. */
    private Optional<String> read(LineReader reader) {
        try {
            String left = around.left(Target.shown(session.target()));
            String right = around.right(counts());
            String line = terminal.read(() -> reader.readLine(left, right, (Character) null, null));
            return Optional.of(ScriptText.withoutComment(line).strip());
        } catch (UserInterruptException e) {
            return Optional.of("");
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    private Optional<Counts> counts() {
        try (var opened = session.open(session.target(), Access.READ, Durability.FULL)) {
            return Optional.of(opened.jobs().counts());
        } catch (StoreException e) {
            return Optional.empty();
        }
    }

    private @Nullable String ask(Confirmation confirmation) {
        confirmation.warnings().forEach(session::note);
        try {
            return terminal.read(() -> answers.readLine(SafeText.line(confirmation.question()) + " "));
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        }
    }
}
