package dev.quarterdeck.store.contract;

import static dev.quarterdeck.store.contract.Filters.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.Fingerprint;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.TwelveCauses;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.Lease;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors by their cause, and their jobs selected by it. */
abstract class ErrorContract extends StoreContract {
    private static final String TIMEOUT = Fingerprint.of("mail.send", "timeout after # s");

    ErrorContract(StoreFactory factory) {
        super(factory);
    }

    private long dead(String type, String error) {
        long id = put(NewJob.of(type, "").queue("dying"));
        reject(new Lease(id, claimed().token()), error);
        clock.move(Duration.ofSeconds(1));
        return id;
    }

    private Selection because(String... fingerprints) {
        return every(JobState.DEAD).and(new Filter.Cause(List.of(fingerprints)));
    }

    @Test
    void errorsAreGroupedByTypeAndMessageMostFrequentFirst() {
        dead("mail.send", "timeout after 3 s\n\tat line 5");
        dead("image.resize", "timeout after 4 s");
        dead("mail.send", "\ntimeout after 5 s\n\tat line 6");

        assertThat(store.errors(every(JobState.DEAD)))
                .containsExactly(
                        new ErrorGroup(
                                TIMEOUT,
                                "mail.send",
                                "timeout after # s",
                                "timeout after 5 s",
                                2,
                                NOON,
                                NOON.plusSeconds(2)),
                        new ErrorGroup(
                                Fingerprint.of("image.resize", "timeout after # s"),
                                "image.resize",
                                "timeout after # s",
                                "timeout after 4 s",
                                1,
                                NOON.plusSeconds(1),
                                NOON.plusSeconds(1)));
    }

    @Test
    void ofAsManyJobsTheGroupWithTheNewestComesFirst() {
        dead("mail.send", "old");
        dead("mail.send", "new");

        assertThat(store.errors(every())).extracting(ErrorGroup::sample).containsExactly("new", "old");
    }

    @Test
    void ofJobsOfOneMomentTheHighestIdIsTheSample() {
        List<Lease> leases =
                List.of(put(mail()), put(mail())).stream().map(id -> claimed()).toList();
        reject(leases.get(1), "second 2");
        reject(leases.get(0), "second 1");

        assertThat(store.errors(every())).extracting(ErrorGroup::sample).containsExactly("second 2");
    }

    @Test
    void onlyTheErrorsOfTheSelectionCount() {
        long retried = put(mail());
        fail(claimed(), "timeout after 3 s");
        dead("mail.send", "timeout after 4 s");

        assertThat(store.errors(every())).extracting(ErrorGroup::count).containsExactly(2L);
        assertThat(store.errors(every(JobState.PENDING)))
                .extracting(ErrorGroup::sample)
                .containsExactly("timeout after 3 s");
        assertThat(store.errors(select(retried))).hasSize(1);
        assertThat(store.errors(every(JobState.DONE))).isEmpty();
        assertThat(store.errors(every(JobState.DEAD).and(Filters.is(TextField.TYPE, "x"))))
                .isEmpty();
    }

    @Test
    void jobsWithoutAnErrorAreInNoGroupAndMatchNoCauseAndSoItsNot() {
        long id = Stage.CANCELLED.reach(this);

        assertThat(store.errors(every())).isEmpty();
        assertThat(store.freeze(because(TIMEOUT))).isEmpty();
        assertThat(store.freeze(every().and(not(new Filter.Cause(List.of(TIMEOUT))))))
                .containsExactly(id);
    }

    @Test
    void causeSelectsTheJobsOfItsGroup() {
        long first = dead("mail.send", "timeout after 3 s");
        long other = dead("mail.send", "timeout");
        long last = dead("mail.send", "timeout after 99,000 s");
        String otherCause = Fingerprint.of("mail.send", "timeout");

        assertThat(store.freeze(because(TIMEOUT))).containsExactly(first, last);
        assertThat(store.freeze(because(TIMEOUT, otherCause))).containsExactly(first, other, last);
        assertThat(store.freeze(every().and(not(new Filter.Cause(List.of(TIMEOUT))))))
                .containsExactly(other);
        assertThat(store.tally(because(TIMEOUT)).matched()).isEqualTo(2);
    }

    @Test
    void jobThatFailsForAnotherReasonMeanwhileIsLeftAlone() {
        long same = dead("mail.send", "timeout after 3 s");
        long moved = dead("mail.send", "timeout after 4 s");
        Selection selection = because(TIMEOUT);
        List<Long> frozen = Arrays.stream(store.freeze(selection)).boxed().toList();
        change(Change.of(Verb.UNPROCESSABLE, "not today"), moved);

        assertThat(apply(Change.of(Verb.REQUEUE), selection, frozen).changed()).isEqualTo(1);
        assertThat(job(same).state()).isEqualTo(JobState.PENDING);
        assertThat(job(moved).state()).isEqualTo(JobState.DEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "x\u0000y", "\ud83d\ude80 1", "a\u001b[31m 1", "'1", "\u0000"})
    void oddErrorsHaveACauseLikeOthers(String error) {
        long id = dead("mail.send", error);

        List<ErrorGroup> groups = store.errors(every());

        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).fingerprint()).isEqualTo(Fingerprint.of("mail.send", error));
        assertThat(store.freeze(because(groups.get(0).fingerprint()))).containsExactly(id);
    }

    @Test
    void everyGroupSelectsAsManyAsItCounts() {
        TwelveCauses.failures(3, 300).forEach(failure -> dead(failure.type(), failure.error()));

        List<ErrorGroup> groups = store.errors(every(JobState.DEAD));

        assertThat(groups).hasSize(12).allSatisfy(group -> assertThat(store.freeze(because(group.fingerprint())))
                .hasSize((int) group.count()));
        assertThat(groups.stream().mapToLong(ErrorGroup::count).sum()).isEqualTo(300);
    }
}
