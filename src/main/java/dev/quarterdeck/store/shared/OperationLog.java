package dev.quarterdeck.store.shared;

import dev.quarterdeck.store.By;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.Undoable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The record of operations, and what they keep. */
public final class OperationLog {
    /** For how long what was purged lies in the trash. */
    public static final long KEEP_MILLIS_UNLESS_SAID = 24 * 60 * 60 * 1000L;

    public static final String KEEP =
            "coalesce((SELECT value FROM setting WHERE name = 'keep_trash'), " + KEEP_MILLIS_UNLESS_SAID + ")";

    /** Fixed by an operation's first chunk that changed anything. */
    public static final String UNDOABLE_UNTIL = "coalesce(undoable_until, started_at + " + KEEP + ")";

    static final String BEGIN = "INSERT INTO operation (started_at, matched, actor, surface, command, note)"
            + " VALUES (?, ?, ?, ?, ?, ?) RETURNING number";

    public static final String END = "UPDATE operation SET ended_at = ?, ending = ? WHERE number = ?";

    public static final String COUNT = "UPDATE operation SET changed = changed + ? WHERE number = ?";

    /** Says what is set, and keeps others from setting it until the end. */
    private static final String HOLD_KEEP = "INSERT INTO setting (name, value) VALUES ('keep_trash', ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = setting.value RETURNING value";

    private static final String SET_KEEP = "INSERT INTO setting (name, value) VALUES ('keep_trash', ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    public static final String COLUMNS =
            "number, command, actor, surface, note, started_at, ended_at, matched, changed, asked,"
                    + " skipped, ending, undo_of, undone_by, undoable_until";

    /** The number of the first column after {@link #COLUMNS}. */
    private static final int AFTER_COLUMNS = 16;

    public static final String HEAPS = "SELECT " + COLUMNS + ", n FROM operation JOIN"
            + " (SELECT operation, count(*) AS n FROM trash GROUP BY operation) t ON t.operation = number"
            + " ORDER BY number DESC";

    /** Why a job that has an image is left alone; null when nothing happened to it since. */
    public static final String WHY_LEFT = "CASE WHEN j.id IS NULL THEN 'gone' WHEN j.revision = i.revision THEN NULL"
            + " WHEN j.state = 1 THEN 'claimed-since' ELSE 'changed-since' END";

    /** The job that has taken the key of one in the trash; null when it can come back. */
    public static final String TAKER = "(SELECT j.id FROM job j WHERE j.key IS NOT NULL AND j.key = t.key)";

    private static final String CHANGED_JOBS = "SELECT job FROM image WHERE operation = :number"
            + " UNION ALL SELECT id FROM trash WHERE operation = :number";

    private static final String FATES = "SELECT " + WHY_LEFT + ", count(*) FROM image i LEFT JOIN job j ON j.id = i.job"
            + " WHERE i.operation = :number GROUP BY 1"
            + " UNION ALL SELECT CASE WHEN " + TAKER + " IS NOT NULL THEN 'key-taken' END, count(*)"
            + " FROM trash t WHERE t.operation = :number GROUP BY 1";

    private OperationLog() {}

    public static long begin(OpenTransaction transaction, String command, By by, long matched) throws SQLException {
        try (ResultSet row = transaction
                .prepare(BEGIN, transaction.nowMillis(), matched, by.actor(), by.surface(), command, by.note())
                .executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Sets for how long what is purged lies in the trash; says for how long it did. */
    static long keep(OpenTransaction transaction, long millis) throws SQLException {
        long before;
        try (ResultSet row =
                transaction.prepare(HOLD_KEEP, KEEP_MILLIS_UNLESS_SAID).executeQuery()) {
            row.next();
            before = row.getLong(1);
        }
        transaction.update(SET_KEEP, millis);
        return before;
    }

    static OperationInfo operation(ResultSet row, Dialect dialect) throws SQLException {
        return new OperationInfo(
                row.getLong(1),
                dialect.text(row, 2),
                new By(dialect.text(row, 3), dialect.text(row, 4), dialect.textOrNull(row, 5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Columns.instant(row, 7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                dialect.textOrNull(row, 12),
                number(row, 13),
                number(row, 14),
                Columns.instant(row, 15));
    }

    static TrashHeap heap(ResultSet row, Dialect dialect) throws SQLException {
        return new TrashHeap(operation(row, dialect), row.getLong(AFTER_COLUMNS));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    public static List<OperationInfo> operations(Handle handle, OperationQuery query, Dialect dialect) {
        return newest(COLUMNS, query, dialect.holds("actor"), dialect.firstWord("command"))
                .query(handle)
                .mapTo(OperationInfo.class)
                .list();
    }

    /**
     * Selects operations, the newest first, in whatever file has this table.
     *
     * @param holdsActor an engine's condition that the actor's name holds a value
     * @param firstWord an engine's first word of a command
     */
    public static Predicate newest(String columns, OperationQuery query, String holdsActor, String firstWord) {
        Predicate where = Predicate.all(conditions(query, holdsActor, firstWord));
        List<Object> values = new ArrayList<>(where.values());
        values.add(query.limit());
        return new Predicate(
                "SELECT " + columns + " FROM operation WHERE " + where.sql() + " ORDER BY number DESC LIMIT ?", values);
    }

    private static List<Predicate> conditions(OperationQuery query, String holdsActor, String firstWord) {
        List<Predicate> all = new ArrayList<>();
        if (query.from() != null) {
            all.add(Predicate.of("started_at >= ?", query.from().toEpochMilli()));
        }
        if (query.actor() != null) {
            all.add(Predicate.of(holdsActor, query.actor()));
        }
        if (query.surface() != null) {
            all.add(Predicate.of("surface = ?", query.surface()));
        }
        if (query.verb() != null) {
            all.add(Predicate.of(firstWord + " = ?", query.verb()));
        }
        if (query.before() != null) {
            all.add(Predicate.of("number < ?", query.before()));
        }
        return all;
    }

    public static Undoable undoable(Handle handle, long number) {
        List<Long> jobs = handle.createQuery(CHANGED_JOBS)
                .bind("number", number)
                .mapTo(Long.class)
                .list();
        long[] ids = jobs.stream().flatMapToLong(LongStream::of).toArray();
        Arrays.sort(ids);
        Map<String, Long> left = new HashMap<>();
        long restorable = 0;
        for (Fate fate : handle.createQuery(FATES)
                .bind("number", number)
                .map((row, context) -> new Fate(row.getString(1), row.getLong(2)))
                .list()) {
            if (fate.why() == null) {
                restorable += fate.jobs();
            } else {
                left.merge(fate.why(), fate.jobs(), Long::sum);
            }
        }
        return new Undoable(ids, restorable, left);
    }

    private record Fate(@Nullable String why, long jobs) {}
}
