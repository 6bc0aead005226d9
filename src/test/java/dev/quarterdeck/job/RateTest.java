package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    private static final long NOW = 1_772_366_400_000_000L;

    @ParameterizedTest
    @CsvSource({"10/s, 10, PT1S, 10/s", "600/m, 600, PT1M, 600/m", "50/30s, 50, PT30S, 50/30s", "1/1h, 1, PT1H, 1/h"})
    void isReadAndWrittenAsPeopleWriteIt(String text, int jobs, Duration per, String written) {
        Rate rate = Rate.parse(text);

        assertThat(rate).isEqualTo(new Rate(jobs, per));
        assertThat(rate.format()).isEqualTo(written);
        assertThat(Rate.parse(rate.format())).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "/s", "10/", "ten/s", "10/x", "-1/s", "1.5/s", "10 / s", "9999999999/s"})
    void whatIsNoRateIsRefusedWithTheWayOut(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(FilterException.class)
                .hasMessage(
                        "expected a rate, got: \"" + text + "\": write jobs in a time, such as 10/s, 600/m or 50/30s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/s", "1/0s", "1/400d", "2000000/s"})
    void rateThatNoQueueCanHaveIsRefused(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(FilterException.class)
                .hasMessageStartingWith("expected a rate of at");
    }

    @ParameterizedTest
    @CsvSource({"1/s, 1", "10/s, 10", "600/m, 10", "6/m, 1", "1/h, 1", "1000000/s, 1000000"})
    void restedQueueMayStartASecondsWorthAndAtLeastOne(String rate, long jobs) {
        assertThat(Rate.parse(rate).allows(0, NOW)).isEqualTo(jobs);
    }

    @Test
    void overALongTimeNoMoreStartThanTheRateAndOneBurst() {
        Rate rate = Rate.parse("7/3s");
        long usedUntil = 0;
        long started = 0;
        for (long millis = 0; millis < 3_600_000; millis += 13) {
            long now = NOW + millis * 1_000;
            long jobs = rate.allows(usedUntil, now);
            usedUntil = rate.usedUntil(jobs, usedUntil, now);
            started += jobs;
        }

        assertThat(started).isBetween(8_380L, 8_402L);
    }

    @Test
    void nextJobMayStartExactlyWhenItSaysSo() {
        Rate rate = Rate.parse("3/s");
        long usedUntil = rate.usedUntil(3, 0, NOW);

        assertThat(rate.allows(usedUntil, NOW)).isZero();
        assertThat(rate.allows(usedUntil, rate.freeAt(usedUntil) - 1)).isZero();
        assertThat(rate.allows(usedUntil, rate.freeAt(usedUntil))).isEqualTo(1);
    }
}
