package dev.quarterdeck;

import static java.util.Objects.requireNonNull;

import dev.quarterdeck.engine.Handlers;
import dev.quarterdeck.engine.JobAction;
import dev.quarterdeck.engine.JobHandler;
import dev.quarterdeck.engine.Worker;
import dev.quarterdeck.engine.WorkerSettings;
import dev.quarterdeck.engine.WorkerSummary;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Target;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A durable job queue inside a program: puts jobs in, works them, or both.
 *
 * <pre>{@code
 * try (var queue = Quarterdeck.open("jobs.db")) {
 *     queue.handle("mail.send", claim -> send(claim.payload()));
 *     queue.start();
 *     queue.enqueue("mail.send", "{\"to\":\"user@example.com\"}");
 *     queue.awaitEmpty(Duration.ofMinutes(1));
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. Open it once and share it: what many threads enqueue at the same time shares a
 * commit. Any number of others may be open on the same target, in this process and in others, working it or not.
 *
 * <p><b>What survives.</b> When an enqueue returns, the job is on the disk and survives the loss of power; with
 * {@link OpenOptions.Durability#NORMAL} it survives the end of the process, and the last ones may be lost with the power.
 * When one throws, the job was not acknowledged; with a {@linkplain NewJob#key key} it is harmless to say it again. A job
 * whose worker dies is run again, so that handlers must be idempotent: see {@link JobHandler}.
 *
 * <p><b>What is thrown.</b> {@link StoreException} when the target fails; {@link StoreException#mayPass} tells whether
 * the same call may succeed later ({@link StoreException.Busy}, {@link StoreException.Full}) or somebody has to repair
 * something first ({@link StoreException.Unusable}). {@link IllegalArgumentException} for a job or a setting that breaks
 * a limit, and {@link IllegalStateException} for a call at the wrong time: a handler or a setting after
 * {@link #start()}, or anything after {@link #close()}.
 *
 * <p>None of its threads keeps the program alive: one that only works the queue waits in {@link #await()}. No signal is
 * taken either; a program that wants its running jobs to end in peace closes it in a shutdown hook.
 */
public final class Quarterdeck implements AutoCloseable {

    /** How often {@link #awaitEmpty} counts. */
    private static final Duration COUNT_INTERVAL = Duration.ofMillis(20);

    private final JobStore store;
    private final Object closing = new Object();

    /** The store is closed, or about to be. Running handlers may still enqueue while the worker comes to its end. */
    private volatile boolean closed;

    private final OnlyWorker worker = new OnlyWorker(Quarterdeck::log);

    private Quarterdeck(JobStore store) {
        this.store = store;
    }

    /**
     * Opens a queue, durably; a file that is missing is made, readable by its owner alone.
     *
     * @param target what {@code qdeck --db} takes: the path of a file, or the URL of a schema on a PostgreSQL server
     * @throws StoreException.CannotOpen when it is damaged, too new, locked out or no queue; the message says what to do
     */
    public static Quarterdeck open(String target) {
        return open(target, OpenOptions.of(Access.CREATE));
    }

    /** As {@link #open(String)}. */
    public static Quarterdeck open(Path file) {
        return open(file, OpenOptions.of(Access.CREATE));
    }

    /** As {@link #open(String)}, otherwise durable, with another clock, or without making a missing file. */
    public static Quarterdeck open(String target, OpenOptions options) {
        return open(Target.parse(target), options);
    }

    /** As {@link #open(String, OpenOptions)}. */
    public static Quarterdeck open(Path file, OpenOptions options) {
        return open(new Target.File(file), options);
    }

    private static Quarterdeck open(Target target, OpenOptions options) {
        JobOperator opened = new Targets().open(target, options);
        if (opened instanceof JobStore store) {
            return new Quarterdeck(store);
        }
        opened.close();
        throw new StoreException.CannotOpen(opened.obstacle(Capability.WORK).orElseThrow());
    }

    /** Enqueues a job with the defaults of {@link NewJob#of} and waits until it is committed. */
    public Enqueued enqueue(String type, String payload) {
        return enqueue(NewJob.of(type, payload));
    }

    /**
     * Enqueues a job and waits until it is committed. A job with a key that is there already is not enqueued again; the
     * answer is then the one that is there.
     */
    public Enqueued enqueue(NewJob job) {
        return store().enqueue(job);
    }

    /**
     * Enqueues a job and returns at once. The future completes once the job is committed, or with the
     * {@link StoreException} that came instead. It completes on a thread of the store: do not block there.
     */
    public CompletableFuture<Enqueued> enqueueAsync(NewJob job) {
        return store().enqueueAsync(job);
    }

    /** Enqueues all the jobs in one transaction, or none, and waits for it; the answers are in the order of the jobs. */
    public List<Enqueued> enqueueAll(List<NewJob> jobs) {
        return store().enqueueAll(jobs);
    }

    /**
     * Names what processes the jobs of a type. What the action returns, if it is an expression, is not kept: see
     * {@link #handleWithResult}. In the queues that are served, an attempt of a job whose type has no handler here fails:
     * types that other programs work belong in a queue of their own.
     *
     * @param type {@code *} for every type that has no handler of its own
     */
    public Quarterdeck handle(String type, JobAction action) {
        requireNonNull(action, "action");
        return handleWithResult(type, claim -> {
            action.run(claim);
            return null;
        });
    }

    /**
     * Names what processes the jobs of a type and gives a result, which is kept with the job. Not a second
     * {@code handle}, because the compiler could not tell which of the two a lambda means.
     */
    public Quarterdeck handleWithResult(String type, JobHandler handler) {
        worker.handle(type, requireNonNull(handler, "handler"));
        return this;
    }

    /**
     * How long the failed jobs of a type wait, and whether they are tried again at all. Jobs whose worker died wait by the
     * policy of the process that gives them back.
     *
     * @param type {@code *} for every type that has no policy of its own
     */
    public Quarterdeck retry(String type, RetryPolicy policy) {
        requireNonNull(policy, "policy");
        return set(now -> now.retries(
                type.equals(Handlers.REST)
                        ? new RetryPolicies(now.retries().byType(), policy)
                        : now.retries().with(type, policy)));
    }

    /** Serves these queues only; unless this is said, every queue. */
    public Quarterdeck queues(String... names) {
        return set(now -> now.queues(Set.copyOf(List.of(names))));
    }

    /** How many jobs run at a time: 4 unless this is said. */
    public Quarterdeck threads(int threads) {
        return set(now -> now.threads(threads));
    }

    /**
     * How long a claim holds when this process stops without a word, from 100 ms to 36,500 days; it is renewed while the job runs. 30 s
     * unless this is said.
     */
    public Quarterdeck lease(Duration lease) {
        return set(now -> now.lease(lease));
    }

    /** How long running jobs may go on after {@link #stop} or {@link #close}: 10 s unless this is said; as long as one likes. */
    public Quarterdeck grace(Duration grace) {
        return set(now -> now.grace(grace));
    }

    /**
     * Hears what an operator should know of, a line at a time and never with text from jobs: a store in trouble, orphans
     * that came back, what ended the worker. Unless this is said, the lines go as warnings to the
     * {@link System.Logger} named {@code dev.quarterdeck}.
     *
     * @param listener called on a thread of its own; must not throw
     */
    public Quarterdeck onNote(Consumer<String> listener) {
        worker.notes(requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Begins to work, on threads of its own, and returns at once. Once only: who has stopped opens another.
     *
     * @throws IllegalStateException without a handler, after another start, or after {@link #close}
     */
    public Quarterdeck start() {
        worker.start(store);
        return this;
    }

    /**
     * Waits until no job of the queues served is pending (scheduled ones and retries included) or locked, by whomever it is
     * worked.
     *
     * @return false when the time was over before, or the worker was stopped
     * @throws IllegalStateException before {@link #start}
     * @throws RuntimeException as {@link #await}
     */
    public boolean awaitEmpty(Duration atMost) throws InterruptedException {
        Worker active = worker.started("awaitEmpty()");
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(atMost);
        while (unfinished() > 0) {
            long leftNanos = deadline - System.nanoTime();
            Duration wait = Duration.ofNanos(Math.min(leftNanos, COUNT_INTERVAL.toNanos()));
            if (leftNanos <= 0 || active.await(wait).isPresent()) {
                return unfinished() == 0;
            }
        }
        return true;
    }

    private long unfinished() {
        return store().counts().unfinished(worker.settings().queues());
    }

    /**
     * Waits until the worker has ended, because it was stopped or because it could not go on.
     *
     * @return what came of its jobs
     * @throws IllegalStateException before {@link #start}
     * @throws RuntimeException what ended the worker by itself: mostly a {@link StoreException} that does not pass
     */
    public WorkerSummary await() throws InterruptedException {
        return worker.started("await()").await();
    }

    /**
     * Asks the worker to end, and returns at once: it claims no more jobs, lets those that run come to their end within the
     * grace, interrupts the rest and gives them back without counting the attempt. Jobs can still be enqueued, by running
     * handlers too. Does nothing before {@link #start}, or when it was said before.
     */
    public void stop() {
        worker.stop();
    }

    /**
     * The queue itself, for everything else: counting, listing, finding, and what an operator does. It belongs to this
     * object: do not close it.
     */
    public JobStore store() {
        if (closed) {
            throw afterClose();
        }
        return store;
    }

    /**
     * Stops as {@link #stop} does, waits for the end, and closes the queue. Jobs that wait stay in the queue for the next
     * one to work; {@link #awaitEmpty} waits for them. What ended the worker before is not thrown here.
     *
     * <p>A second call does nothing, after waiting for the first. An interruption cuts the grace short and stays set. Not to
     * be called by a handler, which would wait for itself until the grace is over, nor by what follows an
     * {@link #enqueueAsync}.
     */
    @Override
    public void close() {
        synchronized (closing) {
            if (closed) {
                return;
            }
            worker.end();
            closed = true;
            store.close();
        }
    }

    private Quarterdeck set(UnaryOperator<WorkerSettings> change) {
        worker.set(change);
        return this;
    }

    static IllegalStateException afterClose() {
        return new IllegalStateException("this Quarterdeck is closed: open another one");
    }

    private static void log(String note) {
        System.getLogger("dev.quarterdeck").log(Level.WARNING, note);
    }
}
