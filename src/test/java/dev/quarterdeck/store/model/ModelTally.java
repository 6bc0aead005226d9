package dev.quarterdeck.store.model;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.store.Tally;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sorts jobs into the groups that an event treats alike. */
public final class ModelTally {

    private ModelTally() {}

    static Tally of(Stream<Job> jobs, Instant now) {
        Map<Situation, List<Job>> groups = jobs.collect(Collectors.groupingBy(job -> situation(job, now)));
        return new Tally(groups.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** The same jobs in as few groups as what decides about them allows. */
    public static Tally plain(Tally tally) {
        Map<Situation, List<Tally.Group>> groups =
                tally.groups().stream().collect(Collectors.groupingBy(group -> plain(group.situation())));
        return new Tally(groups.entrySet().stream()
                .map(entry -> merge(entry.getKey(), new Tally(entry.getValue())))
                .toList());
    }

    private static Tally.Group merge(Situation situation, Tally groups) {
        return new Tally.Group(situation, groups.matched(), groups.oldest(), groups.newest());
    }

    /** What decides about a group when an operator's verb comes, and no more. */
    private static Situation plain(Situation group) {
        boolean locked = group.state() == JobState.LOCKED;
        return new Situation(group.state(), 0, 0, locked && group.cancelAsked(), locked && group.orphan());
    }

    private static Situation situation(Job job, Instant now) {
        return plain(
                new Situation(job.state(), job.attempts(), job.maxRetries(), job.cancelAsked(), job.orphanedAt(now)));
    }

    private static Tally.Group group(Situation situation, List<Job> jobs) {
        Comparator<Job> bySince = Comparator.comparing(Job::since);
        return new Tally.Group(
                situation,
                jobs.size(),
                jobs.stream().min(bySince).orElseThrow().since(),
                jobs.stream().max(bySince).orElseThrow().since());
    }
}
