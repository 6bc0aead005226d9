package dev.quarterdeck.bench;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.util.List;

/** Prints rows under a heading, aligned, each as soon as it is known. */
final class Table {
    private final PrintStream out;
    private final String format;

    /** @param questions all that will be asked, because the longest of them sets the width */
    Table(PrintStream out, List<Work.Question> questions) {
        this.out = out;
        int work = width(questions.stream().map(Work.Question::work).toList());
        int unit = width(questions.stream().map(Work.Question::unit).toList());
        int goal =
                width(questions.stream().map(question -> question.goal().text()).toList());
        this.format = "%-" + work + "s  %9s  %9s  %-" + unit + "s  %7s  %-" + goal + "s  %s%n";
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }

    void heading() {
        out.printf(format, "work", "ours", "bare", "unit", "ratio", "goal", "met");
    }

    void row(Row row) {
        Figure figure = row.figure();
        out.printf(
                format,
                row.question().work(),
                Numbers.of(figure.ours()),
                Numbers.of(figure.bare()),
                row.question().unit(),
                Numbers.of(figure.ratio()),
                row.question().goal().text(),
                row.verdict());
    }

    /** In the place of rows that cannot be measured here. */
    void leftOut(Work work, String missing) {
        out.println("left out, because " + missing + ": "
                + work.questions().stream().map(Work.Question::work).collect(joining("; ")));
    }
}
