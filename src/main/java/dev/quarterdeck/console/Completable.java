package dev.quarterdeck.console;

import java.util.List;

/** A line in which words can be completed. */
sealed interface Completable extends Layer permits CommandLine, FilterLine {
    Field field();

    /** What could stand where the caret is, all of it harmless; empty as long as nobody asks. */
    List<String> offered();

    /** The line with another text, and with what could stand there. */
    Completable completed(Field edited, List<String> offered);
}
