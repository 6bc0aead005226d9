package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockDriftTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private Instant wall = Instant.EPOCH;
    private long nanos;
    private final ClockDrift drift = new ClockDrift(() -> wall, () -> nanos, LEASE);

    @Test
    void clocksThatAgreeAreTrusted() {
        pass(Duration.ofHours(1), Duration.ofHours(1).plusSeconds(15));

        assertThat(drift.jump()).isEmpty();
        assertThat(drift.waiting()).isFalse();
    }

    @Test
    void aClockThatIsSetForwardsIsNotTrustedForOneLease() {
        pass(Duration.ofSeconds(1), Duration.ofSeconds(61));

        assertThat(drift.jump()).contains(Duration.ofMinutes(1));
        assertThat(drift.waiting()).isTrue();
        pass(LEASE.minusMillis(1), LEASE.minusMillis(1));
        assertThat(drift.jump()).isEmpty();
        assertThat(drift.waiting()).isTrue();
        pass(Duration.ofMillis(1), Duration.ofMillis(1));
        assertThat(drift.waiting()).isFalse();
    }

    @Test
    void aClockThatIsSetBackIsNotTrustedEither() {
        pass(Duration.ofSeconds(1), Duration.ofSeconds(-59));

        assertThat(drift.jump()).contains(Duration.ofMinutes(-1));
        assertThat(drift.waiting()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT-1H", "P1D"})
    void afterALongJumpTheClocksAgreeAgain(Duration by) {
        pass(Duration.ofSeconds(1), by.plusSeconds(1));

        assertThat(drift.jump()).contains(by);
        assertThat(drift.steadyFor(Duration.ofSeconds(1))).isFalse();
        pass(LEASE, LEASE);
        assertThat(drift.jump()).isEmpty();
        assertThat(drift.waiting()).isFalse();
        assertThat(drift.steadyFor(LEASE)).isTrue();
        assertThat(drift.steadyFor(LEASE.plusMillis(1))).isFalse();
    }

    private void pass(Duration steady, Duration byWall) {
        nanos += steady.toNanos();
        wall = wall.plus(byWall);
    }
}
