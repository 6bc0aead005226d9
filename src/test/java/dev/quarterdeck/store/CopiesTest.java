package dev.quarterdeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No two parts of these records are alike: a copy that mixed up two of them would be another one. */
class CopiesTest {
    private static final Job JOB = new Job(
            1,
            "key",
            "queue",
            "type",
            "name",
            JobState.DEAD,
            Reason.EXHAUSTED,
            Priority.HIGH,
            2,
            3,
            Duration.ofSeconds(4),
            at(5),
            at(6),
            at(7),
            at(8),
            9,
            "worker",
            at(10),
            true,
            "error",
            "result");

    @Test
    void aJobWithOtherTextsIsTheSameOtherwise() {
        Job other = JOB.withTexts("another", null);

        assertThat(other.error()).isEqualTo("another");
        assertThat(other.result()).isNull();
        assertThat(other.withTexts("error", "result")).isEqualTo(JOB);
    }

    @Test
    void anAttemptWithAnotherErrorIsTheSameOtherwise() {
        Attempt attempt = new Attempt(1, "worker", at(2), at(3), Attempt.Outcome.LOST, "error");

        Attempt other = attempt.withError("another");

        assertThat(other.error()).isEqualTo("another");
        assertThat(other.withError("error")).isEqualTo(attempt);
    }

    @Test
    void aScheduleOfAnotherJobIsTheSameOtherwise() {
        NewJob job = NewJob.of("type", "payload");
        Schedule schedule = new Schedule("name", "* * * * *", "UTC", job, at(1), at(2), at(3));

        Schedule other = schedule.withJob(job.payload("another"));

        assertThat(other.job().payload()).isEqualTo("another");
        assertThat(other.withJob(job)).isEqualTo(schedule);
    }

    @Test
    void aScheduleInThePlaceOfAnotherKeepsItsPastAlone() {
        NewJob job = NewJob.of("type", "payload");
        Schedule earlier = new Schedule("name", "* * * * *", "UTC", NewJob.of("old", ""), at(1), at(2), at(3));
        Schedule schedule = new Schedule("name", "0 * * * *", "Europe/Berlin", job, at(4), null, null);

        assertThat(schedule.inPlaceOf(earlier))
                .isEqualTo(new Schedule("name", "0 * * * *", "Europe/Berlin", job, at(4), at(2), at(3)));
    }

    @Test
    void circumstancesOfTheJobAsItIsShownAreTheSameOtherwise() {
        var circumstances = new Circumstances(
                at(1),
                JOB,
                new QueueInfo("queue", at(2)),
                3,
                4,
                5,
                6,
                at(7),
                at(8),
                List.of(new WorkerInfo("worker", "ship", 7, "1", "b", 4, List.of("a"), 1, at(9), at(10))),
                "manager",
                null);

        Circumstances other = circumstances.withJob(null);

        assertThat(other.job()).isNull();
        assertThat(other.withJob(JOB)).isEqualTo(circumstances);
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
