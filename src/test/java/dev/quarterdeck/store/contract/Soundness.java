package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for every store at every moment. */
public final class Soundness {
    private static final int PAGE = 500;

    private Soundness() {}

    /** Its own check finds nothing, its counts are those of its pages, and no job contradicts itself. */
    public static void prove(JobReader store) {
        assertThat(store.check().faults()).isEmpty();
        List<Job> jobs = everyJob(store);
        assertThat(store.counts().rows()).containsExactlyInAnyOrderElementsOf(count(jobs));
        assertThat(jobs).allSatisfy(Soundness::proveJob);
    }

    /** All the jobs, by paging through them. */
    public static List<Job> everyJob(JobReader store) {
        Selection every = new Selection(
                Set.of(), List.of(), Filter.ANY, true, store.clock().instant());
        List<Job> jobs = new ArrayList<>();
        List<Job> page = store.page(PageQuery.first(every, Order.ID, PAGE));
        while (!page.isEmpty()) {
            jobs.addAll(page);
            Job last = jobs.get(jobs.size() - 1);
            page = store.page(new PageQuery(every, Order.ID, last, false, PAGE));
            if (!page.isEmpty() && page.get(0).id() <= last.id()) {
                throw new IllegalStateException("the page after job " + last.id() + " begins with " + page.get(0));
            }
        }
        return jobs;
    }

    private static List<Counts.Row> count(List<Job> jobs) {
        Map<Counts.Row, Long> groups = new HashMap<>();
        jobs.forEach(job -> groups.merge(new Counts.Row(job.queue(), job.state(), job.reason(), 0), 1L, Long::sum));
        return groups.entrySet().stream()
                .map(group -> new Counts.Row(
                        group.getKey().queue(),
                        group.getKey().state(),
                        group.getKey().reason(),
                        group.getValue()))
                .toList();
    }

    private static void proveJob(Job job) {
        boolean locked = job.state() == JobState.LOCKED;
        assertThat(job.leaseUntil() != null)
                .as("a lease only while locked: %s", job)
                .isEqualTo(locked);
        assertThat(job.reason() != null).as("a reason only when dead: %s", job).isEqualTo(job.state() == JobState.DEAD);
        assertThat(!job.cancelAsked() || locked)
                .as("asked to stop only while locked: %s", job)
                .isTrue();
        assertThat(job.attempts()).as("attempts of %s", job).isNotNegative();
    }
}
