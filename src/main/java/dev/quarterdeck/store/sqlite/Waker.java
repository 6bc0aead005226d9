package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Readers;
import dev.quarterdeck.store.shared.Allowance;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.Futures;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;

/**
 * Calls the waiting claims when jobs become ready without this process's doing: enqueued by another process, or come
 * of age. Looks at the file's change mark, which costs microseconds, more slowly the longer nothing happens; the file
 * is only written to when a read has shown that there is something to claim.
 */
final class Waker implements AutoCloseable {
    private static final long SHORTEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    /** The queues come as JSON arrays: those that are wanted, or null for all, and those whose limits let nothing go. */
    static final String READY_PROBE = "SELECT EXISTS (SELECT 1 FROM queue q CROSS JOIN " + Columns.PRIORITIES
            + " p WHERE q.paused_at IS NULL AND (:queues IS NULL OR q.name IN (SELECT value FROM json_each(:queues)))"
            + " AND q.name NOT IN (SELECT value FROM json_each(:full))"
            + " AND EXISTS (SELECT 1 FROM job i WHERE i.state = 0 AND i.queue = q.name"
            + " AND i.priority = p.level AND i.run_at <= :now))";

    private final WaitingClaims waitingClaims;
    private final Writer writer;
    private final Readers readers;
    private final ChangeMark mark;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean somebodyNew;
    private volatile boolean resting;
    private long lastMark = Long.MIN_VALUE;
    private long nextDueMillis = Long.MAX_VALUE;

    Waker(
            WaitingClaims waitingClaims,
            Writer writer,
            Readers readers,
            ChangeMark mark,
            InstantSource clock,
            String name) {
        this.waitingClaims = waitingClaims;
        this.writer = writer;
        this.readers = readers;
        this.mark = mark;
        this.clock = clock;
        this.thread = new Thread(this::work, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Somebody begins to wait. */
    void watch() {
        somebodyNew = true;
        if (resting) {
            resting = false;
            LockSupport.unpark(thread);
        }
    }

    private void work() {
        long nap = SHORTEST_NAP_NANOS;
        while (!closing) {
            if (waitingClaims.isEmpty()) {
                rest();
                nap = SHORTEST_NAP_NANOS;
            }
            // Before the look: most who wait are served by a commit of this process and need none.
            LockSupport.parkNanos(this, nap);
            if (waitingClaims.isEmpty()) {
                continue;
            }
            if (somethingReady()) {
                writer.callClaims();
                nap = SHORTEST_NAP_NANOS;
            } else {
                nap = Math.min(LONGEST_NAP_NANOS, nap + nap / 4);
            }
        }
    }

    private void rest() {
        while (waitingClaims.isEmpty() && !closing) {
            resting = true;
            // Asked again, because somebody may have begun to wait before he could see that he must wake this thread.
            if (waitingClaims.isEmpty() && !closing) {
                LockSupport.park(this);
            }
        }
        resting = false;
    }

    /** A read that fails is tried again with the next look; those who wait find the failure themselves when claiming. */
    private boolean somethingReady() {
        try {
            long now = clock.millis();
            // For somebody new the last look counts for nothing: it may have been at other queues only.
            boolean anew = somebodyNew;
            somebodyNew = false;
            long newMark = mark.read();
            if (!anew && newMark == lastMark && now < nextDueMillis) {
                return false;
            }
            Set<String> queues = waitingClaims.queues();
            Look look = readers.readTogether(handle -> look(handle, queues, now));
            nextDueMillis = look.nextDueMillis();
            lastMark = newMark;
            return look.ready();
        } catch (SQLException e) {
            return true;
        } catch (StoreException e) {
            return !(e instanceof StoreException.Closed);
        } catch (RuntimeException | Error e) {
            // No memory, perhaps: this thread must not end of it, for those who wait would be called no more. The next
            // look is a real one, and comes after the longer nap.
            lastMark = Long.MIN_VALUE;
            return false;
        }
    }

    /**
     * What one look found.
     *
     * @param nextDueMillis when the clock alone may make something ready, in whatever queue; every change of the file asks
     *     anew
     */
    private record Look(boolean ready, long nextDueMillis) {}

    private static Look look(Handle handle, Set<String> queues, long nowMillis) {
        ReadingSql sql = AttachedSql.of(handle);
        List<Allowance> full = sql.limited().stream()
                .filter(queue -> queue.jobs(nowMillis) == 0)
                .toList();
        long comesOfAge = sql.firstRun(nowMillis, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        long comesFree = full.stream().mapToLong(Allowance::freeAtMillis).min().orElse(Long.MAX_VALUE);
        return new Look(ready(handle, queues, full, nowMillis), Math.min(comesOfAge, comesFree));
    }

    private static boolean ready(Handle handle, Set<String> queues, List<Allowance> full, long nowMillis) {
        return handle.createQuery(READY_PROBE)
                .bind("now", nowMillis)
                .bind("queues", Claiming.namesOrNull(queues))
                .bind("full", Json.array(full.stream().map(Allowance::queue).toList()))
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        Futures.join(thread);
    }
}
