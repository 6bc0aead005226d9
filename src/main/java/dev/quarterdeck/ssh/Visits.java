package dev.quarterdeck.ssh;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The visits that there are, no more than so many at a time. Safe for use by many threads. */
final class Visits {
    private final int most;
    private final Set<Visit> open = new HashSet<>();
    private boolean closed;

    Visits(int most) {
        this.most = most;
    }

    /** Takes a visit in until it has left; otherwise says why not. */
    synchronized Optional<String> enter(Visit visit) {
        if (closed) {
            return Optional.of("the server is stopping");
        }
        if (open.size() >= most) {
            return Optional.of(
                    "no more than " + most + " sessions may be open here at a time, and so many are; come again when"
                            + " one of them has ended");
        }
        open.add(visit);
        return Optional.empty();
    }

    synchronized void left(Visit visit) {
        open.remove(visit);
        notifyAll();
    }

    private synchronized List<Visit> close() {
        closed = true;
        return List.copyOf(open);
    }

    /** Takes in no more, tells those that are there to end, and waits for them, but not for ever. */
    void end(int exitCode, String why, Duration patience) {
        close().forEach(visit -> visit.end(exitCode, why));
        awaitEmpty(System.nanoTime() + patience.toNanos());
    }

    private synchronized void awaitEmpty(long untilNanos) {
        try {
            long leftMillis = (untilNanos - System.nanoTime()) / 1_000_000;
            while (!open.isEmpty() && leftMillis > 0) {
                wait(leftMillis);
                leftMillis = (untilNanos - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
