package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quarterdeck.store.StoreException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest extends EngineTest {
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private int readings;

    @Test
    void isReadAgainOnlyOnceTheStoreHasChanged() {
        Remembered<Long> total = total();
        assertThat(List.of(total.get(), total.get(), total.get())).containsExactly(0L, 0L, 0L);
        assertThat(readings).isEqualTo(1);

        put();

        assertThat(List.of(total.get(), total.get())).containsExactly(1L, 1L);
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void whatChangesWhileItIsReadIsSeenTheNextTime() {
        Remembered<Long> total = total();
        meanwhile.add(this::put);

        assertThat(total.get()).isZero();
        assertThat(total.get()).isEqualTo(1);
    }

    @Test
    void aReadingThatFailsLeavesNothingOldBehind() {
        Remembered<Long> total = total();
        total.get();
        put();
        meanwhile.add(() -> {
            throw new StoreException.Busy("held by process 7", null);
        });

        assertThatExceptionOfType(StoreException.Busy.class).isThrownBy(total::get);
        assertThat(total.get()).isEqualTo(1);
    }

    /** Counts the jobs; then happens what is to happen before it says so. */
    private Remembered<Long> total() {
        return new Remembered<>(store, () -> {
            readings++;
            long total = store.counts().total();
            if (!meanwhile.isEmpty()) {
                meanwhile.pop().run();
            }
            return total;
        });
    }
}
