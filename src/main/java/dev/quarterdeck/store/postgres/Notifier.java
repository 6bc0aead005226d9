package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.shared.Futures;
import java.sql.ResultSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tells other processes that something may have become ready, once for all the commits of a few milliseconds and after
 * them: a notification within a transaction would let one commit at a time through, in the whole database. What is lost with
 * this process is found by the others' own looks.
 */
final class Notifier implements AutoCloseable {
    private static final long LEAST_BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Nobody listens if the lock of those who do can be had. */
    private static final String NOTIFY = "SELECT pg_notify(?1, '') WHERE NOT pg_try_advisory_xact_lock(?2)";

    private final Writes writes;
    private final Channel channel;
    private final String name;
    private @Nullable Thread thread;
    private volatile boolean wanted;
    private volatile boolean closing;

    Notifier(Server server, Writes writes) {
        this.writes = writes;
        this.channel = Channel.of(server.target());
        this.name = "quarterdeck-" + server.target().database() + "-notifier";
    }

    /** Costs next to nothing while what was wanted before is still to be told. */
    void want() {
        if (!wanted) {
            wanted = true;
            LockSupport.unpark(running());
        }
    }

    private synchronized @Nullable Thread running() {
        if ((thread == null || !thread.isAlive()) && !closing) {
            Thread begun = new Thread(this::work, name);
            begun.setDaemon(true);
            begun.start();
            thread = begun;
        }
        return thread;
    }

    private void work() {
        while (!closing || wanted) {
            if (!wanted) {
                LockSupport.park(this);
                continue;
            }
            wanted = false;
            tell();
            rest();
        }
    }

    /** To its end, whoever wants something meanwhile: it will be told with the rest. */
    private void rest() {
        long until = System.nanoTime() + LEAST_BETWEEN_NANOS;
        for (long left = LEAST_BETWEEN_NANOS; left > 0 && !closing; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** That a server cannot be reached is no trouble of its own: who works with it finds out. Nor must any other end it. */
    private void tell() {
        try {
            writes.runRepeatably(transaction -> {
                try (ResultSet told = transaction.alone(NOTIFY, channel.name(), channel.listening())) {
                    return told.next();
                }
            });
        } catch (RuntimeException | Error e) {
            return;
        }
    }

    /** Tells what is still to be told. */
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            closing = true;
            ending = thread;
        }
        if (ending != null) {
            LockSupport.unpark(ending);
            Futures.join(ending);
        }
    }
}
