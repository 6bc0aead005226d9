package dev.quarterdeck.store.foreign;

/** The tables of other programs, word for word. */
final class Tables {
    static final String LITEQUEUE_010 = """
            CREATE TABLE IF NOT EXISTS "Queue" (data TEXT NOT NULL, message_id TEXT NOT NULL, status INTEGER NOT NULL, in_time INTEGER NOT NULL, lock_time INTEGER, done_time INTEGER);
            CREATE UNIQUE INDEX IF NOT EXISTS "Queue_message_id_unique_idx" ON "Queue" (message_id);
            CREATE INDEX IF NOT EXISTS "Queue_status_message_id_idx" ON "Queue" (status, message_id);
            """;

    static final String SQLITE_WORKER = """
            CREATE TABLE IF NOT EXISTS tasks (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                name TEXT NOT NULL,
                task_type TEXT NOT NULL,
                payload TEXT,
                priority INTEGER DEFAULT 2,
                status TEXT DEFAULT 'pending',
                worker_id TEXT,
                created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
                scheduled_at TIMESTAMP,
                started_at TIMESTAMP,
                completed_at TIMESTAMP,
                max_retries INTEGER DEFAULT 3,
                retry_count INTEGER DEFAULT 0,
                error_message TEXT,
                result TEXT
            );
            CREATE INDEX IF NOT EXISTS idx_tasks_status ON tasks(status);
            CREATE INDEX IF NOT EXISTS idx_tasks_priority ON tasks(priority DESC, created_at ASC);
            CREATE INDEX IF NOT EXISTS idx_tasks_scheduled ON tasks(scheduled_at);
            """;

    static final String LITEQUE = """
            CREATE TABLE `tasks` (
            	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
            	`queue` text NOT NULL,
            	`payload` text NOT NULL,
            	`createdAt` integer NOT NULL,
            	`status` text DEFAULT 'pending' NOT NULL,
            	`expireAt` integer,
            	`allocationId` text NOT NULL,
            	`numRunsLeft` integer NOT NULL,
            	`maxNumRuns` integer NOT NULL
            );
            CREATE INDEX `tasks_queue_idx` ON `tasks` (`queue`);
            CREATE INDEX `tasks_status_idx` ON `tasks` (`status`);
            CREATE TABLE "__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric);
            """;

    static final String LITEQUE_KEYS = """
            ALTER TABLE `tasks` ADD `idempotencyKey` text;
            CREATE UNIQUE INDEX `tasks_queue_idempotencyKey_unique` ON `tasks` (`queue`,`idempotencyKey`);
            """;

    static final String LITEQUE_PRIORITY = "ALTER TABLE `tasks` ADD `priority` integer DEFAULT 0 NOT NULL;\n";

    static final String LITEQUE_DELAY = """
            ALTER TABLE `tasks` ADD `availableAt` integer;
            CREATE INDEX `tasks_available_at_idx` ON `tasks` (`availableAt`);
            """;

    static final String PLAINJOB = """
            CREATE TABLE IF NOT EXISTS plainjob_jobs (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              type TEXT NOT NULL,
              data TEXT NOT NULL,
              status INTEGER DEFAULT 0 NOT NULL,
              failed_at INTEGER,
              error TEXT,
              next_run_at INTEGER,
              created_at INTEGER NOT NULL
            );
            CREATE INDEX IF NOT EXISTS idx_jobs_status_type_next_run_at ON plainjob_jobs (status, type, next_run_at);
            CREATE TABLE IF NOT EXISTS plainjob_scheduled_jobs (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              type TEXT NOT NULL UNIQUE,
              status INTEGER DEFAULT 0 NOT NULL,
              cron_expression TEXT,
              next_run_at INTEGER,
              created_at INTEGER NOT NULL
            );
            """;

    static final String PERSIST_QUEUE = """
            CREATE TABLE IF NOT EXISTS ack_queue_default (_id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB, timestamp FLOAT, status INTEGER);
            CREATE TABLE IF NOT EXISTS queue_default (_id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB, timestamp FLOAT);
            CREATE TABLE IF NOT EXISTS ack_unique_queue_once (_id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB, timestamp FLOAT, status INTEGER, UNIQUE (data));
            """;

    static final String HUEY = """
            create table if not exists kv (queue text not null, key text not null, value blob not null, primary key(queue, key));
            create table if not exists schedule (id integer not null primary key, queue text not null, data blob not null, timestamp real not null);
            create index if not exists schedule_queue_timestamp on schedule (queue, timestamp);
            create table if not exists task (id integer not null primary key, queue text not null, data blob not null, priority real not null default 0.0);
            create index if not exists task_priority_id on task (priority desc, id asc);
            create table if not exists counter (queue text not null, key text not null, value integer not null default 0, primary key(queue, key));
            """;

    private Tables() {}

    /** litequeue before 0.6. */
    static String litequeueSeconds(String key) {
        return "CREATE TABLE IF NOT EXISTS Queue (message TEXT NOT NULL, " + key
                + " TEXT, status INTEGER, in_time INTEGER NOT NULL, lock_time INTEGER, done_time INTEGER);\n"
                + "CREATE INDEX IF NOT EXISTS TIdx ON Queue(" + key + ");\n"
                + "CREATE INDEX IF NOT EXISTS SIdx ON Queue(status);\n";
    }

    /** litequeue from 0.6 to 0.9, with a capacity. */
    static String litequeue(String name) {
        String table = '"' + name.replace("\"", "\"\"") + '"';
        String text = name.replaceAll("\\W", "");
        return "CREATE TABLE IF NOT EXISTS " + table
                + " (data TEXT NOT NULL, message_id TEXT NOT NULL, status INTEGER NOT NULL, in_time INTEGER NOT NULL,"
                + " lock_time INTEGER, done_time INTEGER);\n"
                + "CREATE INDEX IF NOT EXISTS \"TIdx" + text + "\" ON " + table + "(message_id);\n"
                + "CREATE INDEX IF NOT EXISTS \"SIdx" + text + "\" ON " + table + "(status);\n"
                + "CREATE TRIGGER IF NOT EXISTS \"maxsize_control_" + text + "\" BEFORE INSERT ON " + table
                + " WHEN (SELECT COUNT(*) FROM " + table + " WHERE status = 0) >= 1000"
                + " BEGIN SELECT RAISE (ABORT,'Max queue length reached: 1000'); END;\n";
    }

    static String goqite(boolean priority) {
        return """
            create table goqite (
              id text primary key default ('m_' || lower(hex(randomblob(16)))),
              created text not null default (strftime('%Y-%m-%dT%H:%M:%fZ')),
              updated text not null default (strftime('%Y-%m-%dT%H:%M:%fZ')),
              queue text not null,
              body blob not null,
              timeout text not null default (strftime('%Y-%m-%dT%H:%M:%fZ')),
              received integer not null default 0"""
                + (priority ? ",\n  priority integer not null default 0" : "") + "\n) strict;\n"
                + "create trigger goqite_updated_timestamp after update on goqite begin update goqite set updated ="
                + " strftime('%Y-%m-%dT%H:%M:%fZ') where id = old.id; end;\n"
                + "create index goqite_queue_"
                + (priority
                        ? "priority_created_idx on goqite (queue, priority desc, created)"
                        : "created_idx on goqite (queue, created)")
                + ";\n";
    }
}
