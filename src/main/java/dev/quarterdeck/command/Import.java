package dev.quarterdeck.command;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.json.ImportJob;
import dev.quarterdeck.json.WrongJsonException;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.Ages;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Enqueues the jobs of a file. */
@LeastRole(Role.ADMIN)
@Needs(Capability.ENQUEUE)
@Command(
        name = "import",
        description = {
            "Put the jobs of a file into the queue.",
            "A JSON object a line: type; and, if wanted, payload (any JSON value), queue, name, priority, run_at,"
                    + " max_retries, timeout, key. What export says besides is passed over. A line that is wrong is reported and passed over; the exit code is 1"
                    + " then. Makes the queue's file when there is none.",
            "With --from, the jobs of another program's queue with their states, times and attempts; those that were"
                    + " imported before are left as they are, and those that a worker holds stay where they are."
        })
final class Import extends VerbCommand {
    private static final int BATCH = 1000;
    /** Payloads are large: a batch is cut short before it fills the memory. */
    private static final long BATCH_CHARS = 32L << 20;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file; - for the input.")
    private @Nullable String file;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Another program's queue file, such as one of litequeue, instead of a file of jobs.")
    private @Nullable String from;

    @Option(
            names = "--base64",
            description = "With --from: payloads that are no text as base64, instead of not at all.")
    private boolean base64;

    @Option(names = "--dry-run", description = "With --from: say what would happen, and stop.")
    private boolean dryRun;

    @Mixin
    private YesArg yes;

    @Mixin
    private DurabilityArg durability;

    @Override
    List<Permission.Demand> demands() {
        return demandToLeave(from != null, "import --from");
    }

    @Override
    List<Capability> needs() {
        return from == null ? super.needs() : List.of(Capability.MOVE_IN);
    }

    @Override
    public Integer call() {
        if (from != null && file == null) {
            return new ForeignImport(this, from, base64).run(dryRun, yes, durability.value());
        }
        if (file == null || from != null || base64 || dryRun) {
            throw CommandException.usage("say a FILE of jobs, or --from with another program's queue");
        }
        return load(file);
    }

    private int load(String file) {
        try (InputStream in = Input.open(session(), file);
                var opened = open(Access.CREATE, durability.value())) {
            var load = new Load(opened.store());
            try {
                load.all(new InputLines(in));
            } finally {
                load.account(output());
            }
            return load.rejected == 0 ? Exit.DONE : Exit.FAILED;
        } catch (IOException e) {
            throw Input.unreadable(file, e);
        }
    }

    /** One import under way. */
    private final class Load {
        private final JobStore store;
        private final List<NewJob> batch = new ArrayList<>();
        private long batchChars;
        private long read;
        private long created;
        private long existing;
        private long rejected;

        Load(JobStore store) {
            this.store = store;
        }

        void all(InputLines lines) throws IOException {
            for (Optional<InputLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                take(next.get());
            }
            flush();
        }

        private void take(InputLines.Line line) {
            read++;
            try {
                NewJob job = new ImportJob(now()).parse(line.text());
                batch.add(job);
                batchChars += job.payload().length();
            } catch (CommandException | WrongJsonException e) {
                rejected++;
                session().error("line " + line.number() + ": " + e.getMessage());
            }
            if (batch.size() >= BATCH || batchChars >= BATCH_CHARS) {
                flush();
            }
        }

        private void flush() {
            List<Enqueued> answers = batch.isEmpty() ? List.of() : store.enqueueAll(batch);
            long fresh = answers.stream().filter(Enqueued::created).count();
            created += fresh;
            existing += answers.size() - fresh;
            batch.clear();
            batchChars = 0;
        }

        void account(Output output) {
            if (output.json()) {
                output.json(line -> line.number("read", read)
                        .number("created", created)
                        .number("existing", existing)
                        .number("rejected", rejected));
            } else {
                output.line("read " + Ages.number(read) + ": created " + Ages.number(created) + ", existing "
                        + Ages.number(existing) + ", rejected " + Ages.number(rejected));
            }
        }
    }
}
