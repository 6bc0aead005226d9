package dev.quarterdeck.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** db-scheduler with its table in SQLite, as quick as its settings let it be: it executes at once and polls often. */
public final class DbScheduler implements Peers {
    private static final String NAME = "db-scheduler";
    private static final int THREADS = 4;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE scheduled_tasks (
              task_name text NOT NULL,
              task_instance text NOT NULL,
              task_data blob,
              execution_time timestamp,
              picked boolean NOT NULL,
              picked_by text,
              last_success timestamp,
              last_failure timestamp,
              consecutive_failures integer,
              last_heartbeat timestamp,
              version bigint NOT NULL,
              priority smallint,
              PRIMARY KEY (task_name, task_instance))""",
            "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)",
            "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");

    @Override
    public List<Work> works() {
        return List.of(
                PeerWork.enqueue(NAME, file -> new Queue(file, false)),
                PeerWork.endToEnd(NAME, file -> new Queue(file, true)));
    }

    private static final class Queue implements PeerWork.Running {
        private final AtomicLong scheduled = new AtomicLong();
        private final AtomicLong done = new AtomicLong();
        private final OneTimeTask<String> task =
                Tasks.oneTime("bench", String.class).execute((instance, context) -> done.incrementAndGet());
        private final boolean worked;
        private final HikariDataSource source;
        private final Scheduler scheduler;

        Queue(Path file, boolean worked) throws SQLException {
            this.worked = worked;
            this.source = PeerFile.open(file, 1);
            try (Connection connection = source.getConnection()) {
                for (String sql : SCHEMA) {
                    BareFile.execute(connection, sql);
                }
            }
            this.scheduler = Scheduler.create(source, task)
                    .threads(THREADS)
                    .pollingInterval(Duration.ofMillis(20))
                    .enableImmediateExecution()
                    .build();
            if (worked) {
                scheduler.start();
            }
        }

        @Override
        public double measure(Ground ground) throws Exception {
            long start = System.nanoTime();
            Crew.Done produced = Crew.work(worked ? THREADS : 1, ground.size().window(), this::schedule);
            if (worked) {
                awaitDone();
            }
            return produced.count() / ((System.nanoTime() - start) / 1e9);
        }

        private void schedule() {
            String instance = Long.toString(scheduled.incrementAndGet());
            scheduler.schedule(task.instance(instance, Jobs.PAYLOAD), Instant.now());
        }

        private void awaitDone() {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (done.get() < scheduled.get()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("expected " + scheduled + " tasks done, got: " + done);
                }
                LockSupport.parkNanos(50_000);
            }
        }

        @Override
        public void close() {
            scheduler.stop();
            source.close();
        }
    }
}
