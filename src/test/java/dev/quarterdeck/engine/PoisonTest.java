package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.Orphans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A job that kills each worker that takes it does not do so for ever. */
class PoisonTest extends EngineTest {
    private static final int MAX_RETRIES = 2;

    @Test
    void aJobThatKillsItsWorkersIsDeadWithItsRetries() throws Exception {
        long id = put(NewJob.of("t", "poison").maxRetries(MAX_RETRIES));
        List<Orphans> returned = new ArrayList<>();
        try (Manager manager = new Manager(store, ManagerSettings.DEFAULT.retries(AT_ONCE), notes::add)) {
            for (int attempt = 1; attempt <= MAX_RETRIES + 1; attempt++) {
                DoomedWorker.start(folder.resolve("jobs.db"), "kill -9 $PPID").waitFor();
                assertThat(job(id)).returns(JobState.LOCKED, Job::state).returns(attempt, Job::attempts);
                returned.add(manager.round());
            }
        }

        assertThat(returned).containsExactly(new Orphans(1, 0), new Orphans(1, 0), new Orphans(0, 1));
        assertThat(job(id)).returns(JobState.DEAD, Job::state).returns(Reason.EXHAUSTED, Job::reason);
        assertThat(job(id).error()).startsWith("lease expired: worker ").endsWith(" gone");
        assertThat(store.history(id))
                .hasSize(MAX_RETRIES + 1)
                .extracting(Attempt::outcome)
                .containsOnly(Outcome.LOST);
    }
}
