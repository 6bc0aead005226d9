package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another process, and the whole lines that it has said so far. */
final class Child {
    private final Process process;
    private final Thread listener;
    private final List<String> lines = new ArrayList<>();
    private final CountDownLatch spoke = new CountDownLatch(1);
    private volatile @Nullable Throwable broken;

    private Child(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen);
        listener.setUncaughtExceptionHandler((thread, e) -> broken = e);
        listener.start();
    }

    static Child start(Class<?> main, Object... arguments) {
        return start(List.of(), main, arguments);
    }

    /** With words before the command that say how it is run. */
    static Child start(List<String> before, Class<?> main, Object... arguments) {
        return start(before, System.getProperty("java.class.path"), main, arguments);
    }

    /** With a class path of its own. */
    static Child start(List<String> before, String classPath, Class<?> main, Object... arguments) {
        try {
            return new Child(Java.start(
                    before,
                    classPath,
                    main,
                    Stream.of(arguments).map(String::valueOf).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that the end of the process cut short may be any part of a line, and is left out. */
    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    lines.add(line.toString());
                    spoke.countDown();
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the first that it says; true when it said something. */
    boolean speaksWithin(Duration patience) throws InterruptedException {
        return spoke.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lives on for so long, unless it ends by itself before; true when it ended. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it at once, as {@code kill -9} does; gives what it said. */
    List<String> kill() throws InterruptedException {
        // Not by the process's own method, which would close the pipe over what is still in it.
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        return end(Duration.ofSeconds(30));
    }

    /** Waits for its own end, which must be an orderly one; gives what it said. */
    List<String> finish(Duration patience) throws InterruptedException {
        List<String> said = end(patience);
        assertThat(process.exitValue())
                .as("exit code of a child that said %s lines", said.size())
                .isZero();
        return said;
    }

    /** Waits for its end, however it comes; gives what it said. */
    List<String> outlive(Duration patience) throws InterruptedException {
        return end(patience);
    }

    private List<String> end(Duration patience) throws InterruptedException {
        assertThat(endsWithin(patience)).as("a child ends within %s", patience).isTrue();
        listener.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(broken).as("the pipe of a child").isNull();
        return List.copyOf(lines);
    }
}
