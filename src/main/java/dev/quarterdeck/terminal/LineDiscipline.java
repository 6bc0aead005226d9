package dev.quarterdeck.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/**
 * The terminal's line discipline, a number among its modes. JLine restores all the others, but its native library knows
 * nothing of this one and leaves chance in it. It rules nothing on a keyboard's terminal, but {@code stty -a} shows it.
 */
public final class LineDiscipline {
    private static final int PATIENCE_SECONDS = 1;

    private LineDiscipline() {}

    /** Sets what the launcher read before the start; does nothing where there is no such thing. */
    public static void restore() throws IOException {
        String number = System.getProperty("qdeck.discipline", "");
        if (number.isEmpty()) {
            return;
        }
        // The terminal is the input of this process, so it has to be stty's.
        Process stty = new ProcessBuilder("stty", "line", number)
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                stty.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
