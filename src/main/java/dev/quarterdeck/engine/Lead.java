package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;

/** Which of all the managers acts: at most one process leads. Asked for by one thread; any may look. */
final class Lead {
    /** Long enough for a round; whoever follows a leader that cannot be seen to be gone waits for so long. */
    static final Duration TERM = Duration.ofSeconds(10);

    /** A term is not prolonged at every round: each time would be a write that wakes whoever watches the file. */
    private static final Duration FRESH = TERM.dividedBy(3);

    private final JobStore store;
    private final WorkerInfo self;
    private final LongSupplier nanos;
    private volatile boolean granted;
    private volatile long askedAtNanos;

    /** @param worker whose row says that this process is there; others follow once it is gone */
    Lead(JobStore store, String worker, ProcessIdentity process, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
        // Who leads is told by id and process start; the rest says nothing here.
        this.self = process.row(worker, 0, List.of(), 0, Instant.EPOCH, Instant.EPOCH);
    }

    /**
     * Begins a term or prolongs it; false while another process leads.
     *
     * @param goneWorkers a leader among these is followed at once
     */
    boolean ask(Collection<WorkerInfo> goneWorkers) {
        if (!heldFor(FRESH)) {
            long asked = nanos.getAsLong();
            granted = store.lead(self, TERM, goneWorkers);
            askedAtNanos = asked;
        }
        return granted;
    }

    /** Whether the term that was last asked for was given and goes on. */
    boolean held() {
        return heldFor(TERM);
    }

    private boolean heldFor(Duration time) {
        return granted && nanos.getAsLong() - askedAtNanos < time.toNanos();
    }
}
