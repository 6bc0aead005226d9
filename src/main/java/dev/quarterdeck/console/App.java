package dev.quarterdeck.console;

import com.googlecode.lanterna.graphics.TextGraphics;

/**
 * The console as a terminal sees it: keys and time go in, pictures come out. Only {@code wake}, which the app calls,
 * may be called from any thread; everything else happens on the terminal's one loop.
 */
public interface App extends AutoCloseable {

    /** Begins to read in the background; the app calls {@code wake} whenever {@link #tick} has something to take in. */
    void start(int columns, int rows, Runnable wake);

    void key(Key key);

    /** Text that was pasted in one go; it never fires a hotkey. */
    void paste(String text);

    void resize(int columns, int rows);

    /** Takes in what arrived from the background and lets time pass; true when the picture may have changed. */
    boolean tick();

    /** Draws the whole picture, every cell of it. */
    void draw(TextGraphics graphics);

    /** Whether a text field has the focus, so that the terminal should mark pasted text as such. */
    boolean wantsPaste();

    /** What the app asks of the terminal; asking once is enough, the answer is {@link Request#NONE} afterwards. */
    Request request();

    /** Has the terminal used by another program, which was asked for with {@link Request#LEND}, and waits for its end. */
    void lent();

    /** The text for the clipboard, after it was asked for with {@link Request#COPY}. */
    String copied();

    @Override
    void close();

    /** What only the terminal can do. */
    enum Request {
        NONE,
        QUIT,
        SUSPEND,
        /** To be given the terminal as it was found, in {@link App#lent}. */
        LEND,
        /** To put {@link App#copied} onto the clipboard of whoever sits at the terminal. */
        COPY,
        /** To ring the bell. */
        BELL,
        REDRAW
    }
}
