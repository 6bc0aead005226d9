package dev.quarterdeck.store.contract;

import static dev.quarterdeck.store.contract.Filters.all;
import static dev.quarterdeck.store.contract.Filters.contains;
import static dev.quarterdeck.store.contract.Filters.is;
import static dev.quarterdeck.store.contract.Filters.not;
import static dev.quarterdeck.store.contract.Filters.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Span;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each term of a filter matches. */
abstract class FilterContract extends StoreContract {

    FilterContract(StoreFactory factory) {
        super(factory);
    }

    /** More than an engine nests conditions. */
    private static final int THOUSANDS = 5_000;

    /** Pattern, text, and whether the text is what the pattern says. */
    @ParameterizedTest
    @CsvSource({
        "mail.send, mail.send, true",
        "mail.send, Mail.send, false",
        "mail.send, mail.sender, false",
        "mail.*, mail.send, true",
        "mail.*, mail., true",
        "mail.*, MAIL.send, false",
        "mail.*, email.send, false",
        "*.send, mail.send, true",
        "*.send, mail.sent, false",
        "*, x, true",
        "*a*a*, aa, true",
        "*a*a*, a, false",
        "a*a, a, false",
        "a*b*c, aXbYc, true",
        "a*b*c, acb, false",
        "a?c, abc, false",
        "a?c, a?c, true",
        "a?*, a?c, true",
        "a?*, abc, false",
        "[ab]*, abc, false",
        "[ab]*, [ab]c, true",
        "a%, abc, false",
        "a_c, abc, false",
        "a_*, a_c, true",
        "a_*, abc, false",
        "100%*, 100%x, true",
        "100%*, 100x, false",
        "a\\*, a\\b, true",
        "a\\*, ab, false",
        "\u00e9*, \u00e9x, true",
        "\u00c9*, \u00e9x, false",
        "\ud83d\ude80*, \ud83d\ude80!, true",
        "]*[, ]x[, true",
        "^*, ^a, true",
        "[^a]*, b, false"
    })
    void isComparesExactlyButForTheStars(String pattern, String text, boolean matches) {
        long id = put(NewJob.of(text, "p"));

        assertMatches(is(TextField.TYPE, pattern), matches, id);
        assertMatches(not(is(TextField.TYPE, pattern)), !matches, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail-%d", "mail-%d*"})
    void oneOfThousandsOfTextsMatches(String each) {
        long id = put(NewJob.of("mail-4321", "p"));
        String[] texts = IntStream.range(0, THOUSANDS).mapToObj(each::formatted).toArray(String[]::new);

        assertMatches(is(TextField.TYPE, texts), true, id);
        assertMatches(not(is(TextField.TYPE, texts)), false, id);
        assertMatches(contains(TextField.TYPE, texts), true, id);
    }

    @Test
    void oneOfThousandsOfIdsMatches() {
        long id = put(NewJob.of("t", "p"));
        List<Span> spans = LongStream.range(id + 1, id + THOUSANDS)
                .mapToObj(other -> new Span(other, other))
                .collect(Collectors.toCollection(ArrayList::new));
        assertMatches(new Filter.Number(NumberField.ID, spans), false, id);

        spans.add(new Span(id, id));
        assertMatches(new Filter.Number(NumberField.ID, spans), true, id);

        spans.add(new Span(1L, id));
        assertMatches(new Filter.Number(NumberField.ID, spans), true, id);
    }

    @Test
    void oneOfThousandsOfRangesMatches() {
        long id = put(NewJob.of("t", "p"));
        List<Span> spans = LongStream.range(0, THOUSANDS)
                .mapToObj(i -> new Span(id + 2 * (THOUSANDS - 1 - i), id + 2 * (THOUSANDS - 1 - i) + 1))
                .toList();

        assertMatches(new Filter.Number(NumberField.ID, spans), true, id);
        assertMatches(not(new Filter.Number(NumberField.ID, spans)), false, id);
    }

    @ParameterizedTest
    @CsvSource({
        "'\0', abc, false",
        "'\0', 'a\0c', true",
        "'a\0c', 'xA\0Cx', true",
        "'a\0c', 'a\0b', false",
        "'b\0', 'a\0b', false"
    })
    void containsTakesNothingForAnEnd(String part, String text, boolean matches) {
        long id = put(NewJob.of("t", text));

        assertMatches(contains(TextField.PAYLOAD, part), matches, id);
        assertMatches(not(contains(TextField.PAYLOAD, part)), !matches, id);
    }

    @ParameterizedTest
    @CsvSource({
        "timeout, connection timeout after 30s, true",
        "TIMEOUT, connection timeout, true",
        "timeout, Connection TimeOut, true",
        "timeouts, connection timeout, false",
        "50%, at 50% done, true",
        "50%, at 500 done, false",
        "a_b, a_b, true",
        "a_b, axb, false",
        "a*c, xAbCx, true",
        "a*c, ca, false",
        "a*b*c, xa_b_cx, true",
        "\\, back\\slash, true",
        "\\, slash/, false",
        "[a], x[a]x, true",
        "[a], a, false",
        "?, what?, true",
        "?, what, false",
        "\u00c9, caf\u00e9, false",
        "\u00e9, caf\u00e9, true",
        "\ud83d\ude80, to \ud83d\ude80 go, true",
        "\u0130, i, false",
        "\u212a, k, false"
    })
    void containsIgnoresTheCaseOfAsciiLetters(String part, String text, boolean matches) {
        long id = put(NewJob.of("t", text));

        assertMatches(contains(TextField.PAYLOAD, part), matches, id);
        assertMatches(not(contains(TextField.PAYLOAD, part)), !matches, id);
    }

    @ParameterizedTest
    @EnumSource
    void everyTextFieldIsRead(TextField field) {
        long id =
                put(new NewJob("v-type", "v-payload", "v-queue", "v-name", "v-key", Priority.LOW, 3, null, null, null));
        store.claim(new ClaimRequest("v-worker", 1, LEASE, Set.of(), Duration.ZERO));
        clock.move(LEASE);
        reject(new Lease(id, job(id).revision()), "v-error");

        assertMatches(is(field, "v-" + field.word()), true, id);
        assertMatches(is(field, "v-*", "other"), true, id);
        assertMatches(is(field, "V-*", "other"), false, id);
        assertMatches(contains(field, "V-" + field.word().charAt(0)), true, id);
        assertMatches(contains(field, "nothing", "-"), true, id);
        assertMatches(contains(field, "nothing"), false, id);
    }

    @ParameterizedTest
    @EnumSource(names = {"NAME", "KEY", "WORKER", "ERROR"})
    void missingTextMatchesNoTermAndSoItsNot(TextField field) {
        long id = put(mail());

        assertMatches(is(field, "*"), false, id);
        assertMatches(not(is(field, "*")), true, id);
        assertMatches(not(is(field, "x")), true, id);
        assertMatches(contains(field, "x"), false, id);
        assertMatches(not(contains(field, "x")), true, id);
        assertMatches(not(not(contains(field, "x"))), false, id);
        assertMatches(all(not(is(field, "x")), is(TextField.TYPE, "mail.send")), true, id);
    }

    @Test
    void missingReasonMatchesNoTermAndSoItsNot() {
        long pending = put(mail());
        long cancelled = Stage.CANCELLED.reach(this);
        long exhausted = Stage.EXHAUSTED.reach(this);
        Filter filter = new Filter.DeadFor(List.of(Reason.EXHAUSTED, Reason.UNPROCESSABLE));

        assertThat(store.freeze(every().and(filter))).containsExactly(exhausted);
        assertThat(store.freeze(every().and(not(filter)))).containsExactly(pending, cancelled);
        assertThat(store.freeze(every(JobState.DEAD).and(not(filter)))).containsExactly(cancelled);
    }

    @Test
    void wordIsTypeNameOrError() {
        long byType = put(NewJob.of("Mail.send", "p"));
        long byName = put(NewJob.of("t", "p").name("the MAIL of today"));
        long byNothing = put(NewJob.of("t", "mail").queue("mail").key("mail"));
        long byError = put(NewJob.of("x", "p").queue("failing").maxRetries(0));
        store.claim(new ClaimRequest("mail/1", 1, LEASE, Set.of("failing"), Duration.ZERO));
        reject(new Lease(byError, job(byError).revision()), "no mail today");
        Filter word = new Filter.Word(List.of("mail"));

        assertThat(store.freeze(every().and(word))).containsExactly(byType, byName, byError);
        assertThat(store.freeze(every().and(not(word)))).containsExactly(byNothing);
        assertThat(store.freeze(every().and(new Filter.Word(List.of("zzz", "TODAY")))))
                .containsExactly(byName, byError);
    }

    @Test
    void spansIncludeBothTheirEnds() {
        for (int i = 0; i < 10; i++) {
            put(mail().priority(Priority.ofLevel(1 + i % 4)));
        }

        assertThat(store.freeze(every().and(number(NumberField.ID, 3L, 5L)))).containsExactly(3, 4, 5);
        assertThat(store.freeze(every().and(number(NumberField.ID, null, 2L)))).containsExactly(1, 2);
        assertThat(store.freeze(every().and(number(NumberField.ID, 9L, null)))).containsExactly(9, 10);
        assertThat(store.freeze(every().and(number(NumberField.PRIORITY, 4L, null))))
                .containsExactly(4, 8);
        assertThat(store.freeze(
                        every().and(new Filter.Number(NumberField.ID, List.of(new Span(1L, 1L), new Span(8L, 9L))))))
                .containsExactly(1, 8, 9);
        assertThat(store.freeze(every().and(number(NumberField.ID, 0L, Long.MAX_VALUE))))
                .hasSize(10);
    }

    @Test
    void attemptsAreCounted() {
        long once = Stage.REJECTED.reach(this);
        long never = put(mail());

        assertMatches(number(NumberField.ATTEMPTS, 1L, 1L), true, once);
        assertMatches(number(NumberField.ATTEMPTS, null, 0L), true, never);
        assertThat(store.freeze(every().and(number(NumberField.ATTEMPTS, 2L, null))))
                .isEmpty();
    }

    @Test
    void ageIsTimeInTheStateByTheSelectionsMoment() {
        long id = put(mail());
        clock.move(Duration.ofHours(1));

        assertMatches(Filters.age(Duration.ofHours(1), null), true, id);
        assertMatches(Filters.age(Duration.ofHours(1).plusMillis(1), null), false, id);
        assertMatches(Filters.age(null, Duration.ofHours(1)), true, id);
        assertMatches(Filters.age(null, Duration.ofHours(1).minusMillis(1)), false, id);
        assertMatches(not(Filters.age(Duration.ofHours(1), null)), false, id);
    }

    @Test
    void ageIsNeverNegative() {
        long id = put(mail());
        clock.move(Duration.ofHours(-1));

        assertMatches(Filters.age(Duration.ZERO, Duration.ZERO), true, id);
        assertMatches(Filters.age(null, Duration.ofSeconds(1)), true, id);
        assertMatches(Filters.age(Duration.ofMillis(1), null), false, id);
        assertMatches(Filters.age(null, Duration.ofMillis(Long.MAX_VALUE)), true, id);
        assertMatches(Filters.age(Duration.ofMillis(Long.MAX_VALUE), null), false, id);
    }

    @Test
    void runIsTimeUntilTheJobMayRun() {
        long id = put(mail().in(Duration.ofMinutes(10)));

        assertMatches(number(NumberField.RUN, null, 600_000L), true, id);
        assertMatches(number(NumberField.RUN, null, 599_999L), false, id);
        clock.move(Duration.ofMinutes(11));
        assertMatches(number(NumberField.RUN, -60_000L, -60_000L), true, id);
        assertMatches(number(NumberField.RUN, 0L, null), false, id);
        assertMatches(number(NumberField.RUN, -Long.MAX_VALUE, Long.MAX_VALUE), true, id);
    }

    @Test
    void allOfNothingHolds() {
        long id = put(mail());

        assertMatches(Filter.ANY, true, id);
        assertMatches(all(all(), all(all())), true, id);
    }

    @Test
    void manyValuesAndManyIdsAreTaken() {
        long id = put(mail());
        String[] types = new String[200];
        Arrays.setAll(types, i -> i == 150 ? "mail.send" : "type" + i);
        Long[] ids = new Long[2_000];
        Arrays.setAll(ids, i -> (long) i);

        assertMatches(is(TextField.TYPE, types), true, id);
        assertMatches(contains(TextField.TYPE, types), true, id);
        assertThat(store.freeze(select(ids))).containsExactly(id);
    }

    private void assertMatches(Filter filter, boolean matches, long id) {
        List<Long> found =
                Arrays.stream(store.freeze(every().and(filter))).boxed().toList();
        if (matches) {
            assertThat(found).as("%s", filter).containsExactly(id);
        } else {
            assertThat(found).as("%s", filter).doesNotContain(id);
        }
    }
}
