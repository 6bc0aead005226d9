package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.RetryPolicy.Exponential;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static final double MIDDLE = 0.5;
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT4S", "4, PT8S", "12, PT34M8S", "13, PT1H", "14, PT1H", "1000000, PT1H"})
    void doublesFromASecondToAnHour(int attempt, Duration delay) {
        assertThat(RetryPolicy.DEFAULT.delayAfter(attempt, MIDDLE)).contains(delay);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 13, 50, Integer.MAX_VALUE})
    void jitterIsAFifthEitherWay(int attempt) {
        Duration middle = RetryPolicy.DEFAULT.delayAfter(attempt, MIDDLE).orElseThrow();

        assertThat(RetryPolicy.DEFAULT.delayAfter(attempt, 0))
                .contains(middle.multipliedBy(4).dividedBy(5));
        assertThat(RetryPolicy.DEFAULT.delayAfter(attempt, ALMOST_ONE))
                .contains(middle.multipliedBy(6).dividedBy(5));
    }

    @Test
    void waitsSpreadOverTheWholeRange() {
        long seed = 11;
        Random random = new Random(seed);
        List<Long> millis = random.doubles(10_000)
                .mapToLong(
                        r -> RetryPolicy.DEFAULT.delayAfter(1, r).orElseThrow().toMillis())
                .boxed()
                .toList();

        assertThat(millis).as("seed %d", seed).allMatch(m -> m >= 800 && m <= 1_200);
        assertThat(millis).anyMatch(m -> m < 820).anyMatch(m -> m > 1_180);
    }

    @Test
    void withoutJitterChanceDoesNotMatter() {
        RetryPolicy policy = new Exponential(Duration.ofMillis(200), 0, Duration.ofSeconds(5));

        assertThat(policy.delayAfter(3, 0)).contains(Duration.ofMillis(800));
        assertThat(policy.delayAfter(3, ALMOST_ONE)).contains(Duration.ofMillis(800));
        assertThat(policy.delayAfter(30, 0)).contains(Duration.ofSeconds(5));
    }

    @Test
    void fixedWaitIsTheSameWhateverHappens() {
        RetryPolicy policy = new RetryPolicy.Fixed(Duration.ofSeconds(30));

        assertThat(policy.delayAfter(1, 0)).contains(Duration.ofSeconds(30));
        assertThat(policy.delayAfter(1_000, ALMOST_ONE)).contains(Duration.ofSeconds(30));
    }

    @Test
    void noneNeverTriesAgain() {
        assertThat(new RetryPolicy.None().delayAfter(1, MIDDLE)).isEmpty();
    }

    @Test
    void typesWithoutAPolicyOfTheirOwnHaveThatOfTheRest() {
        RetryPolicies policies = RetryPolicies.DEFAULT.with("mail.send", new RetryPolicy.None());

        assertThat(policies.of("mail.send")).isEqualTo(new RetryPolicy.None());
        assertThat(policies.of("mail.digest")).isEqualTo(RetryPolicy.DEFAULT);
    }

    @Test
    void readsWhatPeopleWrite() {
        assertThat(RetryPolicy.parse("exponential:1s..1h")).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(RetryPolicy.parse("exponential:200ms..5s"))
                .isEqualTo(new Exponential(Duration.ofMillis(200), 0.2, Duration.ofSeconds(5)));
        assertThat(RetryPolicy.parse("fixed:1m30s")).isEqualTo(new RetryPolicy.Fixed(Duration.ofSeconds(90)));
        assertThat(RetryPolicy.parse("none")).isEqualTo(new RetryPolicy.None());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "never               | write exponential:1s..1h, fixed:30s or none",
                "fixed               | write exponential:1s..1h, fixed:30s or none",
                "exponential:1s      | write exponential:1s..1h, fixed:30s or none",
                "NONE                | write exponential:1s..1h, fixed:30s or none",
                "fixed:30            | \"30\" is no duration: did you mean 30s?",
                "exponential:..1h    | \"\" is no duration: write a number with a unit, such as 200ms, 90s, 15m, 1h30m or 7d",
                "exponential:1h..1s  | the first wait is longer than the longest",
                "fixed:36501d        | a wait is at most 36500d",
            })
    void saysWhatIsWrong(String text, String because) {
        assertThatThrownBy(() -> RetryPolicy.parse(text))
                .isInstanceOf(FilterException.class)
                .hasMessage("expected a retry policy, got: \"" + text + "\": " + because);
    }

    @Test
    void waitsThatNoStoreCanKeepAreRefused() {
        Duration tooLong = NewJob.LONGEST.plusMillis(1);
        assertThatThrownBy(() -> new RetryPolicy.Fixed(tooLong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Exponential(Duration.ZERO, 0, tooLong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy.Fixed(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a wait from 0 to 36500 days, got: PT-0.001S");
    }
}
