package dev.quarterdeck.engine;

import dev.quarterdeck.engine.Running.Interruption;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Claims jobs and runs their handlers until it is stopped, or until nothing is left to do. Safe for use by many threads.
 * It waits for jobs inside the store, so that a worker without work costs nothing but its heartbeat.
 *
 * <p>A store in trouble (busy, full) neither ends the worker nor loses a settlement: both wait and try again, while the
 * heartbeat, which tries again as well, keeps the leases. A store that was closed, is damaged or may not be written ends
 * it: it gives back what it still can, and {@link #await} throws the reason.
 */
public final class Worker implements AutoCloseable {
    /** How long interrupted handlers may take to come to their end before their jobs are released all the same. */
    private static final Duration UNWINDING = Duration.ofSeconds(1);

    /** How long settlements may be tried again at an end that was asked for twice. */
    private static final Duration LAST_TRIES = Duration.ofSeconds(2);

    private static final Duration WAKE_UP_INTERVAL = Duration.ofMillis(20);

    private final JobStore store;
    private final WorkerSettings settings;
    private final NoteRelay listener;
    private final ProcessIdentity process = ProcessIdentity.own();
    private final WorkerName name = WorkerName.take();
    private final Instant startedAt;
    private final ScheduledThreadPoolExecutor clock;
    private final ExecutorService slots;
    private final RunningJobs running = new RunningJobs();
    private final StopRequest stop = new StopRequest();
    private final Outages outages;
    private final Settler settler;
    private final JobRunner runner;
    private final ClaimLoop claimLoop;
    private final Heartbeat heartbeat;
    private final Manager manager;
    private final Finish finish;
    private volatile boolean claiming = true;

    private Worker(
            JobStore store,
            Handlers handlers,
            WorkerSettings settings,
            WorkerListener listener,
            ThreadFactory handlerThreads) {
        this.store = store;
        this.settings = settings;
        this.listener = new NoteRelay(listener);
        this.startedAt = store.clock().instant();
        // What is scheduled after the end has nobody left to do it for.
        this.clock = new ScheduledThreadPoolExecutor(
                1, new DaemonThreads("qdeck-clock"), new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
        this.slots = Executors.newFixedThreadPool(settings.threads(), handlerThreads);
        this.finish = new Finish("worker", this::halt, this.listener::note);
        this.outages = new Outages(this.listener::note);
        this.settler = new Settler(store, running, clock, this.listener, outages, finish::fail);
        this.runner = new JobRunner(handlers, settings, running, settler, clock, this.listener);
        this.claimLoop = new ClaimLoop(store, name.text(), settings, running, settler, stop, outages);
        this.heartbeat = new Heartbeat(
                store, running, settings.lease(), this::row, runner::interrupt, this::heed, outages, finish::fail);
        this.manager = new Manager(store, settings.managing(), this.listener::note, name);
    }

    /** Starts a worker; it works on threads of its own, none of which keeps the program alive. */
    public static Worker start(JobStore store, Handlers handlers, WorkerSettings settings, WorkerListener listener) {
        return start(store, handlers, settings, listener, new DaemonThreads("qdeck-handler"));
    }

    static Worker start(
            JobStore store,
            Handlers handlers,
            WorkerSettings settings,
            WorkerListener listener,
            ThreadFactory handlerThreads) {
        Worker worker = new Worker(store, handlers, settings, listener, handlerThreads);
        new DaemonThreads("qdeck-worker").newThread(worker::work).start();
        return worker;
    }

    /**
     * Asks it to end, and returns at once. The first time it claims no more, lets running jobs end within the grace,
     * then interrupts the handlers that are left and releases their jobs. The second time it does the latter at once.
     * A handler that has not ended one second after its interruption goes on, though its job is released and may be
     * claimed and run at the same time by another worker; a note names it.
     */
    public void stop() {
        if (stop.ask()) {
            wakeUpSoon();
        }
        running.touch();
    }

    private void wakeUpSoon() {
        // Again and again, because a wake-up just before a wait begins is lost.
        clock.scheduleWithFixedDelay(this::wakeUp, 0, WAKE_UP_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits for its end.
     *
     * @throws RuntimeException what ended it before its time: a store that is closed or unusable, or a bug; an error of
     *     this JVM is its cause
     */
    public WorkerSummary await() throws InterruptedException {
        finish.await();
        return summary();
    }

    /** As {@link #await()}, but waits no longer than this; empty when it goes on. */
    public Optional<WorkerSummary> await(Duration atMost) throws InterruptedException {
        return finish.within(atMost) ? Optional.of(await()) : Optional.empty();
    }

    /** What came of its claims so far. */
    public WorkerSummary summary() {
        return settler.summary();
    }

    /** How many handlers run at this moment. */
    public int running() {
        return running.handlers();
    }

    /**
     * Stops it and waits for its end, however that came about; an interruption while waiting asks for the end once more
     * and returns.
     */
    @Override
    public void close() {
        stop();
        if (!finish.waitFor()) {
            stop();
        }
    }

    /** Asks for the end, unless somebody did already. */
    private void halt() {
        if (stop.askOnce()) {
            wakeUpSoon();
        }
        running.touch();
    }

    /** Does what an operator wants: takes no more jobs, or takes jobs again. What runs goes on either way. */
    private void heed(boolean quiet) {
        if (claimLoop.quiet(quiet)) {
            endClaim();
            listener.note(
                    quiet
                            ? "quiet: takes no more jobs until an operator says otherwise"
                            : "no longer quiet: takes jobs again");
        }
    }

    /** As often as an end is asked for, and for the same reason. */
    private void endClaim() {
        if (claimLoop.quietAndClaiming()) {
            store.wakeAll();
            clock.schedule(this::endClaim, WAKE_UP_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void wakeUp() {
        if (claiming) {
            store.wakeAll();
        }
    }

    private void work() {
        try {
            claimUntilTheEnd();
            drain();
        } catch (InterruptedException e) {
            // Nothing of ours interrupts this thread. Whoever does wants it gone at once.
            listener.note("worker interrupted");
        } catch (RuntimeException | Error e) {
            finish.fail(e);
        } finally {
            end();
        }
    }

    private void claimUntilTheEnd() throws InterruptedException {
        try {
            LockedAtStart locked = new LockedAtStart(store, listener::note);
            outages.insist("starting", locked::warn, this::pause);
            if (settings.unlock()) {
                outages.insist("unlocking", locked::unlock, this::pause);
            }
            // Before any claim: the row that a gone process with our pid left must not speak for our claims.
            outages.insist("starting", this::enrol, this::pause);
            heartbeat.start();
            if (settings.manager()) {
                manager.start();
            }
            claimLoop.run(this::begin);
        } catch (RuntimeException | Error e) {
            finish.fail(e);
        } finally {
            claiming = false;
        }
    }

    /** What does not begin, because the end was asked for or no thread could be made, is given back at once. */
    private void begin(List<Claim> claims) {
        List<Running> jobs = claims.stream().map(Running::new).toList();
        jobs.forEach(running::add);
        int begun = 0;
        try {
            while (begun < jobs.size() && !stop.requested()) {
                Running job = jobs.get(begun);
                slots.execute(() -> runner.run(job));
                begun++;
            }
        } finally {
            jobs.subList(begun, jobs.size()).forEach(this::giveBack);
        }
    }

    private void giveBack(Running job) {
        release(job);
        running.handlerEnded();
    }

    /** Lets what runs come to its end; afterwards no claim is ours. */
    private void drain() throws InterruptedException {
        running.await(() -> running.handlers() == 0 || stop.urgent(), settings.grace());
        if (running.handlers() > 0) {
            running.all().forEach(job -> runner.interrupt(job, Interruption.STOPPED));
            running.await(() -> running.handlers() == 0, UNWINDING);
            running.all().forEach(this::release);
        }
        running.await(() -> running.isEmpty() || stop.urgent(), settings.lease());
        running.await(running::isEmpty, LAST_TRIES);
    }

    /** Gives a claim back, unless its handler has come to its end after all. */
    private void release(Running job) {
        if (job.take()) {
            if (job.handling()) {
                listener.note("job " + job.job().id() + " is given back though its handler goes on in this process;"
                        + " another worker may run it at the same time");
            }
            settler.settle(job, new Settlement.Release(job.lease()), Ending.RELEASED);
        }
    }

    /** Whatever happens in it, those who wait for the end are told of it. */
    private void end() {
        try {
            shutDown();
        } catch (RuntimeException | Error e) {
            finish.fail(e);
        } finally {
            name.close();
            listener.close();
            finish.reach();
        }
    }

    private void shutDown() {
        settler.close();
        manager.close();
        heartbeat.close();
        slots.shutdownNow();
        clock.shutdownNow();
        try {
            store.retire(row(0));
        } catch (StoreException e) {
            // A row that stays is taken away by the next manager that sees this process gone.
            listener.note("leaving: " + e.getMessage());
        }
    }

    private boolean enrol() {
        heed(store.beat(row(0)));
        return true;
    }

    private boolean pause(Duration atMost) throws InterruptedException {
        return running.await(stop::requested, atMost);
    }

    private WorkerInfo row(int jobs) {
        return process.row(
                name.text(),
                settings.threads(),
                settings.queues().stream().sorted().toList(),
                jobs,
                startedAt,
                store.clock().instant());
    }
}
