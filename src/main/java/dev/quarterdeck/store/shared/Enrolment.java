package dev.quarterdeck.store.shared;

import dev.quarterdeck.store.WorkerInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** The worker processes, and which of them is the manager. */
public final class Enrolment {

    /** The duty that one process has at a time. */
    public static final String MANAGER = "manager";

    /** A later process with the same pid is another one, and nobody told it to be quiet. */
    private static final String BEAT =
            "INSERT INTO worker (id, host, pid, process_start, boot_id, threads, running, started_at, beat_at, queues)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET host = excluded.host,"
                    + " pid = excluded.pid, quiet = worker.quiet AND worker.process_start = excluded.process_start,"
                    + " process_start = excluded.process_start, boot_id = excluded.boot_id,"
                    + " threads = excluded.threads, running = excluded.running, started_at = excluded.started_at,"
                    + " beat_at = excluded.beat_at, queues = excluded.queues RETURNING quiet";

    public static final String QUIET = "UPDATE worker SET quiet = ? WHERE id = ?";

    private static final String RETIRE = "DELETE FROM worker WHERE id = ? AND process_start = ?";

    private static final String LEAVE = "DELETE FROM duty WHERE holder = ? AND holder_start = ?";

    private static final String MANAGER_NOW =
            "SELECT until, holder, holder_start FROM duty WHERE name = '" + MANAGER + "'";

    private static final String LEAD =
            "INSERT INTO duty (name, until, holder, holder_start) VALUES ('" + MANAGER + "', ?, ?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET until = excluded.until, holder = excluded.holder,"
                    + " holder_start = excluded.holder_start";

    private Enrolment() {}

    public static boolean beat(OpenTransaction transaction, WorkerInfo worker) throws SQLException {
        try (ResultSet row = transaction
                .prepare(
                        BEAT,
                        worker.id(),
                        worker.host(),
                        worker.pid(),
                        worker.processStart(),
                        worker.bootId(),
                        worker.threads(),
                        worker.running(),
                        worker.startedAt().toEpochMilli(),
                        worker.beatAt().toEpochMilli(),
                        String.join("\0", worker.queues()))
                .executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    public static boolean retire(OpenTransaction transaction, WorkerInfo worker) throws SQLException {
        transaction.update(LEAVE, worker.id(), worker.processStart());
        return transaction.update(RETIRE, worker.id(), worker.processStart()) == 1;
    }

    public static boolean lead(
            OpenTransaction transaction, WorkerInfo worker, long leaseMillis, Collection<WorkerInfo> gone)
            throws SQLException {
        // There first, so that there is something to lock: two who find no manager would both become one.
        transaction.ensureDuty(MANAGER);
        if (takenByAnother(transaction, worker, leaseMillis, gone)) {
            return false;
        }
        transaction.update(LEAD, transaction.nowMillis() + leaseMillis, worker.id(), worker.processStart());
        return true;
    }

    private static boolean takenByAnother(
            OpenTransaction transaction, WorkerInfo worker, long leaseMillis, Collection<WorkerInfo> gone)
            throws SQLException {
        Dialect dialect = transaction.dialect();
        try (ResultSet row = transaction
                .prepare(MANAGER_NOW + dialect.locking(" FOR UPDATE"))
                .executeQuery()) {
            if (!row.next()) {
                return false;
            }
            long left = row.getLong(1) - transaction.nowMillis();
            if (left <= 0 || left > 2 * leaseMillis) {
                return false;
            }
            String holder = dialect.text(row, 2);
            String start = dialect.text(row, 3);
            return !isOne(worker, holder, start) && gone.stream().noneMatch(each -> isOne(each, holder, start));
        }
    }

    private static boolean isOne(WorkerInfo worker, String id, String processStart) {
        return worker.id().equals(id) && worker.processStart().equals(processStart);
    }
}
