package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.Running.Interruption;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.model.ModelStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunningTest {
    private final Running running = new Running(claim());

    private static Claim claim() {
        var store = new ModelStore(InstantSource.system());
        store.enqueue(NewJob.of("mail", "{}"));
        return store.claim(new ClaimRequest("host/1", 1, Duration.ofSeconds(30), Set.of(), Duration.ZERO))
                .get(0);
    }

    @Test
    void eachReasonInterruptsOnce() {
        assertThat(running.begin()).isTrue();
        assertThat(running.interrupt(Interruption.TIMEOUT)).isTrue();
        assertThat(Thread.interrupted()).isTrue();

        for (Interruption why : new Interruption[] {Interruption.CANCELLED, Interruption.STOPPED}) {
            assertThat(running.interrupt(why)).as(why + " once").isTrue();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(running.interrupt(why)).as(why + " at every beat").isFalse();
            assertThat(Thread.interrupted()).as("its cleaning up goes on").isFalse();
        }
        assertThat(running.end()).as("the first stays").isEqualTo(Interruption.TIMEOUT);
    }
}
