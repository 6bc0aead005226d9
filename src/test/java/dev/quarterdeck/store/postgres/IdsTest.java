package dev.quarterdeck.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final int MANY = 1_000;

    private final List<Integer> trips = new ArrayList<>();
    private long last;
    private long nanos = Long.MAX_VALUE - 1;
    private final Ids ids = new Ids(() -> nanos);

    private long[] server(int count) {
        trips.add(count);
        last += count;
        return LongStream.rangeClosed(last - count + 1, last).toArray();
    }

    private long[] take(int count) throws SQLException {
        return ids.take(count, this::server);
    }

    @Test
    void whoAsksOnceUsesOneUp() throws SQLException {
        assertThat(take(1)).containsExactly(1);

        assertThat(trips).containsExactly(1);
    }

    @Test
    void whoGoesOnAsksSeldomAndLeavesNoneOut() throws SQLException {
        for (long i = 1; i <= MANY; i++) {
            assertThat(take(1)).containsExactly(i);
        }

        assertThat(trips).hasSizeLessThan(MANY / 40).allMatch(asked -> asked <= 65);
    }

    @Test
    void whatIsKeptIsTakenBeforeWhatIsAskedFor() throws SQLException {
        take(1);
        take(1);

        assertThat(take(4)).containsExactly(3, 4, 5, 6);
        assertThat(take(MANY)).isSorted().doesNotContain(1, 2, 3, 4, 5, 6).hasSize(MANY);
    }

    @Test
    void manyAreAskedForWithoutMore() throws SQLException {
        take(MANY);
        take(MANY);

        assertThat(trips).containsExactly(MANY, MANY);
    }

    @Test
    void whatIsKeptIsGoodForAMoment() throws SQLException {
        take(1);
        take(1);
        nanos += Duration.ofSeconds(1).toNanos() + 1;

        assertThat(take(1)).containsExactly(5);
        assertThat(trips).containsExactly(1, 3, 1);
    }

    @Test
    void whatIsForgottenIsNotGiven() throws SQLException {
        take(1);
        take(1);
        ids.forget();

        assertThat(take(1)).containsExactly(5);
    }

    @Test
    void noneAreGivenForNone() throws SQLException {
        assertThat(take(0)).isEmpty();
        assertThat(trips).isEmpty();
    }
}
