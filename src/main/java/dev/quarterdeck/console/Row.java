package dev.quarterdeck.console;

/** One line of a list that is known by its number. */
interface Row {
    long id();

    /** What a search in the list looks at: its harmless texts. */
    String words();
}
