package dev.quarterdeck.store.model;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.MovedJob;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job of the model: the fields that change, beside what it was enqueued as. */
final class ModelJob {
    /** The most bytes of the last error, as UTF-8, that the job itself keeps. */
    static final int MAX_ERROR_BYTES = 2 * 1024;

    final long id;
    final NewJob made;
    final List<Attempt> history = new ArrayList<>();
    private final Instant createdAt;
    Priority priority;
    String payload;
    JobState state = JobState.PENDING;

    @Nullable
    Reason reason;

    int attempts;
    Instant runAt;
    Instant since;

    @Nullable
    Instant startedAt;

    long revision = 1;

    @Nullable
    String worker;

    @Nullable
    Instant leaseUntil;

    boolean cancelAsked;

    @Nullable
    String error;

    @Nullable
    String result;

    ModelJob(long id, NewJob made, Instant now) {
        this.id = id;
        this.made = made;
        this.priority = made.priority();
        this.payload = made.payload();
        this.createdAt = now;
        this.since = now;
        this.runAt = made.runAt(now).truncatedTo(ChronoUnit.MILLIS);
    }

    ModelJob(long id, MovedJob moved, Instant now) {
        this.id = id;
        this.made = moved.job();
        this.priority = made.priority();
        this.payload = made.payload();
        this.createdAt = moved.createdAt();
        this.since = moved.since();
        this.runAt = made.runAt(now);
        this.state = moved.state();
        this.reason = moved.reason();
        this.attempts = moved.attempts();
        this.startedAt = moved.startedAt();
        this.error = moved.error() == null ? null : cut(moved.error(), MAX_ERROR_BYTES);
        this.result = moved.result();
    }

    Job read() {
        return new Job(
                id,
                made.key(),
                made.queue(),
                made.type(),
                made.name(),
                state,
                reason,
                priority,
                attempts,
                made.maxRetries(),
                made.timeout(),
                runAt,
                createdAt,
                since,
                startedAt,
                revision,
                worker,
                leaseUntil,
                cancelAsked,
                error,
                result);
    }

    Priority priority() {
        return priority;
    }

    Situation situation(Instant now) {
        return new Situation(state, attempts, made.maxRetries(), cancelAsked, read().orphanedAt(now));
    }

    /** Enters the state that the transition names. A claim ends with that, whatever it was. */
    void enter(Transition transition, JobState to, Instant now) {
        state = to;
        reason = transition.reason();
        attempts = transition.attempts().after(attempts);
        since = now;
        leaseUntil = null;
        cancelAsked = false;
        revision++;
    }

    void edit(Edit edit) {
        priority = edit.priority() == null ? priority : edit.priority();
        payload = edit.payload() == null ? payload : edit.payload();
        runAt = edit.runAt() == null ? runAt : edit.runAt().truncatedTo(ChronoUnit.MILLIS);
        revision++;
    }

    void fails(String text) {
        error = cut(text, MAX_ERROR_BYTES);
    }

    /** Writes down how the present attempt ended. */
    void record(Attempt.Outcome outcome, @Nullable String text, Instant now) {
        String whole = text == null ? null : cut(text, Attempt.MAX_ERROR_BYTES);
        history.add(new Attempt(attempts, worker, startedAt == null ? now : startedAt, now, outcome, whole));
    }

    /** Whether it is dead since then, and by its own attempt. */
    boolean diedAfter(Instant moment) {
        return state == JobState.DEAD
                && since.isAfter(moment)
                && history.stream()
                        .anyMatch(attempt -> attempt.endedAt().equals(since)
                                && attempt.outcome() != Attempt.Outcome.STOPPED
                                && attempt.outcome() != Attempt.Outcome.RELEASED);
    }

    /** The longest beginning that takes no more bytes and ends with a whole character. */
    static String cut(String text, int maxBytes) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            bytes += new String(Character.toChars(codePoint)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                return text.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }
}
