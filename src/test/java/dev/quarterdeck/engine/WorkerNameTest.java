package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerNameTest extends EngineTest {
    private static final String FIRST = ProcessIdentity.own().worker();
    private static final String SECOND = FIRST + ".2";

    /** No heartbeat after the first, so that a row which goes missing is not written again. */
    private static final WorkerSettings SELDOM = SETTINGS.lease(Duration.ofHours(1));

    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void workersOfOneProcessHaveARowEachAndLeaveOnlyTheirOwn() throws Exception {
        try (JobStore other = SqliteStore.open(folder.resolve("jobs.db"), OpenOptions.of(Access.CHANGE))) {
            Worker first = work(store, Handlers.none(), SELDOM.threads(1));
            until(() -> ids().equals(List.of(FIRST)));
            Worker second = work(other, Handlers.none(), SELDOM.threads(3));
            until(() -> ids().equals(List.of(FIRST, SECOND)));
            assertThat(store.workers()).extracting(WorkerInfo::threads).containsExactly(1, 3);

            first.stop();
            first.await();
            assertThat(ids()).containsExactly(SECOND);
            work(store, Handlers.none(), SELDOM);
            until(() -> ids().equals(List.of(FIRST, SECOND)));
            second.close();
        }
    }

    @Test
    void aJobNamesTheOneThatHoldsIt() throws Exception {
        work(Handlers.none(), SELDOM.queues(Set.of("another")));
        until(() -> ids().equals(List.of(FIRST)));
        work(all(claim -> {
            mayEnd.await();
            return null;
        }));

        long id = put();
        assertThat(in(JobState.LOCKED, id).worker()).isEqualTo(SECOND);
        mayEnd.countDown();
        in(JobState.DONE, id);
    }

    @Test
    void whatAnyOfThemLeftRunningIsKnownByTheirProcess() throws Exception {
        long noSuchPid = Long.MAX_VALUE;
        ProcessBuilder sleep = new ProcessBuilder("sleep", "300");
        sleep.environment().put(ProcessIdentity.MARK_VARIABLE, ProcessIdentity.mark("here", noSuchPid, "17"));
        Process left = sleep.start();
        try {
            until(() -> left.info().command().orElse("").endsWith("sleep"));
            String id = "here/" + noSuchPid + ".2";
            Leftovers.end(
                    new WorkerInfo(id, "here", noSuchPid, "17", "", 1, List.of(), 0, Instant.EPOCH, Instant.EPOCH));
            assertThat(left.waitFor()).isNotZero();
        } finally {
            left.destroyForcibly();
        }
    }

    private List<String> ids() {
        return store.workers().stream().map(WorkerInfo::id).sorted().toList();
    }
}
