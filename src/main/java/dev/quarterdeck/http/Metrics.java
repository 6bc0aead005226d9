package dev.quarterdeck.http;

import dev.quarterdeck.store.JobReader;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * {@code GET /metrics}: figures for Prometheus. Nothing is read between two scrapes. Safe for use by many threads.
 */
final class Metrics implements Endpoint {
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final QueueMetrics queues;
    private final FinishedJobs finished;
    private final Counter requests = Counter.builder()
            .name("qdeck_http_requests_total")
            .help("Requests answered by this server, by path and status.")
            .labelNames("path", "status")
            .register(registry);

    Metrics(JobReader reader) {
        queues = new QueueMetrics(reader, registry);
        finished = new FinishedJobs(reader, registry);
    }

    void count(String path, int status) {
        requests.labelValues(path, String.valueOf(status)).inc();
    }

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        return Answer.text(writer.getContentType(), scrape()).now();
    }

    /** One at a time: it reads what is new since the last one. */
    private synchronized String scrape() {
        queues.read();
        finished.read();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
