package dev.quarterdeck.completion;

import dev.quarterdeck.command.Session;
import dev.quarterdeck.job.Fingerprint;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the target has that a command could name. Nothing, while it cannot be read: a suggestion is no place for errors. */
public final class Known {
    /** As many jobs of a state are looked at; a type that none of them has is rare. */
    private static final int SAMPLE = 200;

    private static final int MAX_IDS = 20;

    private final Session session;

    /** @param session whose target is asked, as far as it may be read there */
    public Known(Session session) {
        this.session = session;
    }

    /** Whether a word can be said as it is: harmless, without blanks or quotes. */
    static boolean isPlain(String word) {
        return word.matches("[\\w._:/@+*-]+") && !word.startsWith("-");
    }

    Stream<String> types() {
        return jobs(SAMPLE, JobState.values()).map(Job::type).distinct().sorted();
    }

    /** The newest of those that one mostly asks about; of all, while there are none of those. */
    Stream<String> ids() {
        List<Job> likely = jobs(MAX_IDS, JobState.DEAD, JobState.LOCKED).toList();
        Stream<Job> jobs = likely.isEmpty()
                ? jobs(MAX_IDS, JobState.PENDING, JobState.DONE)
                        .sorted(Comparator.comparingLong(Job::id).reversed())
                : likely.stream();
        return jobs.limit(MAX_IDS).map(job -> Long.toString(job.id()));
    }

    /** The causes of the newest deaths. */
    Stream<String> fingerprints() {
        return jobs(SAMPLE, JobState.DEAD)
                .flatMap(job ->
                        Optional.ofNullable(job.error()).map(error -> Fingerprint.of(job.type(), error)).stream())
                .distinct();
    }

    Stream<String> queues() {
        return read(JobReader::queues).map(QueueInfo::name);
    }

    Stream<String> workers() {
        return read(JobReader::workers).map(WorkerInfo::id);
    }

    Stream<String> schedules() {
        return read(JobReader::schedules).map(Schedule::name);
    }

    /** The numbers of the last operations that changed a job and can be undone. */
    Stream<String> operations() {
        Instant now = session.clock().instant();
        return read(reader -> reader.operations(OperationQuery.last(MAX_IDS)))
                .filter(operation -> operation.undoableAt(now))
                .map(operation -> Long.toString(operation.number()));
    }

    /** Files that could be named, where files can be named at all. */
    List<Suggestion> files(String word, String prefix) {
        return session.isConfined() ? List.of() : FileNames.beginningWith(word, prefix);
    }

    private Stream<Job> jobs(int limit, JobState... states) {
        return Arrays.stream(states)
                .flatMap(state -> read(reader -> reader.page(PageQuery.first(
                        Selection.ofState(state, session.clock().instant()), PageQuery.Order.NEWEST, limit))));
    }

    private <T> Stream<T> read(Function<JobReader, List<T>> question) {
        try (var opened = session.open(session.target(), Access.READ, Durability.FULL)) {
            return question.apply(opened.jobs()).stream();
        } catch (StoreException e) {
            return Stream.empty();
        }
    }
}
