package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.shared.Allowance;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.Enrolment;
import dev.quarterdeck.store.shared.History;
import dev.quarterdeck.store.shared.OperationLog;
import dev.quarterdeck.store.shared.Questions;
import dev.quarterdeck.store.shared.QueueSettings;
import dev.quarterdeck.store.shared.Scheduling;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The questions whose SQL is always the same. */
interface ReadingSql extends Questions {

    @Override
    @SqlQuery("SELECT queue, state, reason, n FROM job_count WHERE n <> 0 ORDER BY queue, state, reason")
    List<Counts.Row> counts();

    @Override
    @SqlQuery("SELECT " + Columns.JOB + " FROM job WHERE id = :id")
    Optional<Job> find(@Bind("id") long id);

    @Override
    @SqlQuery("SELECT payload FROM job WHERE id = :id")
    Optional<String> payload(@Bind("id") long id);

    @Override
    @SqlQuery("SELECT " + History.COLUMNS + " FROM attempt WHERE job = :job ORDER BY id")
    List<Attempt> history(@Bind("job") long job);

    @Override
    @SqlQuery("SELECT name, paused_at, " + QueueSettings.LIMITS + " FROM queue ORDER BY name")
    List<QueueInfo> queues();

    @Override
    @SqlQuery("SELECT name, paused_at, " + QueueSettings.LIMITS + " FROM queue WHERE name = :name")
    Optional<QueueInfo> queue(@Bind("name") String name);

    @Override
    @SqlQuery("SELECT rate_used_until FROM queue WHERE name = :name")
    long rateUsedUntil(@Bind("name") String name);

    @Override
    @SqlQuery("SELECT queue, state, reason, n FROM job_count WHERE queue = :queue AND n <> 0")
    List<Counts.Row> countsOf(@Bind("queue") String queue);

    @Override
    @SqlQuery(READY_BEFORE)
    long readyBefore(
            @Bind("queue") String queue,
            @Bind("level") int level,
            @Bind("runAt") long runAt,
            @Bind("id") long id,
            @Bind("now") long now,
            @Bind("most") long most);

    @Override
    @SqlQuery(ORPHANED_OF)
    long orphanedOf(@Bind("queue") String queue, @Bind("now") long now, @Bind("most") long most);

    @Override
    @SqlQuery(FIRST_RUN_OF)
    Optional<Long> firstRunOf(@Bind("queue") String queue, @Bind("now") long now);

    @SqlQuery(Claiming.LIMITED)
    List<Allowance> limited();

    @Override
    @SqlQuery("SELECT id, host, pid, process_start, boot_id, threads, queues, running, started_at, beat_at, quiet"
            + " FROM worker ORDER BY id")
    List<WorkerInfo> workers();

    @Override
    @SqlQuery("SELECT holder FROM duty WHERE name = '" + Enrolment.MANAGER + "' AND until > :now")
    Optional<String> manager(@Bind("now") long now);

    @Override
    @SqlQuery(FIRST_LEASE_END)
    Optional<Long> firstLeaseEnd();

    @Override
    @SqlQuery("SELECT " + Scheduling.COLUMNS + " FROM schedule ORDER BY name")
    List<Schedule> schedules();

    @Override
    @SqlQuery("SELECT " + OperationLog.COLUMNS + " FROM operation WHERE number = :number")
    Optional<OperationInfo> operation(@Bind("number") long number);

    @Override
    @SqlQuery("SELECT " + OperationLog.COLUMNS
            + " FROM operation WHERE command = :command AND changed > 0 ORDER BY number DESC LIMIT 1")
    Optional<OperationInfo> lastSaid(@Bind("command") String command);

    @Override
    @SqlQuery(OperationLog.HEAPS)
    List<TrashHeap> trash();

    @Override
    @SqlQuery("SELECT " + Columns.JOB
            + " FROM trash WHERE operation = :operation AND id > :after ORDER BY id LIMIT :limit")
    List<Job> trashed(@Bind("operation") long operation, @Bind("after") long after, @Bind("limit") int limit);

    @Override
    @SqlQuery("SELECT payload FROM trash WHERE id = :id AND operation = :operation")
    Optional<String> trashedPayload(@Bind("operation") long operation, @Bind("id") long id);

    @Override
    @SqlQuery("SELECT " + OperationLog.COLUMNS
            + " FROM operation WHERE number = (SELECT operation FROM trash WHERE id = :id)")
    Optional<OperationInfo> trashedBy(@Bind("id") long id);

    @Override
    @SqlQuery("SELECT " + OperationLog.KEEP)
    long keepTrash();

    @Override
    @SqlQuery("SELECT queue, minute, enqueued, started, completed, failed, dead, wait_millis, run_millis FROM flow"
            + " WHERE minute >= :minute ORDER BY minute, queue")
    List<FlowMinute> flow(@Bind("minute") long minute);

    @Override
    @SqlQuery(READY)
    long ready(@Bind("now") long now, @Bind("most") long most);

    @Override
    @SqlQuery(SCHEDULED)
    long scheduled(@Bind("now") long now, @Bind("most") long most);

    @Override
    @SqlQuery("SELECT count(*) FROM job WHERE state = 1 AND lease_until <= :now")
    long orphaned(@Bind("now") long now);

    @Override
    @SqlQuery(FIRST_RUN)
    Optional<Long> firstRun(@Bind("after") long after, @Bind("until") long until);

    @SqlQuery("PRAGMA page_size")
    long pageSize();

    @SqlQuery("PRAGMA page_count")
    long pageCount();

    @SqlQuery("PRAGMA freelist_count")
    long freePages();

    String FIRST_LEASE_END = "SELECT min(lease_until) FROM job WHERE state = 1";

    /** Every queue with every priority: what the seeks into the claim index start from. */
    String SEEKS = "FROM queue q CROSS JOIN " + Columns.PRIORITIES + " p ";

    String READY = "SELECT count(*) FROM (SELECT 1 " + SEEKS + "CROSS JOIN job i WHERE i.state = 0"
            + " AND i.queue = q.name AND i.priority = p.level AND i.run_at <= :now LIMIT :most)";

    String SCHEDULED = "SELECT count(*) FROM (SELECT 1 " + SEEKS + "CROSS JOIN job i WHERE i.state = 0"
            + " AND i.queue = q.name AND i.priority = p.level AND i.run_at > :now LIMIT :most)";

    /** Those of a higher priority up to now, and those of the same one up to a place in the claim's order. */
    String READY_BEFORE = "SELECT count(*) FROM (SELECT 1 FROM " + Columns.PRIORITIES + " p CROSS JOIN job i"
            + " WHERE p.level >= :level AND i.state = 0 AND i.queue = :queue AND i.priority = p.level"
            + " AND (i.run_at, i.id) < (CASE WHEN p.level = :level THEN :runAt ELSE :now + 1 END,"
            + " CASE WHEN p.level = :level THEN :id ELSE 0 END) LIMIT :most)";

    String ORPHANED_OF = "SELECT count(*) FROM (SELECT 1 FROM job WHERE state = 1 AND lease_until <= :now"
            + " AND queue = :queue LIMIT :most)";

    String FIRST_RUN_OF = "SELECT min((SELECT min(i.run_at) FROM job i WHERE i.state = 0 AND i.queue = :queue"
            + " AND i.priority = p.level AND i.run_at > :now)) FROM " + Columns.PRIORITIES + " p";

    String FIRST_RUN = "SELECT min((SELECT min(i.run_at) FROM job i WHERE i.state = 0 AND i.queue = q.name"
            + " AND i.priority = p.level AND i.run_at > :after AND i.run_at <= :until)) " + SEEKS;
}
