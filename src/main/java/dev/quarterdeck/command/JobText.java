package dev.quarterdeck.command;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Headline;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Moments;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes everything about one job for people. */
final class JobText {
    private static final int LABEL = 13;
    private static final String INDENT = "  ";

    private final Output output;
    private final Instant now;

    JobText(Output output, Instant now) {
        this.output = output;
        this.now = now;
    }

    void write(Job job, String payload, List<Attempt> history) {
        fields(job);
        if (!history.isEmpty()) {
            output.line("history");
            history(history);
        }
        block("error", job.error());
        block("result", job.result());
        block("payload", payload);
    }

    /** Writes a job that was just taken, with the token that ends the claim. */
    void claim(Claim claim) {
        fields(claim.job());
        field("token", Long.toString(claim.lease().token()));
        block("payload", claim.payload());
    }

    /** Writes attempts, a line each. */
    void history(List<Attempt> attempts) {
        var table = new Table(
                output,
                List.of(
                        Table.Column.right("attempt"),
                        Table.Column.left("worker"),
                        Table.Column.left("started"),
                        Table.Column.right("took"),
                        Table.Column.left("outcome"),
                        Table.Column.left("error")));
        table.rows(attempts.stream().map(JobText::row).toList());
    }

    private static List<Cell> row(Attempt attempt) {
        Duration took = Duration.between(attempt.startedAt(), attempt.endedAt());
        return List.of(
                Cell.of(attempt.number()),
                Cell.of(attempt.worker()),
                Cell.of(Moments.format(attempt.startedAt())),
                Cell.of(Ages.brief(took.isNegative() ? Duration.ZERO : took)),
                Cell.of(attempt.outcome().name().toLowerCase(Locale.ROOT)),
                // The first line says what happened; the stack below it is for --json and the console.
                Cell.of(Headline.of(attempt.error())));
    }

    private void fields(Job job) {
        var reason = job.reason();
        output.line("job " + job.id() + "  " + job.state().word() + (reason == null ? "" : " " + reason.word()) + "  "
                + job.type());
        field("name", job.name());
        field("key", job.key());
        field("queue", job.queue());
        field("priority", job.priority().word());
        field("tries", job.attempts() + " of " + (job.maxRetries() + 1));
        Duration timeout = job.timeout();
        field("timeout", timeout == null ? null : Durations.format(timeout));
        time("created", job.createdAt());
        time("run at", job.runAt());
        time("since", job.since());
        time("started", job.startedAt());
        field("worker", job.worker());
        time("lease until", job.leaseUntil());
        field("cancel", job.cancelAsked() ? "asked to stop" : null);
    }

    private void field(String label, @Nullable String value) {
        if (value != null) {
            output.whole(INDENT + label + " ".repeat(LABEL - label.length()) + value);
        }
    }

    private void time(String label, @Nullable Instant moment) {
        if (moment != null) {
            Duration age = Duration.between(moment, now);
            String distance = age.isNegative() ? "in " + Ages.brief(age.negated()) : Ages.brief(age) + " ago";
            field(label, Moments.format(moment) + "  (" + distance + ")");
        }
    }

    private void block(String label, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            output.line(label);
            SafeText.block(text).forEach(line -> output.whole(INDENT + line));
        }
    }
}
