package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "200ms, PT0.2S, 200ms",
        "90s, PT90S, 1m30s",
        "15m, PT15M, 15m",
        "1h30m, PT1H30M, 1h30m",
        "7d, PT168H, 7d",
        "1d2h3m4s5ms, PT26H3M4.005S, 1d2h3m4s5ms",
        "5m5ms, PT5M0.005S, 5m5ms",
        "0s, PT0S, 0s",
        "0d0ms, PT0S, 0s",
        "60m, PT1H, 1h",
        "1000ms, PT1S, 1s",
        "007s, PT7S, 7s",
        "106751991167d, PT2562047788008H, 106751991167d"
    })
    void readsAndWrites(String text, Duration duration, String canonical) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.format(duration)).isEqualTo(canonical);
    }

    @Test
    void whatIsWrittenReadsBack() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Duration duration = Duration.ofMillis(random.nextLong() >>> (1 + random.nextInt(63)));

            assertThat(Durations.parse(Durations.format(duration)))
                    .as("seed %d, duration %d", seed, i)
                    .isEqualTo(duration);
        }
    }

    @Test
    void leavesOutWhatIsBelowAMillisecond() {
        assertThat(Durations.format(Duration.ofNanos(1_999_999))).isEqualTo("1ms");
        assertThat(Durations.format(Duration.ofNanos(1))).isEqualTo("0s");
        assertThat(Durations.format(Duration.ofSeconds(Long.MAX_VALUE))).startsWith("106751991167300d");
    }

    @Test
    void writesNoNegativeDuration() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.format(Duration.ofSeconds(-1)))
                .withMessage("expected a duration that is not negative, got: PT-1S");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            90 -> expected a duration, got: "90": did you mean 90s?
            5min -> expected a duration, got: "5min": did you mean 5m?
            2hours -> expected a duration, got: "2hours": did you mean 2h?
            3Days -> expected a duration, got: "3Days": did you mean 3d?
            10milliseconds -> expected a duration, got: "10milliseconds": did you mean 10ms?
            15 m -> expected a duration, got: "15 m": did you mean 15m?
            """)
    void offersTheNearestDuration(String text, String message) {
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> Durations.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "1x",
                "1w",
                "-1s",
                "+1s",
                "1.5h",
                "30m1h",
                "1h1h",
                "1s\n",
                "1h 30m",
                "٣s",
                "PT1H",
                "106751991168d",
                "99999999999999999999s",
                "1h..",
                "1e3s"
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("expected a duration, got: \"" + text
                        + "\": write a number with a unit, such as 200ms, 90s, 15m, 1h30m or 7d");
    }
}
