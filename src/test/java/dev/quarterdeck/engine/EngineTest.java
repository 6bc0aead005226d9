package dev.quarterdeck.engine;

import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A queue in a file of its own, workers on it, and what they say. */
abstract class EngineTest {
    static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Retries at once, so that no test waits for them. */
    static final RetryPolicies AT_ONCE =
            RetryPolicies.all(new RetryPolicy.Exponential(Duration.ZERO, 0, Duration.ZERO));

    static final WorkerSettings SETTINGS =
            WorkerSettings.DEFAULT.threads(2).lease(Duration.ofSeconds(1)).retries(AT_ONCE);

    @TempDir
    Path folder;

    final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    JobStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("jobs.db"), new OpenOptions(Access.CREATE, Durability.NORMAL, clock()));
    }

    @AfterEach
    void close() {
        workers.forEach(Worker::stop);
        workers.forEach(Worker::close);
        store.close();
    }

    InstantSource clock() {
        return InstantSource.system();
    }

    Worker work(Handlers handlers) {
        return work(store, handlers, SETTINGS);
    }

    Worker work(Handlers handlers, WorkerSettings settings) {
        return work(store, handlers, settings);
    }

    Worker work(JobStore with, Handlers handlers, WorkerSettings settings) {
        Worker worker = Worker.start(with, handlers, settings, new WorkerListener() {
            @Override
            public void note(String line) {
                notes.add(line);
            }
        });
        workers.add(worker);
        return worker;
    }

    /** Handlers with this one for everything. */
    static Handlers all(JobHandler handler) {
        return Handlers.none().with(Handlers.REST, handler);
    }

    /** Enqueues a job of type {@code t} and gives its id. */
    long put() {
        return put(NewJob.of("t", "payload"));
    }

    long put(NewJob job) {
        return store.enqueue(job).id();
    }

    Job job(long id) {
        return store.find(id).orElseThrow();
    }

    /** Waits until the job is in this state, and gives it as it was then. */
    Job in(JobState state, long id) {
        return once(id, job -> job.state() == state);
    }

    /** Waits until this holds of the job, and gives it as it was then. */
    Job once(long id, Predicate<Job> holds) {
        return patient().until(() -> job(id), holds);
    }

    static void until(Callable<Boolean> condition) {
        patient().until(condition);
    }

    private static ConditionFactory patient() {
        return await().atMost(DEADLINE).pollInterval(Duration.ofMillis(5));
    }
}
