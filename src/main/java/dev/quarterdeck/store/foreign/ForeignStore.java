package dev.quarterdeck.store.foreign;

import dev.quarterdeck.disk.Nap;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.Undoable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A queue in another program's SQLite file. It is read over connections that can do nothing else; a change is made of the
 * statements that its owner would use, and told to a side file before it is made.
 */
public final class ForeignStore extends ForeignReader implements JobOperator {
    private final Owner owner;
    private long tookNanos;

    private ForeignStore(ForeignFile file, List<Source> sources, OpenOptions options) {
        super(file, sources, options);
        this.owner = new Owner(file);
    }

    /**
     * Opens a file, if it is the queue of a program that is known.
     *
     * @return empty when it is anything else, or nothing
     * @throws StoreException.CannotOpen when it is such a queue, but not as it is known
     */
    public static Optional<JobOperator> open(Path path, OpenOptions options) {
        ForeignFile file = new ForeignFile(path);
        List<Source> sources = file.recognise();
        return sources.isEmpty() ? Optional.empty() : Optional.of(new ForeignStore(file, sources, options));
    }

    @Override
    public long begin(String command, By by, long matched) {
        requireChange();
        synchronized (owner) {
            tookNanos = 0;
            owner.prepare();
            if (side().write(SideLog::isPending)) {
                settlePending();
            }
        }
        return side().write(log -> log.begin(command, by, matched, clock().instant()));
    }

    private void requireChange() {
        if (options().access() == Access.READ) {
            throw new StoreException.Unsupported(
                    target().text()
                            + " was opened to be read only: nothing in it can be changed; open it with a command that changes jobs");
        }
    }

    /** Finds out what of a change was done whose process ended in the middle of it; nobody else is in one meanwhile. */
    private void settlePending() {
        owner.turn(turn -> {
            OwnerRows rows = turn.rows();
            List<Map.Entry<Long, Image>> pending = side().write(SideLog::pending);
            Map<Long, List<Long>> done = new HashMap<>();
            Map<Long, List<Long>> undone = new HashMap<>();
            for (Map.Entry<Long, Image> each : pending) {
                Map<Long, List<Long>> where = isDone(rows, each.getValue()) ? done : undone;
                where.computeIfAbsent(each.getKey(), operation -> new ArrayList<>())
                        .add(each.getValue().job());
            }
            return side().write(log -> {
                done.forEach(log::done);
                undone.forEach(log::drop);
                return pending.size();
            });
        });
    }

    private boolean isDone(OwnerRows rows, Image image) throws SQLException {
        Optional<SourceSql> table = table(image.table());
        if (table.isEmpty()) {
            return true;
        }
        Optional<OwnerRows.Found> found = rows.find(table.get(), image.key());
        Map<String, @Nullable Object> after = image.after();
        return after == null
                ? found.isEmpty()
                : found.filter(row -> OwnerRows.holds(row.row(), after)).isPresent();
    }

    private Optional<SourceSql> table(String name) {
        return sources().stream()
                .filter(source -> source.table().equals(name))
                .map(source -> new SourceSql(source, facts()))
                .findFirst();
    }

    @Override
    public ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids) {
        requireChange();
        if (change.verb().edits()) {
            throw unsupported(Capability.EDIT);
        }
        if (change.rate() != null) {
            throw unsupported(Capability.RATE);
        }
        return givingWay(turn -> {
            var chunk = new Changing(turn.rows(), change, facts());
            chunk.look(sources(), selection, ids);
            List<Long> done = carryOut(turn, operation, chunk.intent(), chunk::carryOut);
            side().write(log -> {
                log.skipped(operation, chunk.skipped());
                return done.size();
            });
            return chunk.receipt(done.size());
        });
    }

    @Override
    public UndoReceipt undo(long operation, long undone, long[] ids) {
        requireChange();
        return givingWay(turn -> {
            var chunk = new Undoing(turn.rows(), sources(), facts());
            boolean here = side().read(log -> log.isHere(undone), false);
            for (long id : ids) {
                if (here) {
                    chunk.look(id, side().read(log -> log.image(undone, id), Optional.empty()));
                } else {
                    chunk.leaveToAnotherFile(id);
                }
            }
            List<Long> done = carryOut(turn, operation, chunk.intent(), chunk::carryOut);
            side().write(log -> {
                log.undoes(operation, undone);
                log.drop(undone, done);
                log.skipped(operation, chunk.left());
                return done.size();
            });
            return chunk.receipt(done.size());
        });
    }

    private interface Step {
        List<Long> run() throws SQLException;
    }

    /** First it is told what will be done, then it is done, then it is told that it was. */
    private List<Long> carryOut(Owner.Turn turn, long operation, List<Image> intent, Step step) throws SQLException {
        if (intent.isEmpty()) {
            return List.of();
        }
        List<Long> jobs = intent.stream().map(Image::job).toList();
        side().write(log -> {
            log.intend(operation, intent);
            return jobs.size();
        });
        List<Long> done;
        try {
            done = step.run();
            turn.commit();
        } catch (SQLException | RuntimeException e) {
            dropIntent(operation, jobs, e);
            throw e;
        }
        List<Long> rest = new ArrayList<>(jobs);
        rest.removeAll(done);
        side().write(log -> {
            log.done(operation, done);
            log.drop(operation, rest);
            return done.size();
        });
        return done;
    }

    private void dropIntent(long operation, List<Long> jobs, Exception because) {
        try {
            side().write(log -> {
                log.drop(operation, jobs);
                return jobs.size();
            });
        } catch (StoreException e) {
            // The next change finds out that nothing was done.
            because.addSuppressed(e);
        }
    }

    /** One chunk of many, after a pause as long as the last one: its owner waits less patiently than we do. */
    private <T> T givingWay(Owner.Work<T> work) {
        synchronized (owner) {
            Nap.ofNanos(tookNanos);
            long from = System.nanoTime();
            try {
                return owner.turn(work);
            } finally {
                tookNanos = System.nanoTime() - from;
            }
        }
    }

    @Override
    public void end(long operation, Instant at, @Nullable String ending) {
        side().write(log -> {
            log.end(operation, at, ending);
            return operation;
        });
    }

    @Override
    public void count(long operation, long changed) {
        side().write(log -> {
            log.count(operation, changed);
            return operation;
        });
    }

    @Override
    public int forget(long operation, int limit) {
        requireChange();
        return side().write(log -> log.forget(operation, limit));
    }

    @Override
    public Duration keepTrash(Duration keep) {
        requireChange();
        return side().write(log -> {
            Duration before = log.keepTrash();
            log.keepTrash(keep);
            return before;
        });
    }

    @Override
    public Undoable undoable(long operation) {
        return new Traces(this).undoable(operation);
    }

    @Override
    public List<TrashHeap> trash() {
        return side().read(SideLog::trash, List.of());
    }

    @Override
    public List<Job> trashed(long operation, long afterId, int limit) {
        return new Traces(this).trashed(operation, afterId, limit);
    }

    @Override
    public Optional<String> trashedPayload(long operation, long id) {
        return new Traces(this).trashedPayload(operation, id);
    }

    @Override
    public Optional<OperationInfo> trashedBy(long id) {
        return side().read(log -> log.trashedBy(id), Optional.empty());
    }

    @Override
    public void close() {
        closeReading();
        owner.close();
    }
}
