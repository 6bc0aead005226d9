package dev.quarterdeck.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text to be read: the help, the command log, or what a command said.
 *
 * @param title of its frame
 * @param output the harmless lines; only of {@link Kind#OUTPUT}
 */
record Reader(Kind kind, String title, List<String> output, Scroll scroll) implements Scrolling.Text {

    /** Where its lines come from. */
    enum Kind {
        HELP("keys"),
        LOG("command log"),
        OUTPUT("output");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    Reader {
        output = List.copyOf(output);
    }

    static Reader of(Kind kind) {
        return new Reader(kind, kind.title, List.of(), Scroll.START);
    }

    static Reader output(String command, List<String> lines) {
        return new Reader(Kind.OUTPUT, command, lines, Scroll.START);
    }

    @Override
    public Scope scope() {
        return Scope.READER;
    }

    @Override
    public Reader scrolled(Scroll newScroll) {
        return new Reader(kind, title, output, newScroll);
    }

    /** What is worth to be had elsewhere: of the log the commands alone. */
    String copy(Model model) {
        return kind == Kind.LOG
                ? model.work().done().stream().map(Work.Done::command).collect(Collectors.joining("\n"))
                : String.join("\n", output);
    }

    static Optional<String> copyObstacle(Model model) {
        return model.top()
                .filter(Reader.class::isInstance)
                .filter(top -> ((Reader) top).copy(model).isEmpty())
                .map(top -> "there is nothing to be copied");
    }

    @Override
    public List<Line> lines(Model model) {
        return switch (kind) {
            case HELP -> HelpText.lines(model);
            case LOG -> log(model);
            case OUTPUT ->
                output.stream()
                        .flatMap(text -> Wrap.words(text, Layout.lineCells(model.size())).stream())
                        .map(Line::of)
                        .toList();
        };
    }

    private static List<Line> log(Model model) {
        if (model.work().done().isEmpty()) {
            return List.of(Line.of(
                    "Nothing was changed yet. Every change is noted here as the command that does the same.",
                    Style.DIM));
        }
        var lines = new ArrayList<Line>();
        for (Work.Done done : model.work().done()) {
            String at = Times.clock(done.at(), model.setup().zone());
            lines.add(Line.of(at + "  " + done.outcome(), Style.DIM));
            lines.add(Line.of(done.command()));
            lines.add(Line.EMPTY);
        }
        return lines;
    }
}
