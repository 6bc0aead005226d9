package dev.quarterdeck.operation;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Change.Effect;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operation would do, exactly counted.
 *
 * @param tally every job that the selection matches, in groups that the change treats alike
 * @param missing ids that the selection names and that are not there, in the order they were named
 * @param sample a few of the matching jobs, longest in their state first
 * @param keep for how long it could be undone
 */
public record Preview(Operation operation, Tally tally, List<Long> missing, List<Job> sample, Duration keep) {

    private static final int SAMPLE = 5;

    public Preview {
        missing = List.copyOf(missing);
        sample = List.copyOf(sample);
    }

    /**
     * Counts the operation's jobs in the target, as they are now; for one that is going to run, see {@link Frozen}.
     *
     * @throws FilterException when its rate would have jobs come of age later than any job may be put for
     */
    public static Preview of(JobOperator target, Operation operation) {
        Selection selection = operation.selection();
        Preview preview = new Preview(
                operation,
                target.tally(selection),
                MissingIds.of(target, selection),
                target.page(PageQuery.first(selection, PageQuery.Order.OLDEST, SAMPLE)),
                target.keepTrash());
        preview.requireWithinReach();
        return preview;
    }

    /** @throws FilterException when its rate would have jobs come of age later than any job may be put for */
    void requireWithinReach() {
        Rate rate = operation.change().rate();
        if (rate != null && changed() > rate.most()) {
            throw new FilterException(
                    rate.format(),
                    "expected the jobs to come of age within " + Durations.format(NewJob.LONGEST) + ", got: "
                            + Ages.number(changed()) + " at " + rate.format()
                            + ": say a faster rate, or select fewer jobs");
        }
    }

    public long matched() {
        return tally.matched();
    }

    /** How many jobs would be changed at once. */
    public long changed() {
        return count(Effect.CHANGED);
    }

    /** How many running jobs would be told to stop. */
    public long asked() {
        return count(Effect.ASKED);
    }

    /** How many jobs the operation does something to. */
    public long affected() {
        return changed() + asked();
    }

    /** How many jobs would be left alone, by the word that says why. */
    public Map<String, Long> skipped() {
        var skipped = new TreeMap<String, Long>();
        groups(Effect.SKIPPED).forEach(group -> skipped.merge(group.situation().skipWord(), group.count(), Long::sum));
        return skipped;
    }

    /** The states of the jobs that the operation does something to. */
    public Set<JobState> states() {
        var states = EnumSet.noneOf(JobState.class);
        Stream.concat(groups(Effect.CHANGED), groups(Effect.ASKED))
                .forEach(group -> states.add(group.situation().state()));
        return states;
    }

    /** How many of the jobs that would be changed are in this state. */
    public long changedIn(JobState state) {
        return groups(Effect.CHANGED)
                .filter(group -> group.situation().state() == state)
                .mapToLong(Tally.Group::count)
                .sum();
    }

    /** How many claims of workers that may live would be ended by force. */
    public long liveClaims() {
        return operation.change().force()
                ? groups(Effect.CHANGED)
                        .filter(group -> !group.situation().orphan())
                        .mapToLong(Tally.Group::count)
                        .sum()
                : 0;
    }

    /** How long it takes until the last of the jobs comes of age: {@code comes of age over 3m20s}; empty for at once. */
    public Optional<String> pace() {
        return Optional.ofNullable(operation.change().rate())
                .map(rate -> Words.pace(Duration.of(rate.share() * changed(), ChronoUnit.MICROS)));
    }

    /** The earliest moment at which one of the jobs entered its state; null when nothing matches. */
    public @Nullable Instant oldest() {
        return tally.oldest();
    }

    /** The latest moment at which one of the jobs entered its state; null when nothing matches. */
    public @Nullable Instant newest() {
        return tally.newest();
    }

    /** What the receipt would say; its counts are what would happen, not what did. */
    public Receipt asReceipt() {
        return Receipt.preview(operation, matched(), changed(), asked(), skipped(), missing);
    }

    private long count(Effect effect) {
        return groups(effect).mapToLong(Tally.Group::count).sum();
    }

    private Stream<Tally.Group> groups(Effect effect) {
        Change change = operation.change();
        return tally.groups().stream().filter(group -> change.effect(group.situation()) == effect);
    }
}
