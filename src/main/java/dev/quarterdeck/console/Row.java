package dev.quarterdeck.console;

/** One line of a list that is known by its number. */
interface Row {
    long id();
}
