package dev.quarterdeck.bench;

import dev.quarterdeck.bench.GrownFiles.Grown;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.sqlite.SqliteStore;
import dev.quarterdeck.text.Ages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The console over a file, from its first frame on. */
final class ConsoleScreen implements AutoCloseable {

    /** Stands before the row that the cursor is in, and is drawn only when that becomes another row. */
    private static final String CURSOR = "▸";

    private static final char PANE_OF_THE_DEAD = '4';
    private static final int SETTLING_MILLIS = 150;

    private final Pty terminal;
    private final double firstFrameMillis;

    /** Waits for the frame in which the panes have the exact numbers of jobs, which nobody may change meanwhile. */
    ConsoleScreen(Path program, Grown file) throws IOException, InterruptedException {
        List<String> counts = counts(file.path());
        terminal = new Pty(program, file.path());
        try {
            long begun = terminal.await(frame -> true, "that it begins").nanos();
            Pty.Frame complete = terminal.await(
                    frame -> {
                        counts.removeIf(frame.bare()::contains);
                        return counts.isEmpty();
                    },
                    counts + " jobs");
            firstFrameMillis = (complete.nanos() - begun) / 1e6;
        } catch (RuntimeException | InterruptedException e) {
            terminal.close();
            throw e;
        }
    }

    private static List<String> counts(Path file) {
        try (var store = SqliteStore.open(file, OpenOptions.of(Access.READ))) {
            var counts = store.counts();
            return new ArrayList<>(Stream.of(JobState.PENDING, JobState.DONE, JobState.DEAD)
                    .map(state -> Ages.number(counts.of(state)))
                    .toList());
        }
    }

    /** From the moment that the shell becomes the program. */
    double firstFrameMillis() {
        return firstFrameMillis;
    }

    /**
     * Puts the cursor on the oldest of the dead jobs, where a few of its steps do not scroll. What dies meanwhile comes in at
     * the other end: pushed down by a row and moved up by a key in one frame, the cursor would not be drawn anew.
     */
    void toTheEndOfTheDead() throws IOException, InterruptedException {
        terminal.press(PANE_OF_THE_DEAD);
        terminal.press('G');
        TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
    }

    /** From a key that moves the cursor to another row until it is drawn there. */
    long nanosOf(char key) throws IOException, InterruptedException {
        long pressed = terminal.press(key);
        return terminal.await(frame -> frame.text().contains(CURSOR), "the cursor after " + key)
                        .nanos()
                - pressed;
    }

    long bytes() {
        return terminal.bytes();
    }

    long cpuNanos() {
        return terminal.cpuNanos();
    }

    void quit() throws Exception {
        terminal.quit();
    }

    @Override
    public void close() {
        terminal.close();
    }
}
