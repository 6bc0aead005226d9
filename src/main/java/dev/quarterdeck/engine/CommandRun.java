package dev.quarterdeck.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** One run of a shell command: feeds it, reads it, waits for it, and ends it with everything that it started. */
final class CommandRun {
    /** How long background processes may keep the output open after the command, and how long SIGTERM may take. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** How long to wait for what was killed; longer only when the kernel itself is stuck. */
    private static final Duration KILL_GRACE = Duration.ofSeconds(1);

    private static final ThreadFactory THREADS = new DaemonThreads("qdeck-exec");

    private final ProcessGroup group;
    private final Capture output = new Capture(ExecHandler.MAX_OUTPUT_BYTES);
    private final Capture errorOutput = new Capture(ExecHandler.MAX_OUTPUT_BYTES);

    /** One for the input and one for each output. */
    private final CountDownLatch openPipes = new CountDownLatch(3);

    private CommandRun(ProcessGroup group) {
        this.group = group;
    }

    /** Starts it. Its pipes are served by threads of their own: it may read and write in any order. */
    static CommandRun start(String command, Map<String, String> environment, String input) throws IOException {
        CommandRun run = new CommandRun(ProcessGroup.start(command, environment));
        Process process = run.group.leader();
        run.serve(() -> feed(process.getOutputStream(), input));
        run.serve(() -> run.output.readAll(process.getInputStream()));
        run.serve(() -> run.errorOutput.readAll(process.getErrorStream()));
        return run;
    }

    /** Waits for its end and returns its exit code; an interruption ends it. */
    int await() throws InterruptedException, IOException {
        try {
            int exit = group.leader().waitFor();
            if (!openPipes.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                end();
            }
            return exit;
        } catch (InterruptedException e) {
            end();
            throw e;
        }
    }

    String output() {
        return output.text();
    }

    String errorOutput() {
        return errorOutput.text();
    }

    /** A further interruption leaves out the waiting, not the killing. */
    private void end() throws IOException {
        group.terminate();
        boolean ended = endsWithin(GRACE);
        group.kill();
        if (!ended) {
            endsWithin(KILL_GRACE);
        }
    }

    private boolean endsWithin(Duration grace) {
        try {
            return group.leader().waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)
                    && openPipes.await(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void serve(Runnable pipe) {
        THREADS.newThread(() -> {
                    try {
                        pipe.run();
                    } finally {
                        openPipes.countDown();
                    }
                })
                .start();
    }

    private static void feed(OutputStream in, String input) {
        try (in) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The command did not read its input to the end, which is its own affair.
            return;
        }
    }
}
