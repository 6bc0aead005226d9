package dev.quarterdeck.json;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.Claim;
import java.time.Duration;
import java.util.Locale;

/** The JSON fields of what scripts read; their names and order are fixed. */
public final class JobJson {
    private JobJson() {}

    public static void job(JsonLine line, Job job) {
        Reason reason = job.reason();
        line.number("id", job.id())
                .text("key", job.key())
                .text("queue", job.queue())
                .text("type", job.type())
                .text("name", job.name())
                .text("state", job.state().word())
                .text("reason", reason == null ? null : reason.word())
                .text("priority", job.priority().word())
                .number("attempts", job.attempts())
                .number("max_retries", job.maxRetries())
                .time("run_at", job.runAt())
                .time("since", job.since())
                .time("created_at", job.createdAt())
                .text("worker", job.worker())
                .time("lease_until", job.leaseUntil())
                .text("error", job.error())
                .text("result", job.result());
    }

    /** The fields of an import, then what it has no use for. */
    public static void export(JsonLine line, Job job, String payload) {
        Reason reason = job.reason();
        Duration timeout = job.timeout();
        line.text("type", job.type())
                .text("payload", payload)
                .text("queue", job.queue())
                .text("name", job.name())
                .text("priority", job.priority().word())
                .time("run_at", job.runAt())
                .number("max_retries", job.maxRetries())
                .text("timeout", timeout == null ? null : Durations.format(timeout))
                .text("key", job.key())
                .number("id", job.id())
                .text("state", job.state().word())
                .text("reason", reason == null ? null : reason.word())
                .number("attempts", job.attempts())
                .text("error", job.error())
                .text("result", job.result())
                .time("created_at", job.createdAt())
                .time("since", job.since());
    }

    public static void attempt(JsonLine line, Attempt attempt) {
        line.number("number", attempt.number())
                .text("worker", attempt.worker())
                .time("started_at", attempt.startedAt())
                .time("ended_at", attempt.endedAt())
                .text("outcome", attempt.outcome().name().toLowerCase(Locale.ROOT))
                .text("error", attempt.error());
    }

    public static void claim(JsonLine line, Claim claim) {
        Job job = claim.job();
        line.number("id", job.id())
                .text("key", job.key())
                .text("queue", job.queue())
                .text("type", job.type())
                .text("name", job.name())
                .text("priority", job.priority().word())
                .number("attempt", job.attempts())
                .number("max_retries", job.maxRetries())
                .number("token", claim.lease().token())
                .time("lease_until", job.leaseUntil())
                .text("payload", claim.payload());
    }
}
