package dev.quarterdeck.command;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.MovedJob;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.text.Ages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves the jobs of another program's queue into one of ours; that queue is only read. */
final class ForeignImport {
    private static final int BATCH = 500;

    /** Of the digest of a path; so many that no two files are taken for one. */
    private static final int NAME_BYTES = 8;

    private final Import verb;
    private final String from;
    private final boolean base64;
    private long read;
    private long created;
    private long existing;
    private long rejected;
    private long locked;

    ForeignImport(Import verb, String from, boolean base64) {
        this.verb = verb;
        this.from = from;
        this.base64 = base64;
    }

    int run(boolean dryRun, YesArg yes, Durability durability) {
        try (var source = verb.session().open(from, Access.READ, Durability.FULL)) {
            JobOperator jobs = source.jobs();
            if (jobs.obstacle(Capability.ENQUEUE).isEmpty()) {
                throw CommandException.usage(from + " is a queue of ours: use export there, and import FILE here");
            }
            if (dryRun) {
                look(jobs);
            } else {
                confirm(jobs.counts(), yes);
                move(jobs, durability);
            }
        }
        account(dryRun);
        return rejected == 0 ? Exit.DONE : Exit.FAILED;
    }

    private void confirm(Counts counts, YesArg yes) {
        long count = counts.total() - counts.of(JobState.LOCKED);
        String question =
                "import " + Ages.number(count) + (count == 1 ? " job" : " jobs") + " from " + from + "? (y/N)";
        Confirmation.Kind kind = count > 1 ? Confirmation.Kind.YES_NO : Confirmation.Kind.NONE;
        yes.confirm(verb.session(), new Confirmation(kind, question, List.of(), count), "--dry-run");
    }

    private void move(JobReader jobs, Durability durability) {
        try (var opened = verb.open(Access.CREATE, durability)) {
            JobStore store = opened.store();
            everyBatch(jobs, batch -> {
                List<Enqueued> answers = store.moveIn(batch);
                long fresh = answers.stream().filter(Enqueued::created).count();
                created += fresh;
                existing += answers.size() - fresh;
            });
        }
    }

    private void look(JobReader jobs) {
        try (var opened = verb.open(Access.READ)) {
            everyBatch(jobs, batch -> {
                long there = opened.jobs().tally(ofKeys(batch)).matched();
                existing += there;
                created += batch.size() - there;
            });
        } catch (StoreException.Missing e) {
            everyBatch(jobs, batch -> created += batch.size());
        }
    }

    private Selection ofKeys(List<MovedJob> batch) {
        List<Filter.Pattern> keys =
                batch.stream().map(moved -> Filter.Pattern.exactly(moved.key())).toList();
        Filter filter = new Filter.Text(Filter.TextField.KEY, Filter.Match.IS, keys);
        return new Selection(Set.of(), List.of(), filter, false, verb.now());
    }

    private interface Taking {
        void take(List<MovedJob> batch);
    }

    private void everyBatch(JobReader jobs, Taking taking) {
        String file = fileName();
        Selection all = new Selection(Set.of(), List.of(), Filter.ANY, true, verb.now());
        List<Job> page = jobs.page(PageQuery.first(all, Order.ID, BATCH));
        while (!page.isEmpty()) {
            List<MovedJob> batch = new ArrayList<>();
            for (Job job : page) {
                MovedJob moved = moved(jobs, job, file);
                if (moved != null) {
                    batch.add(moved);
                }
            }
            if (!batch.isEmpty()) {
                taking.take(batch);
            }
            page = jobs.page(new PageQuery(all, Order.ID, page.get(page.size() - 1), false, BATCH));
        }
    }

    private @Nullable MovedJob moved(JobReader jobs, Job job, String file) {
        read++;
        if (job.state() == JobState.LOCKED) {
            locked++;
            return null;
        }
        try {
            NewJob fresh = NewJob.of(job.type(), payload(jobs, job))
                    .queue(job.queue())
                    .name(job.name())
                    .key(file + jobs.lastingName(job))
                    .priority(job.priority())
                    .maxRetries(Math.max(0, job.maxRetries()))
                    .at(job.runAt().truncatedTo(ChronoUnit.MILLIS));
            return new MovedJob(
                    fresh,
                    job.state(),
                    job.reason(),
                    Math.max(0, job.attempts()),
                    job.createdAt(),
                    job.since(),
                    job.startedAt(),
                    job.error(),
                    job.result());
        } catch (IllegalArgumentException | CommandException e) {
            rejected++;
            verb.session().error("job " + job.id() + ": " + e.getMessage());
            return null;
        }
    }

    private String payload(JobReader jobs, Job job) {
        byte[] bytes = jobs.payloadBytes(job.id()).orElse(new byte[0]);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            if (base64) {
                return Base64.getEncoder().encodeToString(bytes);
            }
            throw CommandException.failed(
                    "its payload is no text (" + bytes.length + " bytes); say --base64 to have it as base64");
        }
    }

    /** A file that is imported twice is the same file, by whatever path. */
    private String fileName() {
        try {
            byte[] path = Path.of(from).toRealPath().toString().getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(path);
            return "import:" + HexFormat.of().formatHex(digest, 0, NAME_BYTES) + ":";
        } catch (IOException e) {
            throw CommandException.failed("cannot read " + from + ": " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void account(boolean dryRun) {
        Output output = verb.output();
        if (output.json()) {
            output.json(line -> line.number("read", read)
                    .number("created", created)
                    .number("existing", existing)
                    .number("rejected", rejected)
                    .number("locked", locked)
                    .flag("dry_run", dryRun));
        } else {
            output.line("read " + Ages.number(read) + ": " + (dryRun ? "would create " : "created ")
                    + Ages.number(created) + ", existing " + Ages.number(existing) + ", rejected "
                    + Ages.number(rejected)
                    + (locked == 0 ? "" : ", locked and left there " + Ages.number(locked)));
        }
    }
}
