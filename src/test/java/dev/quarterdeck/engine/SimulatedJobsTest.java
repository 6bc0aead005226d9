package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedJobsTest {
    private static final int MANY = 5_000;

    static final List<NewJob> JOBS = row(7);

    @Test
    void aSeedMakesTheSameRowEveryTime() {
        assertThat(row(7)).isEqualTo(JOBS);
        assertThat(row(8)).isNotEqualTo(JOBS);
    }

    @Test
    void everyTypeQueueAndPriorityTurnsUpByItsWeight() {
        assertThat(shares(NewJob::type))
                .containsOnlyKeys(
                        "mail.send",
                        "webhook.deliver",
                        "image.resize",
                        "search.index",
                        "invoice.render",
                        "report.build",
                        "backup.daily");
        assertThat(shares(NewJob::type).get("mail.send")).isCloseTo(0.30, within(0.02));
        assertThat(shares(NewJob::queue)).containsOnlyKeys("mail", "hooks", "media", "batch");
        assertThat(shares(NewJob::priority)).containsOnlyKeys(Priority.values());
    }

    @Test
    void someAreForLaterButNoneForLongLater() {
        List<Duration> delays =
                JOBS.stream().map(NewJob::delay).filter(delay -> delay != null).toList();

        assertThat((double) delays.size() / MANY).isBetween(0.02, 0.08);
        assertThat(delays).allMatch(delay -> delay.toMillis() >= 1_000 && delay.toMillis() < 10_000);
    }

    @Test
    void payloadsAreSmallAndWhole() {
        assertThat(JOBS).extracting(NewJob::payload).allMatch(payload -> payload.matches("\\{\"[^#<>]{10,150}}"));
        assertThat(JOBS).extracting(NewJob::payload).noneMatch(payload -> payload.matches(".*:0[0-9].*"));
    }

    private static List<NewJob> row(long seed) {
        return LongStream.range(0, MANY).mapToObj(new SimulatedJobs(seed)::job).toList();
    }

    private <K> Map<K, Double> shares(Function<NewJob, K> by) {
        return JOBS.stream().collect(Collectors.groupingBy(by, Collectors.summingDouble(job -> 1.0 / MANY)));
    }
}
