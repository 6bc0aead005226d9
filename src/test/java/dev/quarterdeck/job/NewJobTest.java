package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class NewJobTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String EMOJI = "😀";

    /** What each of the four names is called, and how it is set. */
    static final List<Arguments> NAMES = List.of(
            Arguments.of("type", (Function<String, NewJob>) text -> NewJob.of(text, "p")),
            Arguments.of("queue", (Function<String, NewJob>) text -> job().queue(text)),
            Arguments.of("name", (Function<String, NewJob>) text -> job().name(text)),
            Arguments.of("key", (Function<String, NewJob>) text -> job().key(text)));

    @Test
    void hasTheDefaults() {
        assertThat(job()).isEqualTo(new NewJob("t", "p", "default", null, null, Priority.NORMAL, 3, null, null, null));
    }

    @Test
    void everySetterSetsOneThing() {
        Duration minute = Duration.ofMinutes(1);

        NewJob full = job().queue("q")
                .name("n")
                .key("k")
                .priority(Priority.CRITICAL)
                .maxRetries(0)
                .timeout(minute)
                .at(NOW);

        assertThat(full).isEqualTo(new NewJob("t", "p", "q", "n", "k", Priority.CRITICAL, 0, minute, NOW, null));
        assertThat(full.payload("other"))
                .isEqualTo(new NewJob("t", "other", "q", "n", "k", Priority.CRITICAL, 0, minute, NOW, null));
        assertThat(full.in(minute))
                .isEqualTo(new NewJob("t", "p", "q", "n", "k", Priority.CRITICAL, 0, minute, null, minute));
        assertThat(full.name(null).key(null).timeout(null).at(null))
                .isEqualTo(new NewJob("t", "p", "q", null, null, Priority.CRITICAL, 0, null, null, null));
    }

    @Test
    void runsNowOrLater() {
        assertThat(job().runAt(NOW)).isEqualTo(NOW);
        assertThat(job().in(Duration.ofHours(1)).runAt(NOW)).isEqualTo(NOW.plusSeconds(3_600));
        assertThat(job().at(NOW.minusSeconds(5)).runAt(NOW)).isEqualTo(NOW.minusSeconds(5));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void namesAreCountedInCharacters(String field, Function<String, NewJob> with) {
        assertThatNoException().isThrownBy(() -> with.apply("x"));
        assertThatNoException().isThrownBy(() -> with.apply("x".repeat(255)));
        assertThatNoException().isThrownBy(() -> with.apply(EMOJI.repeat(255)));
        assertThatNoException().isThrownBy(() -> with.apply("\u001B\u202E\n "));
        refuses(() -> with.apply(""), "expected a " + field + " of 1 to 255 characters, got: 0");
        refuses(() -> with.apply("x".repeat(256)), "expected a " + field + " of 1 to 255 characters, got: 256");
        refuses(() -> with.apply(EMOJI.repeat(256)), "expected a " + field + " of 1 to 255 characters, got: 256");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void namesAreWholeUnicodeWithoutNul(String field, Function<String, NewJob> with) {
        refuses(() -> with.apply("a\0b"), "expected a " + field + " without the character U+0000");
        for (String broken : List.of("ab\uD83D", "ab\uDE00", "ab\uD83Dx", "ab\uDE00\uD83D")) {
            refuses(
                    () -> with.apply(broken),
                    "expected a " + field + " of whole Unicode characters, got half a surrogate pair at 2");
        }
    }

    @Test
    void payloadsAreAnyTextUpToAMebibyteOfUtf8() {
        int most = NewJob.MAX_PAYLOAD_BYTES;

        assertThatNoException().isThrownBy(() -> NewJob.of("t", ""));
        assertThatNoException().isThrownBy(() -> NewJob.of("t", "\0\u001B"));
        assertThatNoException().isThrownBy(() -> NewJob.of("t", "x".repeat(most)));
        assertThatNoException().isThrownBy(() -> NewJob.of("t", EMOJI.repeat(most / 4)));
        refuses(
                () -> NewJob.of("t", "x".repeat(most + 1)),
                "expected a payload of at most 1048576 bytes of UTF-8, got: 1048577");
        refuses(
                () -> NewJob.of("t", "漢".repeat(most / 3 + 1)),
                "expected a payload of at most 1048576 bytes of UTF-8, got: 1048578");
        refuses(
                () -> NewJob.of("t", "{\uD83D}"),
                "expected a payload of whole Unicode characters, got half a surrogate pair at 1");
    }

    static Stream<Arguments> limits() {
        Duration tick = Duration.ofMillis(1);
        return Stream.of(
                refused(() -> job().maxRetries(-1), "expected max retries from 0 to 1000000, got: -1"),
                refused(() -> job().maxRetries(1_000_001), "expected max retries from 0 to 1000000, got: 1000001"),
                refused(
                        () -> job().timeout(Duration.ofNanos(999_999)),
                        "expected a timeout from 1 ms to 36500 days, got: PT0.000999999S"),
                refused(
                        () -> job().timeout(NewJob.LONGEST.plus(tick)),
                        "expected a timeout from 1 ms to 36500 days, got: 36500d1ms"),
                refused(() -> job().in(tick.negated()), "expected a delay from 0 to 36500 days, got: PT-0.001S"),
                refused(
                        () -> job().in(NewJob.LONGEST.plus(tick)),
                        "expected a delay from 0 to 36500 days, got: 36500d1ms"),
                refused(
                        () -> job().at(Instant.EPOCH.minus(tick)),
                        "expected a run time from 1970-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z, got: 1969-12-31T23:59:59.999Z"),
                refused(
                        () -> job().at(NewJob.LATEST.plus(tick)),
                        "expected a run time from 1970-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z, got: +10000-01-01T00:00:00Z"),
                refused(
                        () -> new NewJob("t", "p", "q", null, null, Priority.LOW, 1, null, NOW, tick),
                        "expected a run time or a delay, got both"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void refusesWhatBreaksALimit(Runnable job, String message) {
        refuses(job, message);
    }

    @Test
    void takesTheLimitsThemselves() {
        assertThatNoException()
                .isThrownBy(() ->
                        job().maxRetries(1_000_000).timeout(NewJob.LONGEST).in(NewJob.LONGEST));
        assertThatNoException()
                .isThrownBy(() -> job().timeout(Duration.ofMillis(1)).in(Duration.ZERO));
        assertThatNoException().isThrownBy(() -> job().at(Instant.EPOCH).at(NewJob.LATEST));
    }

    private static NewJob job() {
        return NewJob.of("t", "p");
    }

    private static Arguments refused(Runnable job, String message) {
        return Arguments.of(job, message);
    }

    private static void refuses(Runnable job, String message) {
        assertThatIllegalArgumentException().isThrownBy(job::run).withMessage(message);
    }
}
