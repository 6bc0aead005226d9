package dev.quarterdeck.store.foreign;

import static dev.quarterdeck.job.JobState.DEAD;
import static dev.quarterdeck.job.JobState.DONE;
import static dev.quarterdeck.job.JobState.LOCKED;
import static dev.quarterdeck.job.JobState.PENDING;

import dev.quarterdeck.job.JobState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A file of each program and each of its generations, made with that program's own tables and statements, with jobs in
 * every state that it knows.
 */
enum OwnerFile {
    LITEQUEUE_02("litequeue 0.2", "Queue", Tables.litequeueSeconds("task_id"), Map.of(PENDING, 3, LOCKED, 2, DONE, 2)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            litequeue(sql, "Queue", "message", "task_id", 1, List.of(0, 0, 0, 1, 1, 2, 2));
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return litequeueWork(sql, "message", "task_id", NOW.getEpochSecond());
        }
    },
    LITEQUEUE_04(
            "litequeue 0.4 and 0.5",
            "Queue",
            Tables.litequeueSeconds("message_id"),
            Map.of(PENDING, 3, LOCKED, 2, DONE, 2)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            litequeue(sql, "Queue", "message", "message_id", 1, List.of(0, 0, 0, 1, 1, 2, 2));
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return litequeueWork(sql, "message", "message_id", NOW.getEpochSecond());
        }
    },
    LITEQUEUE_06(
            "litequeue 0.6 to 0.9",
            "Queue",
            Tables.litequeue("Queue") + Tables.litequeue("Mail 'of'\" ours"),
            Map.of(PENDING, 4, LOCKED, 2, DONE, 2, DEAD, 3)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            litequeue(sql, "Queue", "data", "message_id", 1_000_000_000L, List.of(0, 0, 1, 2, 3, 3));
            litequeue(sql, "Mail 'of'\" ours", "data", "message_id", 1_000_000_000L, List.of(0, 0, 1, 2, 3));
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return litequeueWork(sql, "data", "message_id", NOW.getEpochSecond() * 1_000_000_000L);
        }
    },
    LITEQUEUE_010(
            "litequeue 0.10 and later",
            "Queue",
            Tables.LITEQUEUE_010,
            Map.of(PENDING, 3, LOCKED, 2, DONE, 2, DEAD, 3)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            litequeue(sql, "Queue", "data", "message_id", 1_000_000_000L, List.of(0, 0, 0, 1, 1, 2, 2, 3, 3, 3));
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return litequeueWork(sql, "data", "message_id", NOW.getEpochSecond() * 1_000_000_000L);
        }
    },
    SQLITE_WORKER("sqlite-worker", "tasks", Tables.SQLITE_WORKER, Map.of(PENDING, 3, LOCKED, 2, DONE, 2, DEAD, 3)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            for (String status : List.of(
                    "pending",
                    "pending",
                    "pending",
                    "running",
                    "running",
                    "completed",
                    "completed",
                    "failed",
                    "failed",
                    "cancelled")) {
                boolean ended = status.equals("completed") || status.equals("failed");
                sql.update(
                        "INSERT INTO tasks (name, task_type, payload, priority, max_retries, status, created_at, started_at,"
                                + " completed_at, worker_id, error_message, result)"
                                + " VALUES ('Send', 'mail.send', '{\"to\": 1}', 3, 2, ?, ?, ?, ?, 'Worker-1', ?, ?)",
                        status,
                        "2026-11-22 09:00:00",
                        status.equals("pending") ? null : local(NOW.minusSeconds(120)),
                        ended ? local(NOW.minusSeconds(60)) : null,
                        status.equals("failed") ? "timeout after 30 s" : null,
                        status.equals("completed") ? "{}" : null);
            }
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            sql.update(
                    "INSERT INTO tasks (name, task_type, payload, priority, max_retries) VALUES ('n', 't', '{}', 2, 3)");
            List<String> next = sql.rows(
                    "SELECT id FROM tasks WHERE status = 'pending' AND (scheduled_at IS NULL OR scheduled_at <= ?)"
                            + " ORDER BY priority DESC, created_at ASC LIMIT 1",
                    local(NOW));
            if (next.isEmpty()) {
                return false;
            }
            sql.update(
                    "UPDATE tasks SET status = 'running', worker_id = 'w', started_at = ? WHERE id = ?",
                    local(NOW),
                    next.get(0));
            return 1
                    == sql.update(
                            "UPDATE tasks SET status = 'completed', completed_at = ?, result = '{}' WHERE id = ?",
                            local(NOW),
                            next.get(0));
        }
    },
    GOQITE("goqite 0.4 and later", "goqite", Tables.goqite(true), Map.of(PENDING, 5, LOCKED, 2, DEAD, 3)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            goqite(sql);
            sql.update(
                    "INSERT INTO goqite (queue, body, priority, created, updated, timeout) VALUES ('urgent', ?, 7, ?, ?, ?)",
                    new byte[] {1},
                    text(NOW.minusSeconds(60)),
                    text(NOW.minusSeconds(60)),
                    text(NOW.minusSeconds(60)));
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return goqiteWork(sql, "priority DESC, ");
        }
    },
    GOQITE_OLD("goqite before 0.4", "goqite", Tables.goqite(false), Map.of(PENDING, 4, LOCKED, 2, DEAD, 3)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            goqite(sql);
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return goqiteWork(sql, "");
        }
    },
    LITEQUE_1("liteque of the first schema", "tasks", Tables.LITEQUE, Map.of(PENDING, 3, LOCKED, 2, DEAD, 2)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            liteque(sql);
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return litequeWork(sql, "createdAt");
        }
    },
    LITEQUE_2(
            "liteque with keys",
            "tasks",
            Tables.LITEQUE + Tables.LITEQUE_KEYS,
            Map.of(PENDING, 3, LOCKED, 2, DEAD, 2)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            liteque(sql);
            sql.run("UPDATE tasks SET idempotencyKey = 'k' || id");
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return litequeWork(sql, "createdAt");
        }
    },
    LITEQUE_3(
            "liteque with priorities",
            "tasks",
            Tables.LITEQUE + Tables.LITEQUE_KEYS + Tables.LITEQUE_PRIORITY,
            Map.of(PENDING, 3, LOCKED, 2, DEAD, 2)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            liteque(sql);
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return litequeWork(sql, "priority, createdAt");
        }
    },
    LITEQUE_4(
            "liteque with availableAt",
            "tasks",
            Tables.LITEQUE + Tables.LITEQUE_KEYS + Tables.LITEQUE_PRIORITY + Tables.LITEQUE_DELAY,
            Map.of(PENDING, 3, LOCKED, 2, DEAD, 2)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            liteque(sql);
            sql.update(
                    "UPDATE tasks SET availableAt = ? WHERE id = 1",
                    NOW.plusSeconds(600).toEpochMilli());
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            return litequeWork(sql, "priority, createdAt");
        }
    },
    PLAINJOB("plainjob", "plainjob_jobs", Tables.PLAINJOB, Map.of(PENDING, 3, LOCKED, 2, DONE, 2, DEAD, 3)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            for (int status : List.of(0, 0, 0, 1, 1, 2, 2, 3, 3, 3)) {
                sql.update(
                        "INSERT INTO plainjob_jobs (type, data, status, created_at, next_run_at, failed_at, error)"
                                + " VALUES ('mail', '{}', ?, ?, ?, ?, ?)",
                        status,
                        NOW.minusSeconds(300).toEpochMilli(),
                        NOW.minusSeconds(200).toEpochMilli(),
                        status == 3 ? NOW.minusSeconds(100).toEpochMilli() : null,
                        status == 3 ? "connection refused" : null);
            }
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            long now = NOW.toEpochMilli();
            sql.update(
                    "INSERT INTO plainjob_jobs (type, data, created_at, next_run_at) VALUES ('t', '{}', ?, ?)",
                    now,
                    now);
            List<String> next = sql.rows(
                    "SELECT id FROM plainjob_jobs WHERE status = 0 AND type = 't' AND next_run_at <= ?"
                            + " ORDER BY next_run_at LIMIT 1",
                    now);
            sql.update("UPDATE plainjob_jobs SET status = 1 WHERE id = ?", next.get(0));
            return 1 == sql.update("UPDATE plainjob_jobs SET status = 2 WHERE id = ?", next.get(0));
        }
    },
    PERSIST_QUEUE(
            "persist-queue",
            "ack_queue_default",
            Tables.PERSIST_QUEUE,
            Map.of(PENDING, 5, LOCKED, 2, DONE, 2, DEAD, 1)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            for (int status : List.of(0, 0, 1, 2, 2, 5, 5, 9)) {
                sql.update(
                        "INSERT INTO ack_queue_default (data, timestamp, status) VALUES (?, ?, ?)",
                        pickle(status),
                        NOW.minusSeconds(90).toEpochMilli() / 1000.0,
                        status);
            }
            for (int i = 0; i < 2; i++) {
                sql.update(
                        "INSERT INTO queue_default (data, timestamp) VALUES (?, ?)",
                        pickle(i),
                        NOW.minusSeconds(80).toEpochMilli() / 1000.0);
            }
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            sql.update("INSERT INTO ack_queue_default (data, timestamp, status) VALUES (?, ?, 0)", pickle(1), 1.5e9);
            List<String> next =
                    sql.rows("SELECT _id FROM ack_queue_default WHERE _id > 0 AND status < 2 ORDER BY _id ASC LIMIT 1");
            sql.update("UPDATE ack_queue_default SET status = ? WHERE _id = ?", "2", next.get(0));
            return 1 == sql.update("UPDATE ack_queue_default SET status = ? WHERE _id = ?", "5", next.get(0));
        }
    },
    HUEY("huey", "task", Tables.HUEY, Map.of(PENDING, 5)) {
        @Override
        void fill(OwnerSql sql) throws SQLException {
            for (int i = 0; i < 3; i++) {
                sql.update("insert into task (queue, data, priority) values ('app', ?, ?)", pickle(i), i);
            }
            for (int i = 0; i < 2; i++) {
                sql.update(
                        "insert into schedule (queue, data, timestamp) values ('app', ?, ?)",
                        pickle(i),
                        NOW.plusSeconds(60 + i).toEpochMilli() / 1000.0);
            }
        }

        @Override
        boolean work(OwnerSql sql) throws SQLException {
            sql.update("insert into task (queue, data, priority) values ('app', ?, ?)", pickle(7), 0);
            List<String> next = sql.rows("select id from task where queue = 'app' order by priority desc, id limit 1");
            return 1 == sql.update("delete from task where id = ?", next.get(0));
        }
    };

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final String title;
    final String table;
    private final String tables;
    private final Map<JobState, Integer> counts;

    OwnerFile(String title, String table, String tables, Map<JobState, Integer> counts) {
        this.title = title;
        this.table = table;
        this.tables = tables;
        this.counts = counts;
    }

    /** Puts jobs in, as many of each state as {@link #count} says. */
    abstract void fill(OwnerSql sql) throws SQLException;

    /** A job goes in and one is worked, as its own program does it; whether one was there to be worked. */
    abstract boolean work(OwnerSql sql) throws SQLException;

    int count(JobState state) {
        return counts.getOrDefault(state, 0);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Makes the file, in a write-ahead log as these programs do. */
    void make(Path file) throws SQLException {
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("PRAGMA journal_mode = WAL");
            sql.run(tables);
            fill(sql);
        }
    }

    Map<JobState, Integer> counts() {
        return new EnumMap<>(counts);
    }

    static byte[] pickle(int value) {
        return new byte[] {(byte) 0x80, 4, 'K', (byte) value, '.'};
    }

    static String local(Instant moment) {
        return moment.atZone(ZoneId.systemDefault()).toLocalDateTime() + ":00.000250";
    }

    private static String text(Instant moment) {
        return moment.toString().replace("Z", ".000Z");
    }

    private static void litequeue(
            OwnerSql sql, String table, String body, String key, long unit, List<Integer> statuses)
            throws SQLException {
        int number = 0;
        for (int status : statuses) {
            number++;
            long in = (NOW.getEpochSecond() - 300 + number) * unit;
            sql.update(
                    "INSERT INTO \"" + table.replace("\"", "\"\"") + "\" (" + body + ", " + key
                            + ", status, in_time, lock_time, done_time) VALUES (?, ?, ?, ?, ?, ?)",
                    "{\"n\": " + number + "}",
                    String.format("0191c2f1-7b1c-7000-8000-%012d", number),
                    status,
                    in,
                    status == 0 ? null : in + 60 * unit,
                    status > 1 ? in + 120 * unit : null);
        }
    }

    private static boolean litequeueWork(OwnerSql sql, String body, String key, long now) throws SQLException {
        sql.update(
                "INSERT INTO \"Queue\" (" + body + ", " + key
                        + ", status, in_time) VALUES ('x', lower(hex(randomblob(16))), 0, ?)",
                now);
        List<String> claimed = sql.rows(
                "UPDATE \"Queue\" SET status = 1, lock_time = ? WHERE rowid = (SELECT rowid FROM \"Queue\""
                        + " WHERE status = 0 ORDER BY " + key + " LIMIT 1) RETURNING " + key,
                now);
        return !claimed.isEmpty()
                && 1
                        == sql.update(
                                "UPDATE \"Queue\" SET status = 2, done_time = ? WHERE " + key + " = ?",
                                now,
                                claimed.get(0));
    }

    private static void goqite(OwnerSql sql) throws SQLException {
        String ready = text(NOW.minusSeconds(30));
        String ahead = text(NOW.plusSeconds(30));
        for (List<Object> row : List.<List<Object>>of(
                List.of("mail", ready, 0),
                List.of("mail", ready, 1),
                List.of("app", ready, 2),
                List.of("app", ahead, 0),
                List.of("app", ahead, 1),
                List.of("app", ahead, 3),
                List.of("app", ready, 3),
                List.of("app", ready, 3),
                List.of("app", ready, 4))) {
            sql.update(
                    "INSERT INTO goqite (queue, body, timeout, received, created, updated) VALUES (?, ?, ?, ?, ?, ?)",
                    row.get(0),
                    new byte[] {0x1f, (byte) 0xff, 1},
                    row.get(1),
                    row.get(2),
                    text(NOW.minusSeconds(300)),
                    text(NOW.minusSeconds(60)));
        }
    }

    private static boolean goqiteWork(OwnerSql sql, String priority) throws SQLException {
        String now = "strftime('%Y-%m-%dT%H:%M:%fZ')";
        sql.update("INSERT INTO goqite (queue, body) VALUES ('work', ?)", new byte[] {1});
        List<String> claimed =
                sql.rows("UPDATE goqite SET timeout = '2999-01-01T00:00:00.000Z', received = received + 1"
                        + " WHERE id = (SELECT id FROM goqite WHERE queue = 'work' AND " + now
                        + " >= timeout AND received < 3"
                        + " ORDER BY " + priority + "created LIMIT 1) RETURNING id");
        return !claimed.isEmpty()
                && 1 == sql.update("DELETE FROM goqite WHERE queue = 'work' AND id = ?", claimed.get(0));
    }

    private static void liteque(OwnerSql sql) throws SQLException {
        for (String status : List.of("pending", "pending", "pending_retry", "running", "running", "failed", "failed")) {
            boolean running = status.equals("running");
            sql.update(
                    "INSERT INTO tasks (queue, payload, createdAt, status, expireAt, allocationId, numRunsLeft, maxNumRuns)"
                            + " VALUES ('crawl', '{}', ?, ?, ?, lower(hex(randomblob(6))), ?, 3)",
                    NOW.getEpochSecond() - 300,
                    status,
                    running ? NOW.getEpochSecond() + 30 : null,
                    status.equals("failed") ? 0 : 2);
        }
        // The lease of one has run out.
        sql.update("UPDATE tasks SET expireAt = ? WHERE id = 4", NOW.getEpochSecond() - 10);
    }

    private static boolean litequeWork(OwnerSql sql, String order) throws SQLException {
        sql.update(
                "INSERT INTO tasks (queue, payload, createdAt, status, allocationId, numRunsLeft, maxNumRuns)"
                        + " VALUES ('work', '{}', ?, 'pending', 'a', 1, 1)",
                NOW.getEpochSecond());
        List<String> next = sql.rows("SELECT id, allocationId FROM tasks WHERE queue = 'work' AND status = 'pending'"
                + " ORDER BY " + order + " LIMIT 1");
        String[] job = next.get(0).split("\\|");
        sql.update(
                "UPDATE tasks SET status = 'running', numRunsLeft = 0, allocationId = 'b', expireAt = ? WHERE id = ? AND allocationId = ?",
                NOW.getEpochSecond() + 30,
                job[0],
                job[1]);
        return 1 == sql.update("DELETE FROM tasks WHERE id = ? AND allocationId = 'b'", job[0]);
    }
}
