package dev.quarterdeck.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.Closeable;
import java.io.IOException;

/**
 * One terminal as the console needs it: bytes in, bytes out, a size, and modes that can be put back. It knows nothing of
 * pictures and keys, so whatever carries bytes can be one.
 */
public interface Tty extends Closeable {

    /** The size now; 80x24 when the terminal does not know it. */
    TerminalSize size();

    /**
     * Reads what has come. Waits for it no longer than about 100 ms, so that the reading thread can always be ended.
     *
     * @return how many bytes, 0 when nothing came, -1 when nothing will come any more
     */
    int read(byte[] buffer) throws IOException;

    /** Writes all of it before it returns, in as few system calls as it can. */
    void write(byte[] bytes) throws IOException;

    /** From now on each key arrives at once, unchanged and without echo, Ctrl-C and Ctrl-Z too. */
    void raw() throws IOException;

    /** Puts the modes back as they were found when this was opened. */
    void restore() throws IOException;

    /** Tells these events from now on; on any thread. */
    void listen(Events events);

    /** Stops the processes that share this terminal, until the user brings them back; at once back where nobody could. */
    void suspend() throws IOException;

    /**
     * Lets another program use it: keys that interrupt or stop are for that program, and no event of ours. The modes are as
     * they were found before, and afterwards.
     */
    void lend(Runnable use) throws IOException;

    @Override
    void close();

    /** What happens to a terminal while it is in use. */
    interface Events {
        /** It may have another size. */
        void resized();

        /** The process was asked to end (SIGINT from elsewhere: the key arrives as a key). */
        void interrupted();

        /** The process was asked to stop (SIGTSTP from elsewhere). */
        void suspended();

        /** The process goes on after it was stopped, and others may have used the terminal meanwhile. */
        void resumed();
    }
}
