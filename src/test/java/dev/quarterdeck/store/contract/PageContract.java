package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.model.ModelOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How jobs are read a page at a time. */
abstract class PageContract extends StoreContract {

    PageContract(StoreFactory factory) {
        super(factory);
    }

    /** Forty jobs in all states, of which many are alike in what an order looks at. */
    void fill() {
        for (int i = 0; i < 40; i++) {
            put(mail().queue("q" + i % 3).priority(Priority.ofLevel(1 + i % 4)).at(NOON.minusSeconds(i % 5)));
        }
        for (int i = 0; i < 8; i++) {
            List<Claim> claims = store.claim(new ClaimRequest(WORKER, 4, LEASE, Set.of(), Duration.ZERO));
            complete(claims.get(0).lease());
            reject(claims.get(1).lease(), "rejected");
            store.settle(new Settlement.Fail(claims.get(2).lease(), "failed", Duration.ZERO));
            clock.move(Duration.ofSeconds(i % 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesForwardsGiveEveryJobOnceInOrder(Order order) {
        fill();
        for (Selection selection : selections()) {
            List<Job> jobs = forwards(selection, order, 3);
            assertThat(jobs).isSortedAccordingTo(ModelOrder.of(order));
            assertThat(jobs).extracting(Job::id).doesNotHaveDuplicates();
            assertThat(jobs).containsExactlyElementsOf(store.page(PageQuery.first(selection, order, 1_000)));
            assertThat(jobs).hasSize(store.freeze(selection).length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesBackwardsGiveTheSameJobsInTheSameOrder(Order order) {
        fill();
        for (Selection selection : selections()) {
            List<Job> forwards = forwards(selection, order, 7);
            List<Job> backwards = new ArrayList<>();
            Job from = null;
            List<Job> page = store.page(new PageQuery(selection, order, from, true, 3));
            while (!page.isEmpty()) {
                backwards.addAll(0, page);
                page = store.page(new PageQuery(selection, order, page.get(0), true, 3));
            }
            assertThat(backwards).isEqualTo(forwards);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pageGoesOnFromAJobThatIsGone(Order order) {
        fill();
        Selection done = every(JobState.DONE);
        List<Job> jobs = store.page(PageQuery.first(done, order, 100));
        Job from = jobs.get(3);
        change(Change.of(Verb.PURGE), from.id());

        assertThat(store.page(new PageQuery(done, order, from, false, 100))).isEqualTo(jobs.subList(4, jobs.size()));
        assertThat(store.page(new PageQuery(done, order, from, true, 2))).isEqualTo(jobs.subList(1, 3));
    }

    @ParameterizedTest
    @EnumSource
    void pageGoesOnFromTheOldPlaceOfAJobThatMoved(Order order) {
        fill();
        Selection done = every(JobState.DONE);
        List<Job> jobs = store.page(PageQuery.first(done, order, 100));
        Job from = jobs.get(2);
        change(Change.of(Verb.REQUEUE), from.id());

        assertThat(store.page(new PageQuery(done, order, from, false, 2))).isEqualTo(jobs.subList(3, 5));
    }

    @Test
    void emptyStoreHasEmptyPages() {
        for (Order order : Order.values()) {
            assertThat(store.page(PageQuery.first(every(), order, 10))).isEmpty();
            assertThat(store.page(new PageQuery(every(), order, null, true, 10)))
                    .isEmpty();
        }
    }

    @Test
    void selectionThatSaysNothingMeansEveryJobHere() {
        fill();
        Selection nothing = new Selection(Set.of(), List.of(), Filter.ANY, false, clock.instant());

        assertThat(store.page(PageQuery.first(nothing, Order.ID, 1_000))).hasSize(40);
    }

    @Test
    void naturalOrderOfThePendingIsTheirClaimOrder() {
        fill();
        List<Job> page = store.page(PageQuery.first(every(JobState.PENDING), Order.CLAIM, 100));

        assertThat(claimedIds(100)).isEqualTo(page.stream().map(Job::id).toList());
    }

    @Test
    void jobThatIsNotThereIsNotFound() {
        assertThat(store.find(1)).isEmpty();
        assertThat(store.payload(1)).isEmpty();
        assertThat(store.history(1)).isEmpty();
        assertThat(store.find(-1)).isEmpty();
        assertThat(store.find(Long.MAX_VALUE)).isEmpty();
    }

    private List<Selection> selections() {
        return List.of(
                every(),
                every(JobState.PENDING),
                every(JobState.LOCKED),
                every(JobState.DONE),
                every(JobState.DEAD),
                every(JobState.DONE, JobState.DEAD),
                every(JobState.PENDING, JobState.LOCKED),
                select(3L, 1L, 30L, 77L),
                every(JobState.PENDING, JobState.DONE).and(Filters.is(TextField.QUEUE, "q1")),
                every().and(Filters.not(Filters.number(NumberField.ATTEMPTS, 1L, null))),
                every(JobState.DEAD).and(Filters.contains(TextField.ERROR, "nothing like it")));
    }

    private List<Job> forwards(Selection selection, Order order, int limit) {
        List<Job> jobs = new ArrayList<>();
        List<Job> page = store.page(PageQuery.first(selection, order, limit));
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            jobs.addAll(page);
            page = store.page(new PageQuery(selection, order, jobs.get(jobs.size() - 1), false, limit));
        }
        return jobs;
    }
}
