package dev.quarterdeck.http;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.json.JobBody;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.JobStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /jobs}: enqueues one job, or an array of them in one transaction, and answers once they are committed. A job
 * of its own goes through the store's group commit, so that requests that come together share one.
 */
final class EnqueueJobs implements Endpoint {
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    private final JobStore store;
    private final Executor threads;
    private final Executor writing;
    private final Uuid7 uuids = new Uuid7();

    /**
     * @param threads for what takes no time
     * @param writing for what may wait for the disk
     */
    EnqueueJobs(JobStore store, Executor threads, Executor writing) {
        this.store = store;
        this.threads = threads;
        this.writing = writing;
    }

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        JobBody body = JobBody.parse(call.body(), store.clock().instant());
        if (body.isArray()) {
            return all(body.jobs(), call.idempotencyKey());
        }
        NewJob job = keyed(body.jobs().get(0), key(call.idempotencyKey()));
        return store.enqueueAsync(job).thenApplyAsync(enqueued -> answer(job, enqueued), threads);
    }

    private CompletableFuture<Answer> all(List<NewJob> unkeyed, @Nullable String idempotencyKey) {
        if (idempotencyKey != null) {
            throw Refusal.badRequest(
                    "an Idempotency-Key is of one job; give each job of an array a \"key\" of its own");
        }
        List<NewJob> jobs = unkeyed.stream().map(job -> keyed(job, null)).toList();
        return CompletableFuture.supplyAsync(() -> answer(jobs, store.enqueueAll(jobs)), writing);
    }

    /** The header's text; in quotes, as its standard wants it, or bare, as most send it. */
    private static @Nullable String key(@Nullable String header) {
        if (header == null) {
            return null;
        }
        boolean quoted = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"");
        String key = quoted ? header.substring(1, header.length() - 1) : header;
        if (!PRINTABLE.matcher(key).matches() || key.length() > NewJob.MAX_NAME_LENGTH) {
            throw Refusal.badRequest("expected an Idempotency-Key of 1 to " + NewJob.MAX_NAME_LENGTH
                    + " printable ASCII characters; other keys go into the field \"key\"");
        }
        return key;
    }

    private NewJob keyed(NewJob job, @Nullable String header) {
        String own = job.key();
        if (own != null && header != null && !own.equals(header)) {
            throw Refusal.badRequest("the Idempotency-Key and the field \"key\" differ; give one of them");
        }
        return own != null
                ? job
                : job.key(header != null ? header : uuids.next(store.clock().millis()));
    }

    private Answer answer(NewJob job, Enqueued enqueued) {
        checkSame(job, enqueued);
        return Answer.object(enqueued.created() ? 201 : 200, line(enqueued))
                .with(Map.of("Location", "/jobs/" + enqueued.id()));
    }

    private Answer answer(List<NewJob> jobs, List<Enqueued> all) {
        for (int i = 0; i < all.size(); i++) {
            checkSame(jobs.get(i), all.get(i));
        }
        return Answer.array(
                all.stream().anyMatch(Enqueued::created) ? 201 : 200,
                all.stream().map(EnqueueJobs::line).toList());
    }

    private static Consumer<JsonLine> line(Enqueued enqueued) {
        return line -> line.text("task_id", enqueued.key()).number("queue_row", enqueued.id());
    }

    private void checkSame(NewJob job, Enqueued enqueued) {
        if (!enqueued.created() && !new SameJob(store).is(job, enqueued.id())) {
            throw new Refusal(
                    409,
                    "the key " + job.key() + " is that of job " + enqueued.id() + ", which was put with another body");
        }
    }
}
