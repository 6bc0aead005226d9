package dev.quarterdeck.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes the kept counts right again while everybody goes on. What the jobs are ahead of their counts by is read from one
 * state of the store, on a connection that only reads, however long that takes: correct changes move both alike and leave
 * the difference as it is. So it can be added later, in one short transaction, unless somebody else has mended meanwhile:
 * every mender signs, and whoever finds a signature that he has not read begins anew.
 */
final class Mending {
    static final String LAST_MENDER = "SELECT holder FROM duty WHERE name = 'counts'";

    private static final String SIGN =
            "INSERT INTO duty (name, until, holder, holder_start) VALUES ('counts', ?, ?, '')"
                    + " ON CONFLICT (name) DO UPDATE SET until = excluded.until, holder = excluded.holder";

    /** One mender at a time. */
    private static final String LOCK = "LOCK TABLE duty IN SHARE ROW EXCLUSIVE MODE";

    private static final String ADD = "INSERT INTO job_count (queue, state, reason, shard, n) VALUES (?, ?, ?, 0, ?)"
            + " ON CONFLICT (queue, state, reason, shard) DO UPDATE SET n = job_count.n + excluded.n";

    private static final String QUEUES_WITHOUT_ROW =
            "SELECT c.queue FROM (SELECT DISTINCT queue FROM job_count WHERE n <> 0) c"
                    + " WHERE c.queue NOT IN (SELECT name FROM queue)"
                    + " AND EXISTS (SELECT 1 FROM job j WHERE j.queue = c.queue)";

    private static final String GIVE_ROW = "INSERT INTO queue (name) VALUES (?) ON CONFLICT DO NOTHING";

    private final Reads reads;
    private final Writes writes;

    Mending(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /** What one state of the store showed. */
    private record Findings(@Nullable String lastMender, List<WrongCount> counts, List<String> queues) {

        static Findings of(Handle handle) {
            return new Findings(
                    handle.createQuery(LAST_MENDER)
                            .mapTo(String.class)
                            .findOne()
                            .orElse(null),
                    WrongCount.read(handle).stream()
                            .filter(WrongCount::mendable)
                            .toList(),
                    handle.createQuery(QUEUES_WITHOUT_ROW).mapTo(String.class).list());
        }

        List<String> lines() {
            return Stream.concat(
                            counts.stream().map(WrongCount::line),
                            queues.stream().map(queue -> "queue '" + queue + "': has jobs and no row"))
                    .toList();
        }
    }

    /** What was wrong, a line each. */
    List<String> mend() {
        while (true) {
            Findings found = reads.readAllJobs(Findings::of);
            List<String> lines = found.lines();
            if (lines.isEmpty()) {
                return lines;
            }
            boolean mended = writes.run(transaction -> mend(transaction, found));
            if (mended) {
                return lines;
            }
        }
    }

    /** False when somebody else did since the findings were read: they count no more. */
    private static boolean mend(Transaction transaction, Findings found) throws SQLException {
        transaction.prepare(LOCK).execute();
        if (!Objects.equals(lastMender(transaction), Optional.ofNullable(found.lastMender()))) {
            return false;
        }
        transaction.update(SIGN, transaction.nowMillis(), UUID.randomUUID().toString());
        for (WrongCount count : found.counts()) {
            transaction.update(ADD, count.queue(), count.state(), count.reason(), count.difference());
            if (count.real() > 0) {
                transaction.update(GIVE_ROW, count.queue());
            }
        }
        for (String queue : found.queues()) {
            transaction.update(GIVE_ROW, queue);
        }
        return true;
    }

    private static Optional<String> lastMender(Transaction transaction) throws SQLException {
        try (ResultSet row = transaction.prepare(LAST_MENDER).executeQuery()) {
            return row.next() ? Optional.of(Text.known(row, 1)) : Optional.empty();
        }
    }
}
