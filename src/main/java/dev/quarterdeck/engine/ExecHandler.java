package dev.quarterdeck.engine;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.Claim;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a shell command for every job: {@code /bin/sh -c COMMAND} in a process group of its own.
 *
 * <p>The payload comes on its standard input, which it need not read; the job's fields are in the environment as
 * {@code QDECK_ID}, {@code QDECK_KEY}, {@code QDECK_QUEUE}, {@code QDECK_TYPE}, {@code QDECK_NAME}, {@code QDECK_PRIORITY},
 * {@code QDECK_ATTEMPT} and {@code QDECK_MAX_RETRIES}, empty where the job has none. Exit code 0 completes the job with
 * the standard output as its result, 65 rejects it, any other code fails the attempt; the standard error is the error.
 * Of either output 64 KiB are kept; the rest is read and thrown away.
 *
 * <p>When the handler is interrupted the whole process group gets SIGTERM, and SIGKILL half a second later. A process
 * that the command left in the background is not waited for, and may be ended if it keeps the command's output open.
 */
public final class ExecHandler implements JobHandler {
    /** The exit code that says that the job can never succeed: {@code EX_DATAERR} of sysexits.h. */
    public static final int REJECTED = 65;

    /** The most bytes of an output, as UTF-8, that are kept. */
    public static final int MAX_OUTPUT_BYTES = 64 * 1024;

    /** A shell reports a death by signal as an exit code above this. */
    private static final int SIGNALLED = 128;

    private static final int LAST_SIGNAL = 64;

    private final String command;

    public ExecHandler(String command) {
        this.command = command;
    }

    @Override
    public @Nullable String handle(Claim claim) throws RejectException, FailException {
        CommandRun run = start(claim);
        int exit = await(run);
        if (exit == 0) {
            return run.output().isEmpty() ? null : run.output();
        }
        String error = said(how(exit), run.errorOutput());
        if (exit == REJECTED) {
            throw new RejectException(error);
        }
        throw new FailException(error);
    }

    private CommandRun start(Claim claim) throws FailException {
        try {
            return CommandRun.start(command, environment(claim.job()), claim.payload());
        } catch (IOException e) {
            throw new FailException("cannot run /bin/sh: " + e.getMessage());
        }
    }

    private static int await(CommandRun run) throws FailException {
        try {
            return run.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // Why it was interrupted is for the one who did it to say, and that may be all there is to say.
            String said = run.errorOutput().strip();
            throw new FailException(said.isEmpty() ? "" : "interrupted: " + said);
        } catch (IOException e) {
            throw new FailException("cannot run kill: " + e.getMessage());
        }
    }

    private static String how(int exit) {
        boolean signalled = exit > SIGNALLED && exit <= SIGNALLED + LAST_SIGNAL;
        return signalled ? "killed by signal " + (exit - SIGNALLED) : "exit " + exit;
    }

    private static String said(String what, String errorOutput) {
        String said = errorOutput.strip();
        return said.isEmpty() ? what : what + ": " + said;
    }

    private static Map<String, String> environment(Job job) {
        return Map.of(
                "QDECK_ID",
                String.valueOf(job.id()),
                "QDECK_KEY",
                value(job.key()),
                "QDECK_QUEUE",
                value(job.queue()),
                "QDECK_TYPE",
                value(job.type()),
                "QDECK_NAME",
                value(job.name()),
                "QDECK_PRIORITY",
                job.priority().word(),
                "QDECK_ATTEMPT",
                String.valueOf(job.attempts()),
                "QDECK_MAX_RETRIES",
                String.valueOf(job.maxRetries()),
                ProcessIdentity.MARK_VARIABLE,
                ProcessIdentity.own().mark());
    }

    /** U+0000 ends a value in every environment, so that it cannot be part of one. */
    private static String value(@Nullable String text) {
        return text == null ? "" : text.replace('\0', '\uFFFD');
    }
}
