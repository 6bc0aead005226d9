package dev.quarterdeck.cli;

import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.command.Editor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The editor that the person chose: {@code $VISUAL}, else {@code $EDITOR}, else vi; on a file that is theirs alone. */
final class ShellEditor implements Editor {
    private static final long PATIENCE_MILLIS = 1_500;

    private final Map<String, String> environment;

    ShellEditor(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String edit(String text, String suffix) {
        Path file = null;
        try {
            // Readable by its owner alone from the first moment.
            file = Files.createTempFile("qdeck-", suffix);
            Files.writeString(file, text);
            run(file);
            return decoded(Files.readAllBytes(file));
        } catch (IOException e) {
            throw CommandException.failed("cannot edit a file in " + System.getProperty("java.io.tmpdir") + ": " + e);
        } finally {
            delete(file);
        }
    }

    /** Through the shell, as other programs do: the variable may hold options too. */
    private void run(Path file) throws IOException {
        String editor = Stream.of("VISUAL", "EDITOR")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(command -> !command.isBlank())
                .findFirst()
                .orElse("vi");
        Process process = new ProcessBuilder("/bin/sh", "-c", editor + " \"$@\"", editor, file.toString())
                .inheritIO()
                .start();
        int exitCode = awaitWhileUp(process);
        if (exitCode != 0) {
            throw CommandException.failed(
                    "nothing was changed: the editor '" + editor + "' ended with exit code " + exitCode);
        }
    }

    /** An editor that outlived this process would share the terminal with the shell: whoever ends one ends both. */
    private static int awaitWhileUp(Process process) {
        var hook = new Thread(() -> end(process), "editor-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return await(process);
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The hook is running now, and needs no removing.
            return;
        }
    }

    /** Ends the shell and what it started, and waits a moment for them: an editor gives the terminal back at its end. */
    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It does not end in time, and this process has to.
            return;
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw CommandException.failed("nothing was changed: interrupted while the editor was open");
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw CommandException.failed(
                    "nothing was changed: expected UTF-8 from the editor, got bytes that are none");
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw CommandException.failed("cannot remove " + file + ": " + e.getMessage());
        }
    }
}
