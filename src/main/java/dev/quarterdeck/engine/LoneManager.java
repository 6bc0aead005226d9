package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A manager in a process that runs no jobs. It is listed among the workers, with no threads, and beats like them, so that
 * others see when it is gone. Safe for use by many threads.
 */
public final class LoneManager implements AutoCloseable {
    private final JobStore store;
    private final NoteRelay listener;
    private final ProcessIdentity process = ProcessIdentity.own();
    private final WorkerName name = WorkerName.take();
    private final Instant startedAt;
    private final RunningJobs nothing = new RunningJobs();
    private final StopRequest stop = new StopRequest();
    private final Outages outages;
    private final Heartbeat heartbeat;
    private final Manager manager;
    private final Finish finish;

    private LoneManager(JobStore store, ManagerSettings settings, WorkerListener listener) {
        this.store = store;
        this.listener = new NoteRelay(listener);
        this.startedAt = store.clock().instant();
        this.finish = new Finish("manager", this::halt, this.listener::note);
        this.outages = new Outages(this.listener::note);
        this.heartbeat = new Heartbeat(
                store,
                nothing,
                settings.lease(),
                jobs -> row(),
                (job, why) -> {},
                // It takes no jobs anyway.
                quiet -> {},
                outages,
                finish::fail);
        this.manager = new Manager(store, settings, this.listener::note, name);
    }

    /** Starts one on threads of its own, none of which keeps the program alive. */
    public static LoneManager start(JobStore store, ManagerSettings settings, WorkerListener listener) {
        LoneManager manager = new LoneManager(store, settings, listener);
        new DaemonThreads("qdeck-manage").newThread(manager::manage).start();
        return manager;
    }

    /** Asks it to end after what it is at, and returns at once. The second time nobody waits for that any longer. */
    public void stop() {
        stop.ask();
        nothing.touch();
        if (stop.urgent()) {
            finish.reach();
        }
    }

    /**
     * Waits for its end.
     *
     * @throws RuntimeException what ended it before its time: a store that is closed or unusable, or a bug; an error of
     *     this JVM is its cause
     */
    public void await() throws InterruptedException {
        finish.await();
    }

    /** Stops it and waits for its end. */
    @Override
    public void close() {
        halt();
        finish.waitFor();
    }

    /** Asks for the end, unless somebody did already. */
    private void halt() {
        stop.askOnce();
        nothing.touch();
    }

    private void manage() {
        try {
            if (outages.insist("starting", this::enrol, this::pause).isPresent()) {
                heartbeat.start();
                manager.start();
                nothing.await(stop::requested);
            }
        } catch (InterruptedException e) {
            // Nothing of ours interrupts this thread. Whoever does wants it gone at once.
            listener.note("manager interrupted");
        } catch (RuntimeException | Error e) {
            finish.fail(e);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            manager.close();
            heartbeat.close();
            store.retire(row());
        } catch (StoreException e) {
            // A row that stays is taken away by the next manager that sees this process gone.
            listener.note("leaving: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            finish.fail(e);
        } finally {
            name.close();
            listener.close();
            finish.reach();
        }
    }

    private boolean enrol() {
        store.beat(row());
        return true;
    }

    private boolean pause(Duration atMost) throws InterruptedException {
        return nothing.await(stop::requested, atMost);
    }

    private WorkerInfo row() {
        return process.row(
                name.text(), 0, List.of(), 0, startedAt, store.clock().instant());
    }
}
