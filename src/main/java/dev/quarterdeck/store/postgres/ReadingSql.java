package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.Enrolment;
import dev.quarterdeck.store.shared.History;
import dev.quarterdeck.store.shared.OperationLog;
import dev.quarterdeck.store.shared.Questions;
import dev.quarterdeck.store.shared.QueueSettings;
import dev.quarterdeck.store.shared.Scheduling;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The questions whose SQL is always the same. */
final class ReadingSql implements Questions {
    /**
     * How many transactions have ended, in the order of their numbers: it grows with every one that changed something, in
     * whatever schema, and costs no writer anything.
     */
    static final String CHANGE_MARK =
            "SELECT pg_snapshot_xmax(s)::text::bigint - (SELECT count(*) FROM pg_snapshot_xip(s))"
                    + " FROM pg_current_snapshot() AS s";

    static final String FIRST_LEASE_END = "SELECT min(lease_until) FROM job WHERE state = 1";

    /** Every queue with every priority: what the seeks into the claim index start from. */
    static final String SEEKS = "FROM queue q CROSS JOIN " + Columns.PRIORITIES + " p ";

    /** The OFFSET keeps the seeks apart: as one join this would be planned as a look at every job there is. */
    static final String READY = "SELECT count(*) FROM (SELECT 1 " + SEEKS + "CROSS JOIN LATERAL (SELECT 1 FROM job i"
            + " WHERE i.state = 0 AND i.queue = q.name AND i.priority = p.level AND i.run_at <= :now OFFSET 0) j"
            + " LIMIT :most) c";

    static final String SCHEDULED =
            "SELECT count(*) FROM (SELECT 1 " + SEEKS + "CROSS JOIN LATERAL (SELECT 1 FROM job i"
                    + " WHERE i.state = 0 AND i.queue = q.name AND i.priority = p.level AND i.run_at > :now OFFSET 0) j"
                    + " LIMIT :most) c";

    /** Those of a higher priority up to now, and those of the same one up to a place in the claim's order. */
    static final String READY_BEFORE =
            "SELECT count(*) FROM (SELECT 1 FROM " + Columns.PRIORITIES + " p CROSS JOIN job i"
                    + " WHERE p.level >= :level AND i.state = 0 AND i.queue = :queue AND i.priority = p.level"
                    + " AND (i.run_at, i.id) < (CASE WHEN p.level = :level THEN :runAt ELSE :now + 1 END,"
                    + " CASE WHEN p.level = :level THEN :id ELSE 0 END) LIMIT :most) c";

    static final String ORPHANED_OF = "SELECT count(*) FROM (SELECT 1 FROM job WHERE state = 1 AND lease_until <= :now"
            + " AND queue = :queue LIMIT :most) c";

    static final String FIRST_RUN_OF =
            "SELECT min((SELECT min(i.run_at) FROM job i WHERE i.state = 0 AND i.queue = :queue"
                    + " AND i.priority = p.level AND i.run_at > :now)) FROM " + Columns.PRIORITIES + " p";

    /** Of all the jobs that are scheduled after this moment, whose number is 1, the first. */
    static final String NEXT_RUN = "SELECT min((SELECT min(i.run_at) FROM job i WHERE i.state = 0 AND i.queue = q.name"
            + " AND i.priority = p.level AND i.run_at > ?1)) " + SEEKS;

    static final String FIRST_RUN = "SELECT min((SELECT min(i.run_at) FROM job i WHERE i.state = 0 AND i.queue = q.name"
            + " AND i.priority = p.level AND i.run_at > :after AND i.run_at <= :until)) " + SEEKS;

    private final Handle handle;

    private ReadingSql(Handle handle) {
        this.handle = handle;
    }

    /** Not an SQL object: JDBI would look at every method of it anew for each connection that is borrowed. */
    static ReadingSql of(Handle handle) {
        return new ReadingSql(handle);
    }

    @Override
    public List<Counts.Row> counts() {
        return handle.createQuery(
                        "SELECT queue, state, reason, sum(n)::bigint FROM job_count GROUP BY queue, state, reason"
                                + " HAVING sum(n) <> 0 ORDER BY queue, state, reason")
                .mapTo(Counts.Row.class)
                .list();
    }

    @Override
    public Optional<Job> find(long id) {
        return handle.createQuery("SELECT " + Columns.JOB + " FROM job WHERE id = :id")
                .bind("id", id)
                .mapTo(Job.class)
                .findOne();
    }

    @Override
    public Optional<String> payload(long id) {
        return handle.createQuery("SELECT payload FROM job WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public List<Attempt> history(long job) {
        return handle.createQuery("SELECT " + History.COLUMNS + " FROM attempt WHERE job = :job ORDER BY id")
                .bind("job", job)
                .mapTo(Attempt.class)
                .list();
    }

    @Override
    public List<QueueInfo> queues() {
        return handle.createQuery("SELECT name, paused_at, " + QueueSettings.LIMITS + " FROM queue ORDER BY name")
                .mapTo(QueueInfo.class)
                .list();
    }

    @Override
    public Optional<QueueInfo> queue(String name) {
        return handle.createQuery("SELECT name, paused_at, " + QueueSettings.LIMITS + " FROM queue WHERE name = :name")
                .bind("name", name)
                .mapTo(QueueInfo.class)
                .findOne();
    }

    @Override
    public long rateUsedUntil(String name) {
        return handle.createQuery("SELECT rate_used_until FROM queue WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<Counts.Row> countsOf(String queue) {
        return handle.createQuery("SELECT queue, state, reason, sum(n)::bigint FROM job_count WHERE queue = :queue"
                        + " GROUP BY queue, state, reason HAVING sum(n) <> 0")
                .bind("queue", queue)
                .mapTo(Counts.Row.class)
                .list();
    }

    @Override
    public long readyBefore(String queue, int level, long runAt, long id, long now, long most) {
        return handle.createQuery(READY_BEFORE)
                .bind("queue", queue)
                .bind("level", level)
                .bind("runAt", runAt)
                .bind("id", id)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public long orphanedOf(String queue, long now, long most) {
        return handle.createQuery(ORPHANED_OF)
                .bind("queue", queue)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public Optional<Long> firstRunOf(String queue, long now) {
        return handle.createQuery(FIRST_RUN_OF)
                .bind("queue", queue)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
    }

    @Override
    public List<WorkerInfo> workers() {
        return handle.createQuery(
                        "SELECT id, host, pid, process_start, boot_id, threads, queues, running, started_at, beat_at, quiet"
                                + " FROM worker ORDER BY id")
                .mapTo(WorkerInfo.class)
                .list();
    }

    @Override
    public Optional<String> manager(long now) {
        return handle.createQuery("SELECT holder FROM duty WHERE name = '" + Enrolment.MANAGER + "' AND until > :now")
                .bind("now", now)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public Optional<Long> firstLeaseEnd() {
        return handle.createQuery(FIRST_LEASE_END).mapTo(Long.class).findOne();
    }

    @Override
    public List<Schedule> schedules() {
        return handle.createQuery("SELECT " + Scheduling.COLUMNS + " FROM schedule ORDER BY name")
                .mapTo(Schedule.class)
                .list();
    }

    @Override
    public Optional<OperationInfo> operation(long number) {
        return handle.createQuery("SELECT " + OperationLog.COLUMNS + " FROM operation WHERE number = :number")
                .bind("number", number)
                .mapTo(OperationInfo.class)
                .findOne();
    }

    @Override
    public Optional<OperationInfo> lastSaid(String command) {
        return handle.createQuery("SELECT " + OperationLog.COLUMNS
                        + " FROM operation WHERE command = :command AND changed > 0 ORDER BY number DESC LIMIT 1")
                .bind("command", command)
                .mapTo(OperationInfo.class)
                .findOne();
    }

    @Override
    public List<TrashHeap> trash() {
        return handle.createQuery(OperationLog.HEAPS).mapTo(TrashHeap.class).list();
    }

    @Override
    public List<Job> trashed(long operation, long after, int limit) {
        return handle.createQuery("SELECT " + Columns.JOB
                        + " FROM trash WHERE operation = :operation AND id > :after ORDER BY id LIMIT :limit")
                .bind("operation", operation)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Job.class)
                .list();
    }

    @Override
    public Optional<String> trashedPayload(long operation, long id) {
        return handle.createQuery("SELECT payload FROM trash WHERE id = :id AND operation = :operation")
                .bind("id", id)
                .bind("operation", operation)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public Optional<OperationInfo> trashedBy(long id) {
        return handle.createQuery("SELECT " + OperationLog.COLUMNS
                        + " FROM operation WHERE number = (SELECT operation FROM trash WHERE id = :id)")
                .bind("id", id)
                .mapTo(OperationInfo.class)
                .findOne();
    }

    @Override
    public long keepTrash() {
        return handle.createQuery("SELECT " + OperationLog.KEEP)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<FlowMinute> flow(long minute) {
        return handle.createQuery(
                        "SELECT queue, minute, sum(enqueued)::bigint, sum(started)::bigint, sum(completed)::bigint,"
                                + " sum(failed)::bigint, sum(dead)::bigint, sum(wait_millis)::bigint, sum(run_millis)::bigint"
                                + " FROM flow WHERE minute >= :minute GROUP BY minute, queue ORDER BY minute, queue")
                .bind("minute", minute)
                .mapTo(FlowMinute.class)
                .list();
    }

    @Override
    public long ready(long now, long most) {
        return upTo(most, READY, now);
    }

    @Override
    public long scheduled(long now, long most) {
        return upTo(most, SCHEDULED, now);
    }

    private long upTo(long most, String counting, long now) {
        return handle.createQuery(counting)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public long orphaned(long now) {
        return handle.createQuery("SELECT count(*) FROM job WHERE state = 1 AND lease_until <= :now")
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public Optional<Long> firstRun(long after, long until) {
        return handle.createQuery(FIRST_RUN)
                .bind("after", after)
                .bind("until", until)
                .mapTo(Long.class)
                .findOne();
    }

    long changeMark() {
        return handle.createQuery(CHANGE_MARK).mapTo(Long.class).one();
    }

    long bytes() {
        return handle.createQuery("SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class"
                        + " WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'")
                .mapTo(Long.class)
                .one();
    }
}
