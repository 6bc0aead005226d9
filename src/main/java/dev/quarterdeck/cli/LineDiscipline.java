package dev.quarterdeck.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The terminal's line discipline, a number among its modes. JLine restores all the others, but its native library knows
 * nothing of this one and leaves chance in it.
 */
final class LineDiscipline {
    private static final int PATIENCE_SECONDS = 2;

    private LineDiscipline() {}

    /** Sets what the launcher read before the start; does nothing where there is no such thing. */
    static void restore() {
        String number = System.getProperty("qdeck.discipline", "");
        if (number.isEmpty()) {
            return;
        }
        try {
            // The terminal is the input of this process, so it has to be stty's.
            new ProcessBuilder("stty", "line", number).inheritIO().start().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("stty ran at the start and does not now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
