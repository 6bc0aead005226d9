package dev.quarterdeck.console;

import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.FlowWindow;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.completion.Known;
import dev.quarterdeck.completion.Suggestions;
import dev.quarterdeck.console.Effect.Errand;
import dev.quarterdeck.engine.GoneWorkers;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.operation.Why;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.text.SafeText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers questions to the store, each on the thread that calls. For use by many threads. */
final class Inquiries {
    private final JobOperator store;
    private final Session session;
    private final GoneWorkers gone = new GoneWorkers();

    Inquiries(JobOperator store, Session session) {
        this.store = store;
        this.session = session;
    }

    /** What an errand asks for; null when it asks for nothing, but is an order. */
    @Nullable
    Finding answer(Errand errand) {
        if (errand instanceof Effect.ReadMark) {
            return new PictureFinding.Mark(store.changeMark());
        }
        if (errand instanceof Effect.ReadCounts read) {
            return new PictureFinding.Counted(read.atOnce() ? store.countsAtOnce() : store.counts(), paused());
        }
        if (errand instanceof Effect.ReadBacklog) {
            return new PictureFinding.Waiting(store.backlog());
        }
        if (errand instanceof Effect.ReadFlow flow) {
            return new PictureFinding.Flowed(store.flow(flow.from()));
        }
        if (errand instanceof Effect.ReadTarget) {
            return target();
        }
        if (errand instanceof Effect.ReadRows rows) {
            return new PictureFinding.Rows(rows.state(), PageReader.read(store, rows));
        }
        if (errand instanceof Effect.CountMatches count) {
            return new PictureFinding.Matches(
                    count.state(), store.tally(count.selection()).matched());
        }
        if (errand instanceof Effect.CountMarks count) {
            return new PictureFinding.Shown(
                    count.state(), store.tally(count.selection()).matched());
        }
        if (errand instanceof Effect.ReadJob read) {
            return new PictureFinding.Read(job(read));
        }
        if (errand instanceof Effect.ReadAudit read) {
            return new ListFinding.Audited(AuditReader.read(store, read));
        }
        if (errand instanceof Effect.ReadEntry read) {
            return new ListFinding.Entered(AuditReader.entry(store, read.operation()));
        }
        if (errand instanceof Effect.ReadErrors read) {
            return errors(read);
        }
        return list(errand);
    }

    private @Nullable Finding list(Errand errand) {
        if (errand instanceof Effect.ReadTrash) {
            return new ListFinding.Heaped(
                    store.trash().stream().map(TrashRow::of).toList(), store.keepTrash());
        }
        if (errand instanceof Effect.ReadTrashed read) {
            return new ListFinding.Unearthed(
                    read.operation(),
                    store.trashed(read.operation(), 0, TrashedJobs.MOST).stream()
                            .map(JobRow::of)
                            .toList());
        }
        if (errand instanceof Effect.ReadTrashedJob read) {
            return new ListFinding.Exhumed(read.id(), trashedJob(read));
        }
        if (errand instanceof Effect.ReadQueues) {
            return new ListFinding.Queued(QueueRow.read(store));
        }
        if (errand instanceof Effect.ReadWorkers) {
            return new ListFinding.Staffed(WorkerRow.read(store));
        }
        if (errand instanceof Effect.ReadTrends read) {
            FlowWindow window =
                    FlowWindow.upTo(store.clock().instant(), read.span().length(), read.step());
            return new ListFinding.Trended(read.span(), read.step(), window.together(store.flow(window.first()), null));
        }
        if (errand instanceof Effect.ReadPayload read) {
            Long heap = read.trashedBy();
            return new WorkFinding.Payload(
                    read.id(), heap == null ? store.payload(read.id()) : store.trashedPayload(heap, read.id()));
        }
        if (errand instanceof Effect.Suggest suggest) {
            return suggested(suggest);
        }
        return null;
    }

    private Finding suggested(Effect.Suggest suggest) {
        try (Session own = session.copy().store(store).build()) {
            var suggestions = new Suggestions(Commands.forSession(own), List.of(), new Known(own));
            return new WorkFinding.Suggested(
                    suggest.before(), Completions.find(suggestions, suggest.before(), suggest.filter()));
        }
    }

    private Set<String> paused() {
        return store.obstacle(Capability.PAUSE).isPresent()
                ? Set.of()
                : store.queues().stream()
                        .filter(QueueInfo::paused)
                        .map(QueueInfo::name)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Finding errors(Effect.ReadErrors read) {
        try {
            return new ListFinding.Grouped(
                    store.errors(read.selection()).stream().map(ErrorRow::of).toList());
        } catch (StoreException.Unsupported e) {
            return new ListFinding.Ungrouped(SafeText.line(e.getMessage()));
        }
    }

    private Finding target() {
        Instant now = store.clock().instant();
        List<WorkerInfo> workers = store.workers();
        Set<String> goneIds = gone.idsAmong(workers);
        long alive = workers.stream()
                .filter(worker -> worker.worksAt(now) && !goneIds.contains(worker.id()))
                .count();
        return new PictureFinding.Sized(store.footprint(), (int) alive, freeDisk());
    }

    /** Asked of the file system, which opens nothing; it says 0 of a full disk, and of a file that is gone. */
    private @Nullable Long freeDisk() {
        return store.target() instanceof Target.File file
                        && file.path().toFile().exists()
                ? (Long) file.path().toFile().getUsableSpace()
                : null;
    }

    private Optional<JobPage> job(Effect.ReadJob read) {
        return store.find(read.id()).map(found -> page(found, store.payload(read.id()), read.width()));
    }

    private Optional<JobPage> trashedJob(Effect.ReadTrashedJob read) {
        return store.trashed(read.operation(), read.id() - 1, 1).stream()
                .filter(job -> job.id() == read.id())
                .findFirst()
                .map(found -> page(found, store.trashedPayload(read.operation(), read.id()), read.width()));
    }

    private JobPage page(Job job, Optional<String> payload, int width) {
        return new JobPage(
                JobRow.of(job), JobText.body(job, waits(job), payload, store.history(job.id()), session.zone(), width));
    }

    /** What a pending job waits for, the most decisive first; nothing where the target cannot say. */
    private List<String> waits(Job job) {
        if (job.state() != JobState.PENDING
                || store.obstacle(Capability.WORKERS).isPresent()) {
            return List.of();
        }
        return store.circumstances(job.id()).stream()
                .flatMap(facts -> Why.of(facts, gone.idsAmong(facts.workers()), session.zone()).reasons().stream())
                .map(Why.Because::text)
                .toList();
    }
}
