package dev.quarterdeck.http;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long jobs waited and ran, of those that were completed since the server began. They are read from the file when
 * somebody asks, by whichever process they were run. For use by one thread at a time.
 */
final class FinishedJobs {
    private static final int PAGE = 500;

    /** Of what is completed between two scrapes no more than this is looked at, the oldest first. */
    private static final int MAX_PAGES = 40;

    private static final double[] SECONDS = {
        0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21600
    };

    private final JobReader reader;
    private final Histogram waits;
    private final Histogram runs;
    private @Nullable Job last;

    FinishedJobs(JobReader reader, PrometheusRegistry registry) {
        this.reader = reader;
        this.waits =
                histogram(registry, "qdeck_wait_seconds", "From ready to started, of completed jobs' last attempts.");
        this.runs = histogram(
                registry, "qdeck_run_seconds", "From started to completed, of completed jobs' last attempts.");
        this.last = newest().orElse(null);
    }

    private static Histogram histogram(PrometheusRegistry registry, String name, String help) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames("queue")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
    }

    void read() {
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            List<Job> page = reader.page(new PageQuery(done(), Order.OLDEST, last, false, PAGE));
            page.forEach(this::observe);
            if (page.size() < PAGE) {
                return;
            }
        }
        last = newest().orElse(last);
    }

    private void observe(Job job) {
        last = job;
        Instant started = job.startedAt();
        if (started != null) {
            waits.labelValues(job.queue()).observe(seconds(job.runAt(), started));
            runs.labelValues(job.queue()).observe(seconds(started, job.since()));
        }
    }

    private Optional<Job> newest() {
        return reader.page(PageQuery.first(done(), Order.NEWEST, 1)).stream().findFirst();
    }

    private Selection done() {
        return Selection.ofState(JobState.DONE, reader.clock().instant());
    }

    /** Never negative, even when the clock was set back. */
    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    }
}
