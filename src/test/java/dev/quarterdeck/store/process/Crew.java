package dev.quarterdeck.store.process;

import static dev.quarterdeck.store.process.Saying.say;

import dev.quarterdeck.engine.Ending;
import dev.quarterdeck.engine.FailException;
import dev.quarterdeck.engine.Handlers;
import dev.quarterdeck.engine.LoneManager;
import dev.quarterdeck.engine.ManagerSettings;
import dev.quarterdeck.engine.RejectException;
import dev.quarterdeck.engine.Worker;
import dev.quarterdeck.engine.WorkerListener;
import dev.quarterdeck.engine.WorkerSettings;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that produces, works or manages, as its role says, until it is killed. It says when it is ready; {@code
 * enqueued ID KEY} and {@code done ID TOKEN} once each is acknowledged; and of every run of a handler {@code began ID TOKEN NANOS} and
 * {@code ended ID TOKEN NANOS}, by the clock that all processes of a host share.
 */
final class Crew {
    static final String READY = "ready";

    /** Longer than any test: only the death of a process may free its jobs. */
    static final Duration LEASE = Duration.ofMinutes(10);

    static final RetryPolicies AT_ONCE = RetryPolicies.all(new RetryPolicy.Fixed(Duration.ZERO));
    static final WorkerSettings SETTINGS =
            WorkerSettings.DEFAULT.threads(3).lease(LEASE).retries(AT_ONCE);

    private static final int MAX_RETRIES = 1_000;

    enum Role {
        PRODUCER,
        WORKER,
        WORKER_WITHOUT_MANAGER,
        MANAGER
    }

    private final JobStore store;

    private Crew(JobStore store) {
        this.store = store;
    }

    /** Arguments: the file, the role, a name that no other process has. */
    public static void main(String[] arguments) throws InterruptedException {
        Crew crew = new Crew(SqliteStore.open(Path.of(arguments[0]), OpenOptions.of(Access.CREATE)));
        Role role = Role.valueOf(arguments[1]);
        say(READY);
        switch (role) {
            case PRODUCER -> crew.produce(arguments[2]);
            case MANAGER -> crew.manage();
            default -> crew.work(SETTINGS.manager(role == Role.WORKER));
        }
    }

    private void produce(String name) {
        for (int i = 0; ; i++) {
            // The long ones are the first to be claimed again when somebody gives them back too early.
            Priority priority = i % 6 == 0 ? Priority.CRITICAL : Priority.NORMAL;
            Enqueued job = store.enqueue(
                    NewJob.of("t", "p").key(name + "-" + i).priority(priority).maxRetries(MAX_RETRIES));
            say("enqueued", job.id(), job.key());
            // Not much faster than the workers are.
            pass(Duration.ofMillis(10));
        }
    }

    private void manage() throws InterruptedException {
        ManagerSettings settings = ManagerSettings.DEFAULT.lease(LEASE).retries(AT_ONCE);
        LoneManager.start(store, settings, new WorkerListener() {}).await();
    }

    private void work(WorkerSettings settings) throws InterruptedException {
        Handlers handlers = Handlers.none().with(Handlers.REST, Crew::handle);
        Worker.start(store, handlers, settings, new WorkerListener() {
                    @Override
                    public void ended(Job job, Ending ending) {
                        if (ending == Ending.COMPLETED) {
                            say("done", job.id(), job.revision());
                        }
                    }
                })
                .await();
    }

    private static String handle(Claim claim) throws FailException, RejectException {
        Job job = claim.job();
        say("began", job.id(), job.revision(), System.nanoTime());
        try {
            SplittableRandom random = new SplittableRandom(31 * job.id() + job.attempts());
            pass(Duration.ofMillis(random.nextInt(job.priority() == Priority.CRITICAL ? 1_000 : 20)));
            return switch (random.nextInt(10)) {
                case 0 -> throw new FailException("failed");
                case 1 -> throw new RejectException("rejected");
                default -> "done";
            };
        } finally {
            say("ended", job.id(), job.revision(), System.nanoTime());
        }
    }

    private static void pass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
