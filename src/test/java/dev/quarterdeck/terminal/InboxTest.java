package dev.quarterdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class InboxTest {
    private static final int CHUNK = 8 * 1024;
    private static final int CHUNKS = 1_000;

    private final Inbox inbox = new Inbox();
    private final AtomicInteger received = new AtomicInteger();
    private final Thread sender = new Thread(this::send);

    private void send() {
        try {
            for (int i = 0; i < CHUNKS; i++) {
                inbox.received(new byte[CHUNK], 0);
                received.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoeverSendsWithoutEndWaitsUntilItIsTaken() throws Exception {
        sender.start();
        int taken = 0;
        while (taken < CHUNKS) {
            awaitHeldUpOrDone();
            Inbox.Batch batch = inbox.take(0);
            taken += batch.bytes().size();
            assertThat(batch.bytes().size() * CHUNK).isBetween(0, Inbox.MOST_BYTES + CHUNK);
        }
        sender.join();
        assertThat(received).hasValue(CHUNKS);
    }

    @Test
    void theEndLetsItGo() throws Exception {
        sender.start();
        awaitHeldUpOrDone();
        assertThat(received).hasValueLessThan(CHUNKS);
        inbox.ended();
        sender.join();
        assertThat(received).hasValue(CHUNKS);
    }

    private void awaitHeldUpOrDone() {
        while (sender.getState() != Thread.State.WAITING && sender.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }
}
