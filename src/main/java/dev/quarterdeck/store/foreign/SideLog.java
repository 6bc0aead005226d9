package dev.quarterdeck.store.foreign;

import static java.util.Objects.requireNonNull;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.store.shared.OperationLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The record of operations and the images of what they changed, in one transaction of a {@link SideFile}. */
final class SideLog {
    static final Duration KEEP_UNLESS_SAID = Duration.ofMillis(OperationLog.KEEP_MILLIS_UNLESS_SAID);

    private static final String OPERATION = "number, command, actor, surface, note, started_at, ended_at, matched,"
            + " changed, skipped, ending, undo_of, undone_by, undoable_until";

    private static final String IMAGE = "job, name, key, was, before, after, lasting";

    /**
     * An operation on another file, which was in this one's place then: what it kept belongs to that. Of some only the
     * inode is known.
     */
    private static final String HERE = " (coalesce(file, '') IN ('', :inode) OR file GLOB :pattern)";

    private final Handle handle;
    private final Identity file;

    SideLog(Handle handle, Identity file) {
        this.handle = handle;
        this.file = file;
    }

    long begin(String command, By by, long matched, Instant at) {
        forgetExpired(at);
        update(
                "INSERT INTO operation (started_at, matched, actor, surface, command, note, file)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                at.toEpochMilli(),
                matched,
                by.actor(),
                by.surface(),
                command,
                by.note(),
                file.text());
        return handle.createQuery("SELECT last_insert_rowid()")
                .mapTo(Long.class)
                .one();
    }

    private void forgetExpired(Instant at) {
        update(
                "DELETE FROM image WHERE operation IN (SELECT number FROM operation WHERE undoable_until <= ?)",
                at.toEpochMilli());
    }

    void end(long operation, Instant at, @Nullable String ending) {
        update("UPDATE operation SET ended_at = ?, ending = ? WHERE number = ?", at.toEpochMilli(), ending, operation);
    }

    void count(long operation, long changed) {
        update("UPDATE operation SET changed = changed + ? WHERE number = ?", changed, operation);
    }

    void skipped(long operation, long jobs) {
        update("UPDATE operation SET skipped = skipped + ? WHERE number = ?", jobs, operation);
    }

    void undoes(long operation, long undone) {
        update("UPDATE operation SET undo_of = ? WHERE number = ?", undone, operation);
        update("UPDATE operation SET undone_by = ? WHERE number = ?", operation, undone);
    }

    Duration keepTrash() {
        return handle.createQuery("SELECT value FROM setting WHERE name = 'keep_trash'")
                .mapTo(Long.class)
                .findOne()
                .map(Duration::ofMillis)
                .orElse(KEEP_UNLESS_SAID);
    }

    void keepTrash(Duration keep) {
        update(
                "INSERT INTO setting (name, value) VALUES ('keep_trash', ?)"
                        + " ON CONFLICT DO UPDATE SET value = excluded.value",
                keep.toMillis());
    }

    /** What is going to be done. */
    void intend(long operation, List<Image> images) {
        for (Image image : images) {
            update(
                    "INSERT OR REPLACE INTO image (operation, pending, job, name, key, was, before, after, lasting)"
                            + " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)",
                    operation,
                    image.job(),
                    image.table(),
                    image.key(),
                    image.was() == null ? null : image.was().ordinal(),
                    bytes(image.before()),
                    bytes(image.after()),
                    image.lasting() ? 1 : 0);
        }
    }

    private static byte @Nullable [] bytes(@Nullable Map<String, @Nullable Object> row) {
        return row == null ? null : RowImage.write(row);
    }

    /** These were done: each is counted once, whoever finds it out. */
    void done(long operation, List<Long> jobs) {
        String these = jobs.toString();
        int counted = update(
                "UPDATE image SET pending = 0 WHERE operation = ? AND pending = 1"
                        + " AND job IN (SELECT value FROM json_each(?))",
                operation,
                these);
        update(
                "UPDATE operation SET changed = changed + ?, undoable_until = CASE WHEN EXISTS (SELECT 1 FROM image"
                        + " WHERE operation = number AND lasting = 1) THEN coalesce(undoable_until, started_at + ?)"
                        + " ELSE undoable_until END WHERE number = ?",
                counted,
                keepTrash().toMillis(),
                operation);
        update(
                "DELETE FROM image WHERE operation = ? AND pending = 0 AND lasting = 0"
                        + " AND job IN (SELECT value FROM json_each(?))",
                operation,
                these);
    }

    /** These were not done, or are not to be kept any more. */
    void drop(long operation, List<Long> jobs) {
        update(
                "DELETE FROM image WHERE operation = ? AND job IN (SELECT value FROM json_each(?))",
                operation,
                jobs.toString());
    }

    /** What was going to be done when its process ended; operation by operation. */
    List<Map.Entry<Long, Image>> pending() {
        return handle.createQuery("SELECT " + IMAGE + ", operation FROM image WHERE pending = 1")
                .map((row, context) -> Map.entry(row.getLong(8), image(row)))
                .list();
    }

    boolean isPending() {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM image WHERE pending = 1)")
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    /** Whether an operation was about the file that is here now. */
    boolean isHere(long operation) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM operation WHERE number = :number AND" + HERE + ")")
                        .bind("number", operation)
                        .bind("inode", file.inode())
                        .bind("pattern", file.pattern())
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    Optional<Image> image(long operation, long job) {
        return handle.createQuery("SELECT " + IMAGE + " FROM image WHERE operation = ? AND job = ? AND lasting = 1")
                .bind(0, operation)
                .bind(1, job)
                .map((row, context) -> image(row))
                .findOne();
    }

    /** The images of an operation, by number, from the one after this on. */
    List<Image> images(long operation, long after, int limit) {
        return handle.createQuery("SELECT " + IMAGE
                        + " FROM image WHERE operation = ? AND job > ? AND lasting = 1 ORDER BY job LIMIT ?")
                .bind(0, operation)
                .bind(1, after)
                .bind(2, limit)
                .map((row, context) -> image(row))
                .list();
    }

    /** Those whose rows are gone, by number, from the one after this on. */
    List<Image> gone(long operation, long after, int limit) {
        return handle.createQuery("SELECT " + IMAGE + " FROM image WHERE operation = ? AND job > ? AND after IS NULL"
                        + " AND pending = 0 AND lasting = 1 ORDER BY job LIMIT ?")
                .bind(0, operation)
                .bind(1, after)
                .bind(2, limit)
                .map((row, context) -> image(row))
                .list();
    }

    List<TrashHeap> trash() {
        return handle.createQuery("SELECT " + OPERATION + ", n FROM operation JOIN (SELECT operation, count(*) AS n"
                        + " FROM image WHERE after IS NULL AND pending = 0 AND lasting = 1 GROUP BY operation) t"
                        + " ON t.operation = number WHERE" + HERE + " ORDER BY number DESC")
                .bind("inode", file.inode())
                .bind("pattern", file.pattern())
                .map((row, context) -> new TrashHeap(operation(row), row.getLong(15)))
                .list();
    }

    Optional<OperationInfo> trashedBy(long job) {
        return handle.createQuery("SELECT " + OPERATION + " FROM operation WHERE number = (SELECT max(number)"
                        + " FROM image JOIN operation ON number = operation"
                        + " WHERE job = :job AND after IS NULL AND pending = 0 AND lasting = 1 AND" + HERE + ")")
                .bind("job", job)
                .bind("inode", file.inode())
                .bind("pattern", file.pattern())
                .map((row, context) -> operation(row))
                .findOne();
    }

    int forget(long operation, int limit) {
        return update(
                "DELETE FROM image WHERE operation = ? AND job IN"
                        + " (SELECT job FROM image WHERE operation = ? AND pending = 0 LIMIT ?)",
                operation,
                operation,
                limit);
    }

    Optional<OperationInfo> operation(long number) {
        return handle.createQuery("SELECT " + OPERATION + " FROM operation WHERE number = ?")
                .bind(0, number)
                .map((row, context) -> operation(row))
                .findOne();
    }

    List<OperationInfo> operations(OperationQuery query) {
        String firstWord = "substr(command || ' ', 1, instr(command || ' ', ' ') - 1)";
        return Looking.query(handle, OperationLog.newest(OPERATION, query, "instr(actor, ?) > 0", firstWord))
                .map((row, context) -> operation(row))
                .list();
    }

    private static OperationInfo operation(ResultSet row) throws SQLException {
        return new OperationInfo(
                row.getLong(1),
                row.getString(2),
                new By(row.getString(3), row.getString(4), row.getString(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                JobRows.instant(row, 7),
                row.getLong(8),
                row.getLong(9),
                0,
                row.getLong(10),
                row.getString(11),
                number(row, 12),
                number(row, 13),
                JobRows.instant(row, 14));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static Image image(ResultSet row) throws SQLException {
        int ordinal = row.getInt(4);
        JobState was = row.wasNull() ? null : JobState.values()[ordinal];
        return new Image(
                row.getLong(1),
                row.getString(2),
                requireNonNull(OwnerRows.plain(row.getObject(3)), "a row without a key is never kept"),
                was,
                columns(row.getBytes(5)),
                columns(row.getBytes(6)),
                row.getInt(7) != 0);
    }

    private static @Nullable Map<String, @Nullable Object> columns(byte @Nullable [] bytes) {
        return bytes == null ? null : RowImage.read(bytes);
    }

    private int update(String sql, @Nullable Object... values) {
        Update update = handle.createUpdate(sql);
        for (int i = 0; i < values.length; i++) {
            update.bind(i, values[i]);
        }
        return update.execute();
    }
}
