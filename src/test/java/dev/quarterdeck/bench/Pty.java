package dev.quarterdeck.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The console on a terminal of its own, 120 by 36. {@code script} of util-linux makes the terminal and passes on what it
 * gets, unchanged and at once; every frame is stamped when its last byte arrives here.
 */
final class Pty implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    /** The end of a frame; also said right before the program begins, so that one reader sees both. */
    private static final String END = "\033[?2026l";

    private static final String COMMAND =
            "stty rows 36 cols 120; printf '\\033[?2026l'; exec \"$BENCH_PROGRAM\" --db \"$BENCH_FILE\" console";

    private final Process script;
    private final OutputStream keys;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();

    /**
     * What changed on the screen.
     *
     * @param nanos when it was there
     */
    record Frame(String text, long nanos) {

        /** Without colours and movements. */
        String bare() {
            return text.replaceAll("\033\\[[0-9;?]*[A-Za-z]", "");
        }
    }

    /** Why there can be none, in words; empty when there can. */
    static Optional<String> missing() {
        boolean there = System.getProperty("os.name").equals("Linux")
                && Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "script")));
        return there ? Optional.empty() : Optional.of("script of util-linux, which makes a terminal, is not there");
    }

    Pty(Path program, Path file) throws IOException {
        ProcessBuilder builder = Program.builder(List.of("script", "-qfec", COMMAND, "/dev/null"));
        builder.environment().put("BENCH_PROGRAM", program.toString());
        builder.environment().put("BENCH_FILE", file.toAbsolutePath().toString());
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("NO_COLOR");
        script = builder.redirectErrorStream(true).start();
        keys = script.getOutputStream();
        Thread reader = new Thread(this::read, "bench-terminal");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        StringBuilder rest = new StringBuilder();
        byte[] buffer = new byte[65_536];
        try (InputStream out = script.getInputStream()) {
            for (int read = out.read(buffer); read >= 0; read = out.read(buffer)) {
                long now = System.nanoTime();
                bytes.addAndGet(read);
                rest.append(new String(buffer, 0, read, ISO_8859_1));
                for (int end = rest.indexOf(END); end >= 0; end = rest.indexOf(END)) {
                    frames.add(new Frame(new String(rest.substring(0, end).getBytes(ISO_8859_1), UTF_8), now));
                    rest.delete(0, end + END.length());
                }
            }
        } catch (IOException e) {
            // The program has ended, and its terminal with it; whoever waits for a frame says so.
        }
    }

    /** The next frame that is so, of those not seen yet. */
    Frame await(Predicate<Frame> so, String what) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Frame frame = next(deadline); frame != null; frame = next(deadline)) {
            if (so.test(frame)) {
                return frame;
            }
        }
        throw new IllegalStateException("expected the console to show " + what + " within " + PATIENCE_SECONDS + " s");
    }

    private @Nullable Frame next(long deadline) throws InterruptedException {
        return frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** Forgets the frames that are there, presses a key, and gives the moment before. */
    long press(char key) throws IOException {
        frames.clear();
        long now = System.nanoTime();
        keys.write(key);
        keys.flush();
        return now;
    }

    /** All that has come so far. */
    long bytes() {
        return bytes.get();
    }

    /** What the program has worked so far. */
    long cpuNanos() {
        return script.children()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }

    /** Ends the program as a person does. */
    void quit() throws Exception {
        press('q');
        if (!script.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || script.exitValue() != 0) {
            throw new IllegalStateException("expected the console to end with 0, got: " + script);
        }
    }

    /** Without its terminal the program ends too. */
    @Override
    public void close() {
        script.destroyForcibly();
        script.onExit().join();
    }
}
