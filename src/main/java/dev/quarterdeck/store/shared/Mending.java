package dev.quarterdeck.store.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes the kept counts right again while everybody goes on. What the jobs are ahead of their counts by is read from one
 * state of the store, on a connection that only reads, however long that takes: correct changes move both alike and leave
 * the difference as it is. So it can be added later, in one short transaction, unless somebody else has mended meanwhile:
 * every mender signs, and whoever finds a signature that he has not read begins anew.
 */
public final class Mending {
    private static final String LAST_MENDER = "SELECT holder FROM duty WHERE name = 'counts'";

    private static final String SIGN =
            "INSERT INTO duty (name, until, holder, holder_start) VALUES ('counts', ?, ?, '')"
                    + " ON CONFLICT (name) DO UPDATE SET until = excluded.until, holder = excluded.holder";

    private static final String QUEUES_WITHOUT_ROW =
            "SELECT c.queue FROM (SELECT DISTINCT queue FROM job_count WHERE n <> 0) c"
                    + " WHERE c.queue NOT IN (SELECT name FROM queue)"
                    + " AND EXISTS (SELECT 1 FROM job j WHERE j.queue = c.queue)";

    private static final String GIVE_ROW = "INSERT INTO queue (name) VALUES (?) ON CONFLICT DO NOTHING";

    private Mending() {}

    /**
     * What was wrong, a line each.
     *
     * @param look reads what is wrong now
     * @param add adds what was found in one transaction, by {@link Findings#add}
     */
    public static List<String> mend(Supplier<Findings> look, Function<Findings, Boolean> add) {
        while (true) {
            Findings found = look.get();
            List<String> lines = found.lines();
            if (lines.isEmpty() || add.apply(found)) {
                return lines;
            }
        }
    }

    /** What one state of the store showed. */
    public record Findings(@Nullable String lastMender, List<WrongCount> counts, List<String> queues) {

        /** Goes through all the jobs; to be read from one state of the store. */
        public static Findings of(Handle handle, Dialect dialect) {
            return new Findings(
                    handle.createQuery(LAST_MENDER)
                            .mapTo(String.class)
                            .findOne()
                            .orElse(null),
                    WrongCount.read(handle, dialect).stream()
                            .filter(WrongCount::mendable)
                            .toList(),
                    handle.createQuery(QUEUES_WITHOUT_ROW).mapTo(String.class).list());
        }

        private List<String> lines() {
            return Stream.concat(
                            counts.stream().map(WrongCount::line),
                            queues.stream().map(queue -> "queue '" + queue + "': has jobs and no row"))
                    .toList();
        }

        /** False when somebody else has mended since this was read: it counts no more. */
        public boolean add(OpenTransaction transaction) throws SQLException {
            // One mender at a time.
            transaction.lockDuties();
            if (!signature(transaction).equals(Optional.ofNullable(lastMender))) {
                return false;
            }
            transaction.update(SIGN, transaction.nowMillis(), UUID.randomUUID().toString());
            for (WrongCount count : counts) {
                transaction.update(
                        transaction.dialect().addToCount(),
                        count.queue(),
                        count.state(),
                        count.reason(),
                        count.difference());
                if (count.real() > 0) {
                    transaction.update(GIVE_ROW, count.queue());
                }
            }
            for (String queue : queues) {
                transaction.update(GIVE_ROW, queue);
            }
            return true;
        }
    }

    private static Optional<String> signature(OpenTransaction transaction) throws SQLException {
        try (ResultSet row = transaction.prepare(LAST_MENDER).executeQuery()) {
            return row.next() ? Optional.of(transaction.dialect().text(row, 1)) : Optional.empty();
        }
    }
}
