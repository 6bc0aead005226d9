package dev.quarterdeck.command;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.json.JobJson;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.text.Ages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes jobs as import reads them. */
@LeastRole(Role.VIEWER)
@Command(
        name = "export",
        description = {
            "Write jobs as JSON lines, as import reads them.",
            "By id, all with their payload. What import has no use for (id, state, reason, attempts, error, result, times)"
                    + " comes last; it passes over that."
        })
final class Export extends VerbCommand {
    /** Few, since every one may have a payload of a mebibyte. */
    private static final int PAGE = 200;

    @Mixin
    private SelectionArgs selection;

    @Option(names = "--all", description = "Every job, when nothing else is said.")
    private boolean all;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Into a new file that its owner alone can read; one that is there is never overwritten."
                    + " Otherwise to the output.")
    private @Nullable String file;

    @Override
    List<Permission.Demand> demands() {
        return demandToLeave(file != null, "export --to");
    }

    @Override
    public Integer call() {
        Selection selected = selection.selection(now(), all);
        if (selected.saysNothing()) {
            throw CommandException.usage("say what to export, or --all");
        }
        try (var opened = open(Access.READ)) {
            if (file == null) {
                write(opened.jobs(), selected, session().out(), new AtomicBoolean());
            } else {
                account(file, intoFile(opened.jobs(), selected, file));
            }
        }
        return Exit.DONE;
    }

    private long intoFile(JobReader reader, Selection selected, String name) {
        var stop = new AtomicBoolean();
        Interrupts.Watch watch = session().interrupts().watch(() -> stop.set(true));
        try (NewFile made = NewFile.create(name)) {
            long jobs = write(reader, selected, made.out(), stop);
            if (stop.get()) {
                throw CommandException.failed("stopped, no export was made");
            }
            made.keep();
            return jobs;
        } catch (FileAlreadyExistsException e) {
            throw CommandException.failed("cannot write " + name + ": it is there by now; name a new file");
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + name + ": " + e.getMessage());
        } finally {
            watch.close();
        }
    }

    private static long write(JobReader reader, Selection selected, PrintWriter out, AtomicBoolean stop) {
        long jobs = 0;
        Job last = null;
        List<Job> page;
        do {
            page = reader.page(new PageQuery(selected, Order.ID, last, false, PAGE));
            for (Job job : page) {
                // A job that went away since its page was read is one that is not there.
                Optional<String> payload = reader.payload(job.id());
                if (payload.isPresent()) {
                    JsonLine.write(out, line -> JobJson.export(line, job, payload.get()));
                    out.write('\n');
                    jobs++;
                }
                last = job;
            }
            out.flush();
        } while (page.size() == PAGE && !stop.get() && !out.checkError());
        return jobs;
    }

    private void account(String name, long jobs) {
        if (output().json()) {
            output().json(line -> line.text("file", name).number("jobs", jobs));
        } else {
            output().whole("exported " + Ages.number(jobs) + (jobs == 1 ? " job" : " jobs") + " to " + name);
        }
    }
}
