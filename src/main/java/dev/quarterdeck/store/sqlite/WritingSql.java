package dev.quarterdeck.store.sqlite;

/** The changes that are not made job by job. */
final class WritingSql {

    static final String BEAT =
            "INSERT INTO worker (id, host, pid, process_start, boot_id, threads, running, started_at, beat_at, queues)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET host = excluded.host,"
                    + " pid = excluded.pid, process_start = excluded.process_start, boot_id = excluded.boot_id,"
                    + " threads = excluded.threads, running = excluded.running, started_at = excluded.started_at,"
                    + " beat_at = excluded.beat_at, queues = excluded.queues";

    static final String RETIRE = "DELETE FROM worker WHERE id = ? AND process_start = ?";

    static final String PAUSE = "UPDATE queue SET paused_at = ? WHERE name = ? AND paused_at IS NULL";

    static final String RESUME = "UPDATE queue SET paused_at = NULL WHERE name = ? AND paused_at IS NOT NULL";

    static final String BEGIN_OPERATION =
            "INSERT INTO operation (started_at, matched, actor, surface, command) VALUES (?, ?, ?, ?, ?)"
                    + " RETURNING number";

    static final String END_OPERATION = "UPDATE operation SET ended_at = ?, note = ? WHERE number = ?";

    private WritingSql() {}
}
