package dev.quarterdeck.command;

/** A program in which the person at the terminal edits a text. */
@FunctionalInterface
public interface Editor {

    /**
     * Lets the person edit a text and waits until they are done.
     *
     * @param suffix how the name of the file ends, by which editors know what is in it
     * @return the text as they left it
     * @throws CommandException when the editor cannot be started, or failed
     */
    String edit(String text, String suffix);
}
