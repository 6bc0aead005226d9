package dev.quarterdeck.store.model;

import static java.util.stream.Collectors.groupingBy;

import dev.quarterdeck.job.Fingerprint;
import dev.quarterdeck.job.Headline;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Messages;
import dev.quarterdeck.store.ErrorGroup;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Groups errors by their fingerprints. */
final class ModelErrors {
    private static final Comparator<Job> BY_AGE =
            Comparator.comparing(Job::since).thenComparing(Job::id);

    private ModelErrors() {}

    static List<ErrorGroup> of(Stream<Job> jobs) {
        return jobs
                .filter(job -> job.error() != null)
                .sorted(BY_AGE)
                .collect(groupingBy(job -> Fingerprint.of(job.type(), job.error())))
                .entrySet()
                .stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing((ErrorGroup group) -> -group.count())
                        .thenComparing(ErrorGroup::last, Comparator.reverseOrder())
                        .thenComparing(ErrorGroup::fingerprint))
                .toList();
    }

    /** The oldest job comes first. */
    private static ErrorGroup group(String fingerprint, List<Job> jobs) {
        Job newest = jobs.get(jobs.size() - 1);
        return new ErrorGroup(
                fingerprint,
                newest.type(),
                Messages.blanked(newest.error()),
                Headline.of(newest.error()),
                jobs.size(),
                jobs.get(0).since(),
                newest.since());
    }
}
