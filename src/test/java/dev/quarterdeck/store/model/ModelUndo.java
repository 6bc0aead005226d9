package dev.quarterdeck.store.model;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.UndoReceipt.Left;
import dev.quarterdeck.store.Undoable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the model keeps of jobs that operations changed, and the jobs that they threw away. */
final class ModelUndo {
    private final Map<Long, ModelJob> jobs;
    private final Map<Long, TreeMap<Long, Image>> images = new HashMap<>();
    private final TreeMap<Long, Trashed> trash = new TreeMap<>();

    ModelUndo(Map<Long, ModelJob> jobs) {
        this.jobs = jobs;
    }

    private record Trashed(long operation, ModelJob job) {}

    /**
     * A job before an operation.
     *
     * @param revision the one that the operation left; settled once it has changed the job
     * @param found the one that the operation found
     * @param state null when the job lay in the trash
     */
    private record Image(
            long revision,
            long found,
            @Nullable JobState state,
            @Nullable Reason reason,
            Priority priority,
            int attempts,
            Instant runAt,
            Instant since,
            boolean cancelAsked,
            @Nullable String error,
            String payload) {

        static Image of(ModelJob job, long revision) {
            return new Image(
                    revision,
                    job.revision,
                    job.state,
                    job.reason,
                    job.priority,
                    job.attempts,
                    job.runAt,
                    job.since,
                    job.cancelAsked,
                    job.error,
                    job.payload);
        }

        Image at(long newRevision) {
            return new Image(
                    newRevision, found, state, reason, priority, attempts, runAt, since, cancelAsked, error, payload);
        }

        Image withoutState() {
            return new Image(
                    revision, found, null, null, priority, attempts, runAt, since, cancelAsked, error, payload);
        }
    }

    /** Keeps what the job is, before a change that moves its revision by so much. */
    void keep(long operation, ModelJob job, int growth) {
        put(operation, job.id, Image.of(job, job.revision + growth));
    }

    private void put(long operation, long id, Image image) {
        images.computeIfAbsent(operation, number -> new TreeMap<>()).put(id, image);
    }

    void trash(long operation, ModelJob job) {
        jobs.remove(job.id);
        trash.put(job.id, new Trashed(operation, job));
    }

    @Nullable
    ModelJob trashed(long id) {
        return trash.containsKey(id) ? trash.get(id).job() : null;
    }

    Stream<ModelJob> trashedBy(long operation) {
        return trash.values().stream()
                .filter(each -> each.operation() == operation)
                .map(Trashed::job);
    }

    Optional<Long> operationThatTrashed(long id) {
        return Optional.ofNullable(trash.get(id)).map(Trashed::operation);
    }

    private TreeMap<Long, Image> imagesOf(long operation) {
        return images.getOrDefault(operation, new TreeMap<>());
    }

    private LongStream idsOf(long operation) {
        return LongStream.concat(
                        imagesOf(operation).keySet().stream().mapToLong(id -> id),
                        trashedBy(operation).mapToLong(job -> job.id))
                .sorted();
    }

    Undoable undoable(long operation) {
        Map<String, Long> left = new HashMap<>();
        long[] ids = idsOf(operation).toArray();
        for (long id : ids) {
            Left why = whyLeft(operation, id);
            if (why != null) {
                left.merge(why.word(), 1L, Long::sum);
            }
        }
        long leftAlone = left.values().stream().mapToLong(n -> n).sum();
        return new Undoable(ids, ids.length - leftAlone, left);
    }

    private @Nullable Left whyLeft(long operation, long id) {
        Image image = imagesOf(operation).get(id);
        if (image == null) {
            Trashed trashed = trash.get(id);
            if (trashed == null || trashed.operation() != operation) {
                return new Left(id, UndoReceipt.EXPIRED, null);
            }
            return jobs.values().stream()
                    .filter(other -> other.made.key() != null
                            && other.made.key().equals(trashed.job().made.key()))
                    .findFirst()
                    .map(taker -> new Left(id, UndoReceipt.KEY_TAKEN, taker.id))
                    .orElse(null);
        }
        ModelJob job = jobs.get(id);
        if (job == null) {
            return new Left(id, UndoReceipt.GONE, null);
        }
        if (job.revision == image.revision()) {
            return null;
        }
        return new Left(id, job.state == JobState.LOCKED ? UndoReceipt.CLAIMED_SINCE : UndoReceipt.CHANGED_SINCE, null);
    }

    UndoReceipt undo(long operation, long undone, long[] ids) {
        List<Left> left = new ArrayList<>();
        List<Long> free = new ArrayList<>();
        for (long id : ids) {
            Left why = whyLeft(undone, id);
            if (why == null) {
                free.add(id);
            } else {
                left.add(why);
            }
        }
        free.forEach(id -> restore(operation, undone, id));
        return new UndoReceipt(free.size(), left);
    }

    private void restore(long operation, long undone, long id) {
        Image image = imagesOf(undone).get(id);
        if (image == null) {
            ModelJob job = trash.remove(id).job();
            job.revision++;
            put(operation, id, Image.of(job, job.revision).withoutState());
            jobs.put(id, job);
            untouchedAgain(undone, job, job.revision - 1);
            return;
        }
        ModelJob job = jobs.get(id);
        if (image.state() == null) {
            trash(operation, job);
        } else if (image.state() == JobState.LOCKED && job.state == JobState.LOCKED) {
            keep(operation, job, 0);
            job.cancelAsked = image.cancelAsked();
        } else {
            keep(operation, job, 1);
            restore(job, image);
            untouchedAgain(undone, job, image.found());
        }
    }

    /** The job is again what an operation before the undone one left. */
    private void untouchedAgain(long undone, ModelJob job, long found) {
        images.forEach((operation, kept) -> {
            if (operation < undone) {
                kept.computeIfPresent(
                        job.id, (id, image) -> image.revision() == found ? image.at(job.revision) : image);
            }
        });
    }

    private static void restore(ModelJob job, Image image) {
        job.state = image.state() == JobState.LOCKED ? JobState.PENDING : image.state();
        job.reason = image.reason();
        job.priority = image.priority();
        job.attempts = image.attempts();
        job.runAt = image.runAt();
        job.since = image.since();
        job.error = image.error();
        job.payload = image.payload();
        job.leaseUntil = null;
        job.cancelAsked = false;
        job.revision++;
    }

    /** Forgets the trash first; both by id. */
    int forget(long operation, int limit) {
        List<Long> thrown = trashedBy(operation).map(job -> job.id).limit(limit).toList();
        thrown.forEach(trash::remove);
        List<Long> kept = imagesOf(operation).keySet().stream()
                .limit(limit - thrown.size())
                .toList();
        kept.forEach(imagesOf(operation)::remove);
        return thrown.size() + kept.size();
    }

    boolean keeps(long operation) {
        return idsOf(operation).findAny().isPresent();
    }
}
