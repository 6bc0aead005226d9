package dev.quarterdeck.engine;

import dev.quarterdeck.store.Claim;

/**
 * Processes the jobs of a type and leaves no result. What {@link JobHandler} says of threads, interruption and failure
 * holds here too.
 */
@FunctionalInterface
public interface JobAction {

    /**
     * Processes one job; it is done when this returns.
     *
     * @param claim the job ({@code claim.job().attempts()} is this attempt's number, from 1) and its payload
     * @throws RejectException when the job can never succeed: it is dead at once, whatever retries it has left
     * @throws FailException when the attempt failed and its message says all there is to say; it may also say when to try
     *     again
     * @throws Exception when the attempt failed; message and stack trace are kept as its error
     */
    void run(Claim claim) throws Exception;
}
