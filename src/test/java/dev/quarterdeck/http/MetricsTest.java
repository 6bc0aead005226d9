package dev.quarterdeck.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Settlement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads. */
class MetricsTest {
    @TempDir
    Path directory;

    private static String scrape(OpenDoor open) throws Exception {
        return open.visitor.get("/metrics").body();
    }

    private static void work(OpenDoor open, String queue, int jobs) {
        open.store.enqueueAll(Collections.nCopies(jobs, NewJob.of("mail", "").queue(queue)));
        var request = new ClaimRequest("web1/41", jobs, Duration.ofSeconds(30), Set.of(queue), Duration.ZERO);
        for (Claim claim : open.store.claim(request)) {
            open.store.settle(new Settlement.Complete(claim.lease(), null));
        }
    }

    @Test
    void statesAndFlowAndTimesAreToldByQueue() throws Exception {
        try (OpenDoor open = OpenDoor.in(directory)) {
            work(open, "mail", 3);
            open.store.enqueue(NewJob.of("a", "").queue("odd \"name\"\n"));
            open.store.enqueue(NewJob.of("a", "").in(Duration.ofHours(1)));

            assertThat(scrape(open).lines())
                    .contains(
                            "qdeck_jobs{queue=\"mail\",reason=\"\",state=\"done\"} 3.0",
                            "qdeck_jobs{queue=\"odd \\\"name\\\"\\n\",reason=\"\",state=\"pending\"} 1.0",
                            "qdeck_ready_jobs 1.0",
                            "qdeck_scheduled_jobs 1.0",
                            "qdeck_orphaned_jobs 0.0",
                            "qdeck_enqueued_total{queue=\"mail\"} 3.0",
                            "qdeck_completed_total{queue=\"mail\"} 3.0",
                            "qdeck_died_total{queue=\"mail\"} 0.0",
                            "qdeck_wait_seconds_count{queue=\"mail\"} 3",
                            "qdeck_run_seconds_count{queue=\"mail\"} 3",
                            "qdeck_run_seconds_bucket{queue=\"mail\",le=\"+Inf\"} 3")
                    .anyMatch(line -> line.startsWith("qdeck_oldest_ready_seconds "))
                    .anyMatch(line -> line.matches("qdeck_wal_bytes [1-9].*"));
        }
    }

    @Test
    void countersBeginWithTheServerAndGrowFromScrapeToScrape() throws Exception {
        try (OpenDoor first = OpenDoor.in(directory)) {
            work(first, "mail", 3);
        }
        try (OpenDoor open = OpenDoor.in(directory)) {
            assertThat(scrape(open))
                    .contains("qdeck_enqueued_total{queue=\"mail\"} 0.0")
                    .doesNotContain("wait_seconds_count");
            work(open, "mail", 2);
            assertThat(scrape(open))
                    .contains("qdeck_enqueued_total{queue=\"mail\"} 2.0", "qdeck_wait_seconds_count{queue=\"mail\"} 2");
            work(open, "mail", 600);
            assertThat(scrape(open))
                    .contains(
                            "qdeck_completed_total{queue=\"mail\"} 602.0",
                            "qdeck_wait_seconds_count{queue=\"mail\"} 602");
        }
    }

    @Test
    void requestsAreCountedByPathAndStatus() throws Exception {
        try (OpenDoor open = OpenDoor.in(directory)) {
            open.visitor.post("/jobs", "{}");
            for (String path : List.of("/jobs/1", "/jobs/2", "/nothing")) {
                open.visitor.get(path);
            }

            assertThat(scrape(open).lines())
                    .contains(
                            "qdeck_http_requests_total{path=\"/jobs\",status=\"400\"} 1.0",
                            "qdeck_http_requests_total{path=\"/jobs/{id}\",status=\"404\"} 2.0",
                            "qdeck_http_requests_total{path=\"none\",status=\"404\"} 1.0");
        }
    }
}
