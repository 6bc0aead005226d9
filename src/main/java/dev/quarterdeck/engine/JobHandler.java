package dev.quarterdeck.engine;

import dev.quarterdeck.store.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Processes the jobs of a type. Called by many threads at once, and for one job more than once when an attempt is lost
 * after its work was done: make handlers idempotent.
 *
 * <p>The thread is interrupted when the job's timeout is over, when an operator cancels the job, when the lease is lost
 * and when the worker stops. A handler that goes on all the same keeps its slot and its lease until it ends, so that no
 * job runs twice at a time while its worker works; what it then returns is not used.
 *
 * <p>The end of a worker is the exception: one second after the interruption it gives the job back, whether the handler
 * has ended or not, because no job stays locked by a worker that is gone. A program that lives on then goes on running
 * the handler, while another worker may run the same job at the same time. A handler that must not meet itself has to
 * end when it is interrupted.
 */
@FunctionalInterface
public interface JobHandler {

    /**
     * Processes one job.
     *
     * @param claim the job ({@code claim.job().attempts()} is this attempt's number, from 1) and its payload
     * @return the result that is kept with the job; null for none
     * @throws RejectException when the job can never succeed: it is dead at once, whatever retries it has left
     * @throws FailException when the attempt failed and its message says all there is to say; it may also say when to try
     *     again
     * @throws Exception when the attempt failed; message and stack trace are kept as its error
     */
    @Nullable
    String handle(Claim claim) throws Exception;
}
