package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What the manager that leads does beside returning orphans: purges what is kept no longer, forgets what can be undone no
 * longer, and verifies the counts. On a thread of its own, since that may take long and orphans must not wait for it.
 */
final class Upkeep implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** How soon the first round comes after this process began to lead. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How long the end waits for what is on; reading millions of jobs goes on behind it and changes nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration FLOW_KEPT = Duration.ofDays(7);
    private static final int FLOW_CHUNK = 1_000;
    private static final int JOB_CHUNK = 500;

    private final JobStore store;
    private final BooleanSupplier mayAct;
    private final LongSupplier nanos;
    private final Retention retention;
    private final CountsWatch counts;
    private final Outages outages;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Ticker ticker;

    /** @param mayAct whether this process leads, and the clock can be trusted */
    Upkeep(JobStore store, BooleanSupplier mayAct, Consumer<String> notes, LongSupplier nanos) {
        this.store = store;
        this.mayAct = mayAct;
        this.nanos = nanos;
        this.retention = new Retention(store, this::pause, nanos);
        this.counts = new CountsWatch(store, notes, nanos);
        this.outages = new Outages(notes);
        this.ticker = new Ticker("qdeck-upkeep", this::tick, broken -> outages.note("upkeep", broken));
    }

    void start() {
        ticker.start();
    }

    @Override
    public void close() {
        closing.countDown();
        ticker.close(PATIENCE);
    }

    /** One round; does nothing unless it may act. Not to be called by several threads. */
    void round() {
        if (mayAct.getAsBoolean()) {
            retention.round();
            forgetFlow();
            forgetExpired();
            counts.round();
        }
    }

    private void forgetFlow() {
        Instant before = store.clock().instant().minus(FLOW_KEPT);
        inChunks(FLOW_CHUNK, () -> store.forgetFlow(before, FLOW_CHUNK));
    }

    /** What can be undone no longer: the trash, and what other jobs were before. */
    private void forgetExpired() {
        inChunks(JOB_CHUNK, () -> store.forgetExpired(JOB_CHUNK));
    }

    private void inChunks(int size, IntSupplier chunk) {
        boolean more = true;
        while (more) {
            long begun = nanos.getAsLong();
            more = chunk.getAsInt() == size && pause(Duration.ofNanos(nanos.getAsLong() - begun));
        }
    }

    /** Twice as long as the work took: whoever else writes gets his turn. */
    private boolean pause(Duration work) {
        try {
            return !closing.await(work.multipliedBy(2).toNanos(), TimeUnit.NANOSECONDS) && mayAct.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration tick() {
        try {
            boolean acts = mayAct.getAsBoolean();
            round();
            return acts ? INTERVAL : LOOK;
        } catch (RuntimeException e) {
            if (closing.getCount() > 0) {
                outages.note("upkeep", e);
            }
            return INTERVAL;
        }
    }
}
