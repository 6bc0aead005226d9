package dev.quarterdeck.http;

import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.Standing;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How the queues stand, and what went through them since the server began. For use by one thread at a time. */
final class QueueMetrics {
    private final JobReader reader;
    private final FlowTotals flow;
    private Standing standing = new Standing(new Counts(List.of()), new Backlog(0, 0, 0, null));
    private Footprint footprint = new Footprint(0, 0, 0);
    private long workers;
    private long paused;

    QueueMetrics(JobReader reader, PrometheusRegistry registry) {
        this.reader = reader;
        this.flow = new FlowTotals(reader);
        registerStates(registry);
        registerBacklog(registry);
        registerFlow(registry);
        registerFile(registry);
    }

    void read() {
        standing = reader.standing();
        footprint = reader.footprint();
        workers = reader.workers().size();
        paused = reader.queues().stream().filter(queue -> queue.paused()).count();
        flow.read();
    }

    private void registerStates(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("qdeck_jobs")
                .help("Jobs by queue, state and, where they are dead, reason.")
                .labelNames("queue", "state", "reason")
                .callback(gauge -> standing.counts()
                        .rows()
                        .forEach(row ->
                                gauge.call(row.count(), row.queue(), row.state().word(), word(row.reason()))))
                .register(registry);
    }

    private void registerBacklog(PrometheusRegistry registry) {
        gauge(registry, "qdeck_ready_jobs", "Pending jobs whose run time has come.", () -> standing.backlog()
                .ready());
        gauge(registry, "qdeck_scheduled_jobs", "Pending jobs whose run time lies ahead.", () -> standing.backlog()
                .scheduled());
        gauge(registry, "qdeck_orphaned_jobs", "Locked jobs whose lease has run out.", () -> standing.backlog()
                .orphaned());
        gauge(registry, "qdeck_oldest_ready_seconds", "For how long the oldest ready job waits.", this::oldestReady);
        gauge(registry, "qdeck_workers", "Worker processes, and managers of their own.", () -> workers);
        gauge(registry, "qdeck_paused_queues", "Queues that are paused.", () -> paused);
    }

    private void registerFlow(PrometheusRegistry registry) {
        counter(registry, "qdeck_enqueued_total", "Jobs enqueued.", FlowTotals.Total::enqueued);
        counter(registry, "qdeck_started_total", "Attempts started.", FlowTotals.Total::started);
        counter(registry, "qdeck_completed_total", "Jobs completed.", FlowTotals.Total::completed);
        counter(registry, "qdeck_failed_total", "Attempts that failed or were lost.", FlowTotals.Total::failed);
        counter(registry, "qdeck_died_total", "Jobs that died.", FlowTotals.Total::dead);
    }

    private void registerFile(PrometheusRegistry registry) {
        gauge(registry, "qdeck_file_bytes", "Size of the queue's file.", () -> footprint.fileBytes());
        gauge(registry, "qdeck_wal_bytes", "Size of its write-ahead log.", () -> footprint
                .logBytes()
                .orElse(0));
        gauge(registry, "qdeck_reusable_bytes", "Free space inside the file.", () -> footprint.reusableBytes());
    }

    private double oldestReady() {
        Instant oldest = standing.backlog().oldestReadyAt();
        Duration age = oldest == null
                ? Duration.ZERO
                : Duration.between(oldest, reader.clock().instant());
        return Math.max(0, age.toMillis() / 1000.0);
    }

    private static String word(@Nullable Reason reason) {
        return reason == null ? "" : reason.word();
    }

    /** A figure at this moment. */
    private interface Figure {
        double now();
    }

    private static void gauge(PrometheusRegistry registry, String name, String help, Figure figure) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(figure.now()))
                .register(registry);
    }

    private void counter(PrometheusRegistry registry, String name, String about, ToLongFunction<FlowTotals.Total> of) {
        CounterWithCallback.builder()
                .name(name)
                .help(about.substring(0, about.length() - 1) + " since this server began, by whichever process.")
                .labelNames("queue")
                .callback(
                        counter -> flow.byQueue().forEach((queue, total) -> counter.call(of.applyAsLong(total), queue)))
                .register(registry);
    }
}
