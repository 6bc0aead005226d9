package dev.quarterdeck.engine;

import dev.quarterdeck.engine.Running.Interruption;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.Settlement;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the handlers of claims, one per slot, and decides by how they end how the claims are settled. */
final class JobRunner {
    /** A handler that goes on for longer than this after its interruption is spoken of. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Handlers handlers;
    private final WorkerSettings settings;
    private final RunningJobs running;
    private final Settler settler;
    private final ScheduledExecutorService clock;
    private final WorkerListener listener;

    JobRunner(
            Handlers handlers,
            WorkerSettings settings,
            RunningJobs running,
            Settler settler,
            ScheduledExecutorService clock,
            WorkerListener listener) {
        this.handlers = handlers;
        this.settings = settings;
        this.running = running;
        this.settler = settler;
        this.clock = clock;
        this.listener = listener;
    }

    /** Runs one claim's handler on this thread and hands its settlement over. */
    void run(Running job) {
        Future<?> timer = startTimer(job);
        try {
            settle(job, call(job));
        } catch (RuntimeException | Error broken) {
            failUndescribed(job);
        } finally {
            if (timer != null) {
                timer.cancel(false);
            }
            running.handlerEnded();
        }
    }

    /** Tells a handler to stop. */
    void interrupt(Running job, Interruption why) {
        if (job.interrupt(why)) {
            clock.schedule(() -> speakOfStubborn(job), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private @Nullable Future<?> startTimer(Running job) {
        Duration timeout = job.job().timeout();
        return timeout == null
                ? null
                : clock.schedule(() -> interrupt(job, Interruption.TIMEOUT), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void speakOfStubborn(Running job) {
        if (job.handling()) {
            listener.note("job " + job.job().id() + " goes on after its interruption; it keeps its slot until it ends");
        }
    }

    /**
     * What came of a handler.
     *
     * @param thrown null when it returned
     * @param interruption why it was told to stop; null when it was not
     */
    private record Outcome(
            @Nullable String result,
            @Nullable Throwable thrown,
            @Nullable Interruption interruption) {}

    /** Whatever a handler throws is that job's failure and never the worker's: errors as well as exceptions. */
    private Outcome call(Running job) {
        if (!job.begin()) {
            return new Outcome(null, null, job.end());
        }
        try {
            String result = handlers.of(job.job().type()).handle(job.claim());
            return new Outcome(result, null, job.end());
        } catch (Throwable thrown) {
            return new Outcome(null, thrown, job.end());
        }
    }

    private void settle(Running job, Outcome outcome) {
        if (!job.take()) {
            return;
        }
        if (outcome.interruption() == Interruption.LOST || outcome.thrown() instanceof VanishException) {
            settler.forget(job);
        } else if (outcome.interruption() != null) {
            settleInterrupted(job, outcome.interruption(), outcome.thrown());
        } else if (outcome.thrown() == null) {
            settler.settle(job, new Settlement.Complete(job.lease(), outcome.result()), Ending.COMPLETED);
        } else if (outcome.thrown() instanceof RejectException rejection) {
            settler.settle(job, new Settlement.Reject(job.lease(), ErrorText.of(rejection)), Ending.REJECTED);
        } else {
            fail(job, outcome.thrown());
        }
    }

    /** What an interrupted handler returns is not used: it may have cut its work short without saying so. */
    private void settleInterrupted(Running job, Interruption why, @Nullable Throwable thrown) {
        if (why == Interruption.STOPPED) {
            settler.settle(job, new Settlement.Release(job.lease()), Ending.RELEASED);
        } else if (why == Interruption.TIMEOUT) {
            fail(job, ErrorText.of("timeout after " + timeoutText(job.job()), thrown), byPolicy(job.job()));
        } else {
            fail(job, ErrorText.of("cancelled while it ran", thrown), byPolicy(job.job()));
        }
    }

    private void fail(Running job, Throwable thrown) {
        Duration asked = thrown instanceof FailException failure ? failure.retryIn() : null;
        fail(job, ErrorText.of(thrown), asked == null ? byPolicy(job.job()) : asked);
    }

    /** Nobody else settles what was taken, and unsettled it would be prolonged for ever; memory may be short. */
    private void failUndescribed(Running job) {
        fail(job, "failed; why could not be written down", byPolicy(job.job()));
    }

    private void fail(Running job, String error, @Nullable Duration retryIn) {
        settler.settle(job, new Settlement.Fail(job.lease(), error, retryIn), Ending.FAILED);
    }

    private @Nullable Duration byPolicy(Job job) {
        double random = Dice.of(settings.seed(), job.id(), job.attempts()).nextDouble();
        return settings.retries()
                .of(job.type())
                .delayAfter(job.attempts(), random)
                .orElse(null);
    }

    private static String timeoutText(Job job) {
        Duration timeout = job.timeout();
        return timeout == null ? "?" : Durations.format(timeout);
    }
}
