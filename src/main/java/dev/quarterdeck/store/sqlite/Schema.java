package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.file.OwnFiles;
import java.util.List;

/** What stands in the file. Times are epoch milliseconds, states and reasons the ordinals of their enums. */
final class Schema {

    /** Marks the file as ours, whatever its name: "QDK1". */
    static final int APPLICATION_ID = OwnFiles.QUEUE;

    /**
     * The steps from nothing to the present schema; step {@code n} leads to {@code user_version} {@code n + 1}. A step
     * that has shipped is never edited: a change is a new step.
     */
    static final List<List<String>> MIGRATIONS = List.of(first(), second(), third(), fourth());

    /** The version that this program reads and writes. */
    static final int VERSION = MIGRATIONS.size();

    private Schema() {}

    /** Long texts come last: what lists and claims look at then lies on the row's first page. */
    private static List<String> first() {
        return List.of(
                """
                CREATE TABLE job (
                  id INTEGER PRIMARY KEY AUTOINCREMENT,
                  revision INTEGER NOT NULL,
                  state INTEGER NOT NULL,
                  reason INTEGER,
                  priority INTEGER NOT NULL,
                  attempts INTEGER NOT NULL,
                  max_retries INTEGER NOT NULL,
                  timeout INTEGER,
                  run_at INTEGER NOT NULL,
                  created_at INTEGER NOT NULL,
                  since INTEGER NOT NULL,
                  started_at INTEGER,
                  lease_until INTEGER,
                  cancel_asked INTEGER NOT NULL DEFAULT 0,
                  queue TEXT NOT NULL,
                  type TEXT NOT NULL,
                  worker TEXT,
                  key TEXT,
                  name TEXT,
                  error TEXT,
                  result TEXT,
                  payload TEXT NOT NULL)""",
                "CREATE INDEX job_claim ON job (queue, priority, run_at, id) WHERE state = 0",
                "CREATE INDEX job_lease ON job (lease_until) WHERE state = 1",
                "CREATE INDEX job_finished ON job (state, since) WHERE state >= 2",
                "CREATE UNIQUE INDEX job_key ON job (key) WHERE key IS NOT NULL",
                """
                CREATE TABLE attempt (
                  id INTEGER PRIMARY KEY,
                  job INTEGER NOT NULL,
                  number INTEGER NOT NULL,
                  outcome INTEGER NOT NULL,
                  started_at INTEGER NOT NULL,
                  ended_at INTEGER NOT NULL,
                  worker TEXT,
                  error TEXT)""",
                "CREATE INDEX attempt_job ON attempt (job)",
                "CREATE TABLE queue (name TEXT PRIMARY KEY, paused_at INTEGER) WITHOUT ROWID",
                """
                CREATE TABLE job_count (
                  queue TEXT NOT NULL,
                  state INTEGER NOT NULL,
                  reason INTEGER NOT NULL,
                  n INTEGER NOT NULL,
                  PRIMARY KEY (queue, state, reason)) WITHOUT ROWID""",
                """
                CREATE TABLE flow (
                  minute INTEGER NOT NULL,
                  queue TEXT NOT NULL,
                  enqueued INTEGER NOT NULL,
                  started INTEGER NOT NULL,
                  completed INTEGER NOT NULL,
                  failed INTEGER NOT NULL,
                  dead INTEGER NOT NULL,
                  wait_millis INTEGER NOT NULL,
                  run_millis INTEGER NOT NULL,
                  PRIMARY KEY (minute, queue)) WITHOUT ROWID""",
                """
                CREATE TABLE worker (
                  id TEXT PRIMARY KEY,
                  host TEXT NOT NULL,
                  pid INTEGER NOT NULL,
                  process_start TEXT NOT NULL,
                  boot_id TEXT NOT NULL,
                  threads INTEGER NOT NULL,
                  running INTEGER NOT NULL,
                  started_at INTEGER NOT NULL,
                  beat_at INTEGER NOT NULL,
                  queues TEXT NOT NULL) WITHOUT ROWID""",
                """
                CREATE TABLE operation (
                  number INTEGER PRIMARY KEY AUTOINCREMENT,
                  started_at INTEGER NOT NULL,
                  ended_at INTEGER,
                  matched INTEGER NOT NULL,
                  changed INTEGER NOT NULL DEFAULT 0,
                  asked INTEGER NOT NULL DEFAULT 0,
                  skipped INTEGER NOT NULL DEFAULT 0,
                  actor TEXT NOT NULL,
                  surface TEXT NOT NULL,
                  command TEXT NOT NULL,
                  note TEXT)""");
    }

    /** Limits of queues, quiet workers, the one manager, recurring jobs. */
    private static List<String> second() {
        return List.of(
                "ALTER TABLE queue ADD COLUMN rate_jobs INTEGER",
                "ALTER TABLE queue ADD COLUMN rate_per INTEGER",
                // Up to when the jobs that started have used the rate up, in epoch microseconds.
                "ALTER TABLE queue ADD COLUMN rate_used_until INTEGER NOT NULL DEFAULT 0",
                "ALTER TABLE queue ADD COLUMN running INTEGER",
                "ALTER TABLE queue ADD COLUMN keep_done INTEGER",
                "ALTER TABLE queue ADD COLUMN keep_dead INTEGER",
                "ALTER TABLE worker ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0",
                """
                CREATE TABLE duty (
                  name TEXT PRIMARY KEY,
                  until INTEGER NOT NULL,
                  holder TEXT NOT NULL,
                  holder_start TEXT NOT NULL) WITHOUT ROWID""",
                """
                CREATE TABLE schedule (
                  name TEXT PRIMARY KEY,
                  next_at INTEGER NOT NULL,
                  last_at INTEGER,
                  paused_at INTEGER,
                  priority INTEGER NOT NULL,
                  max_retries INTEGER NOT NULL,
                  timeout INTEGER,
                  cron TEXT NOT NULL,
                  zone TEXT NOT NULL,
                  queue TEXT NOT NULL,
                  type TEXT NOT NULL,
                  job_name TEXT,
                  payload TEXT NOT NULL) WITHOUT ROWID""");
    }

    /** What operations keep so that they can be undone, and an audit that nobody rewrites. */
    private static List<String> third() {
        return List.of(
                "ALTER TABLE operation RENAME COLUMN note TO ending",
                "ALTER TABLE operation ADD COLUMN undo_of INTEGER",
                "ALTER TABLE operation ADD COLUMN undone_by INTEGER",
                "ALTER TABLE operation ADD COLUMN undoable_until INTEGER",
                "ALTER TABLE operation ADD COLUMN forgotten_at INTEGER",
                "ALTER TABLE operation ADD COLUMN note TEXT",
                "CREATE INDEX operation_undoable ON operation (undoable_until)"
                        + " WHERE undoable_until IS NOT NULL AND forgotten_at IS NULL",
                """
                CREATE TRIGGER operation_kept BEFORE DELETE ON operation
                BEGIN SELECT RAISE(ABORT, 'the record of operations is never deleted'); END""",
                """
                CREATE TRIGGER operation_said BEFORE UPDATE OF number, started_at, matched, actor, surface, command, note
                ON operation
                BEGIN SELECT RAISE(ABORT, 'the record of operations is never rewritten'); END""",
                // What jobs were before an operation. Its revision is the one that the operation left; no state: it lay
                // in the trash. Texts are kept where the operation changed them: error 1, payload 2.
                """
                CREATE TABLE image (
                  operation INTEGER NOT NULL,
                  job INTEGER NOT NULL,
                  revision INTEGER NOT NULL,
                  state INTEGER,
                  reason INTEGER,
                  priority INTEGER,
                  attempts INTEGER,
                  run_at INTEGER,
                  since INTEGER,
                  cancel_asked INTEGER,
                  texts INTEGER NOT NULL,
                  error TEXT,
                  payload TEXT,
                  PRIMARY KEY (operation, job)) WITHOUT ROWID""",
                """
                CREATE TABLE trash (
                  id INTEGER PRIMARY KEY,
                  operation INTEGER NOT NULL,
                  revision INTEGER NOT NULL,
                  state INTEGER NOT NULL,
                  reason INTEGER,
                  priority INTEGER NOT NULL,
                  attempts INTEGER NOT NULL,
                  max_retries INTEGER NOT NULL,
                  timeout INTEGER,
                  run_at INTEGER NOT NULL,
                  created_at INTEGER NOT NULL,
                  since INTEGER NOT NULL,
                  started_at INTEGER,
                  lease_until INTEGER,
                  cancel_asked INTEGER NOT NULL,
                  queue TEXT NOT NULL,
                  type TEXT NOT NULL,
                  worker TEXT,
                  key TEXT,
                  name TEXT,
                  error TEXT,
                  result TEXT,
                  payload TEXT NOT NULL)""",
                "CREATE INDEX trash_operation ON trash (operation)",
                "CREATE TABLE setting (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
                // A queue pauses itself after so many deaths in so long.
                "ALTER TABLE queue ADD COLUMN dead_jobs INTEGER",
                "ALTER TABLE queue ADD COLUMN dead_per INTEGER");
    }

    /** An undo leads jobs back to the revision that its operation found; of what was kept before, that is not known. */
    private static List<String> fourth() {
        return List.of("ALTER TABLE image ADD COLUMN revision_before INTEGER NOT NULL DEFAULT -1");
    }
}
