package dev.quarterdeck.terminal;

import dev.quarterdeck.console.App;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;

/** Runs a console on a terminal of this process's own, which nobody sees: what it uses has then been loaded once. */
public final class Rehearsal {
    /** From a key to the next, for what it sets going. */
    private static final int PAUSE_MILLIS = 500;

    private final Pty pty;
    private final String keys;

    private Rehearsal(Pty pty, String keys) {
        this.pty = pty;
        this.keys = keys;
    }

    /**
     * Runs the app until the keys have made it quit.
     *
     * @param keys as they are typed, one after the other, once the first picture has begun; the last until the app has quit
     * @return the exit code, as of {@link ConsoleLoop#run(App, TerminalSettings)}
     */
    public static int run(App app, TerminalSettings settings, String keys) {
        try (Pty pty = new JniTerminalProvider().open(null, Size.of(80, 24));
                Tty tty = JLineTerminal.on(pty)) {
            var person = new Thread(new Rehearsal(pty, keys)::type, "rehearsal");
            person.setDaemon(true);
            person.start();
            return ConsoleLoop.run(app, tty, settings, new ProcessEnds(), System.err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void type() {
        try (InputStream screen = pty.getMasterInput();
                OutputStream keyboard = pty.getMasterOutput()) {
            screen.read();
            var eyes = new Thread(() -> watch(screen), "rehearsal-screen");
            eyes.setDaemon(true);
            eyes.start();
            for (byte key : keys.getBytes(StandardCharsets.UTF_8)) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                keyboard.write(key);
                keyboard.flush();
            }
            // Again where a busy machine took it for a part of the key before: a build must not wait for ever.
            for (eyes.join(PAUSE_MILLIS); eyes.isAlive(); eyes.join(PAUSE_MILLIS)) {
                keyboard.write(keys.charAt(keys.length() - 1));
                keyboard.flush();
            }
        } catch (IOException e) {
            // The console has ended, and its terminal with it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A screen that nobody reads fills, and the console would wait for it. */
    private static void watch(InputStream screen) {
        try {
            screen.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            return;
        }
    }
}
