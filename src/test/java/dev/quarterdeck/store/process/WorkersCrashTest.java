package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.Handlers;
import dev.quarterdeck.engine.Worker;
import dev.quarterdeck.engine.WorkerListener;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.contract.Soundness;
import dev.quarterdeck.store.process.Crew.Role;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Producers, workers and managers are killed at any moment: no job is lost, and none runs twice at once, though the jobs
 * of the killed go back at once; {@code -Dqdeck.crashSeconds=N}.
 */
class WorkersCrashTest {
    private static final Duration HOW_LONG = Duration.ofSeconds(Integer.getInteger("qdeck.crashSeconds", 15));

    /** On a busy machine it goes on until enough has happened. */
    private static final Duration AT_MOST = HOW_LONG.plusMinutes(3);

    private static final int RUNS_CUT_SHORT = 3;
    private static final long SEED = Long.getLong("qdeck.seed", System.nanoTime());
    private static final Role[] WATCH = {Role.PRODUCER, Role.WORKER, Role.WORKER_WITHOUT_MANAGER, Role.MANAGER};

    @TempDir
    Path dir;

    @Test
    void noJobIsLostAndNoneRunsTwiceAtOnce() throws Exception {
        Path path = dir.resolve("jobs.db");
        RunLog log = killAgainAndAgain(path);
        System.out.println("WorkersCrashTest, seed " + SEED + ": " + log);

        try (SqliteStore store = SqliteStore.open(path, OpenOptions.of(Access.CHANGE))) {
            Soundness.prove(store);
            List<Job> jobs = Soundness.everyJob(store);
            assertThat(jobs).extracting(Job::id).doesNotHaveDuplicates();
            proveNothingLost(log, jobs.stream().collect(Collectors.toMap(Job::id, Function.identity())));
            log.proveNoTwoAtOnce();
            assertThat(log.cutShort()).as("runs that a kill cut short").isGreaterThanOrEqualTo(RUNS_CUT_SHORT);
            finishTheRest(store, jobs.size());
        }
    }

    private RunLog killAgainAndAgain(Path path) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Child> children = new ArrayList<>();
        RunLog log = new RunLog();
        long begin = System.nanoTime();
        for (int started = 0; goesOn(System.nanoTime() - begin, log); started++) {
            children.add(Child.start(Crew.class, path, WATCH[started % WATCH.length], "crew" + started));
            if (children.size() > WATCH.length) {
                Child victim = children.remove(random.nextInt(children.size() - 1));
                // Most are killed at their work, and some before they come to it.
                assertThat(random.nextInt(8) == 0 || victim.speaksWithin(Duration.ofSeconds(60)))
                        .as("a child begins to work")
                        .isTrue();
                assertThat(victim.endsWithin(Duration.ofMillis(random.nextInt(1_500))))
                        .as("a child ended by itself, seed %s", SEED)
                        .isFalse();
                kill(victim, log);
            }
        }
        for (Child child : children) {
            kill(child, log);
        }
        return log;
    }

    private static boolean goesOn(long nanos, RunLog log) {
        return nanos < HOW_LONG.toNanos() || (log.cutShort() < RUNS_CUT_SHORT && nanos < AT_MOST.toNanos());
    }

    private static void kill(Child child, RunLog log) throws InterruptedException {
        long before = System.nanoTime();
        log.add(child.kill(), before);
    }

    private static void proveNothingLost(RunLog log, Map<Long, Job> jobs) {
        log.enqueued().forEach((id, key) -> assertThat(jobs.get(id))
                .as("job %s of seed %s", id, SEED)
                .isNotNull()
                .returns(key, Job::key));
        assertThat(log.done()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(log.done()).allSatisfy(id -> assertThat(jobs.get(id).state()).isEqualTo(JobState.DONE));
        log.runs().forEach((id, runs) -> assertThat(runs)
                .as("runs of job %s, each of them an attempt", id)
                .isLessThanOrEqualTo(jobs.get(id).attempts()));
    }

    /** The queue goes on as if nothing had happened, and nobody has to wait for a lease. */
    private static void finishTheRest(SqliteStore store, int jobs) throws InterruptedException {
        Handlers handlers = Handlers.none().with(Handlers.REST, claim -> "done");
        Worker.start(store, handlers, Crew.SETTINGS.untilEmpty(true), WorkerListener.NONE)
                .await();
        assertThat(store.counts().of(JobState.DONE) + store.counts().of(JobState.DEAD))
                .isEqualTo(jobs);
        Soundness.prove(store);
    }
}
