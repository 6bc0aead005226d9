package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.Undoable;
import dev.quarterdeck.store.file.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What past operations kept, beside what is there now. */
final class Traces {
    private static final int PAGE = 1_000;

    private final ForeignReader reader;

    Traces(ForeignReader reader) {
        this.reader = reader;
    }

    Undoable undoable(long operation) {
        Map<String, SourceSql> tables = tables();
        boolean here = reader.side().read(log -> log.isHere(operation), false);
        return rows(rows -> {
            List<Long> ids = new ArrayList<>();
            Map<String, Long> left = new TreeMap<>();
            long last = Long.MIN_VALUE;
            List<Image> page = images(operation, last);
            while (!page.isEmpty()) {
                for (Image image : page) {
                    ids.add(image.job());
                    String why = here ? why(rows, tables, image) : Undoing.OF_ANOTHER_FILE;
                    if (why != null) {
                        left.merge(why, 1L, Long::sum);
                    }
                }
                page = images(operation, page.get(page.size() - 1).job());
            }
            long leftAlone = left.values().stream().mapToLong(Long::longValue).sum();
            return new Undoable(ids.stream().mapToLong(Long::longValue).toArray(), ids.size() - leftAlone, left);
        });
    }

    private static @Nullable String why(OwnerRows rows, Map<String, SourceSql> tables, Image image)
            throws SQLException {
        SourceSql table = tables.get(image.table());
        return table == null ? UndoReceipt.GONE : Fate.of(rows, table, image).why();
    }

    private List<Image> images(long operation, long after) {
        return reader.side().read(log -> log.images(operation, after, PAGE), List.of());
    }

    /** Purged jobs, read as their rows would be. */
    List<Job> trashed(long operation, long after, int limit) {
        Map<String, SourceSql> tables = tables();
        List<Image> gone = reader.side().read(log -> log.gone(operation, after, limit), List.of());
        return rows(rows -> {
            List<Job> jobs = new ArrayList<>();
            for (Image image : gone) {
                SourceSql table = tables.get(image.table());
                Map<String, @Nullable Object> row = image.before();
                if (table != null && row != null) {
                    jobs.add(rows.asJob(table, row));
                }
            }
            return jobs;
        });
    }

    /** The payload of a purged job, from its row as it was. */
    Optional<String> trashedPayload(long operation, long id) {
        List<Image> gone = reader.side().read(log -> log.gone(operation, id - 1, 1), List.of());
        if (gone.isEmpty() || gone.get(0).job() != id) {
            return Optional.empty();
        }
        SourceSql table = tables().get(gone.get(0).table());
        Map<String, @Nullable Object> row = gone.get(0).before();
        return table == null || row == null
                ? Optional.empty()
                : rows(rows -> Optional.of(table.payloadText(rows.payloadOf(table, row))));
    }

    private Map<String, SourceSql> tables() {
        Facts facts = reader.facts();
        return reader.sources().stream()
                .collect(Collectors.toMap(Source::table, source -> new SourceSql(source, facts)));
    }

    /** A question about rows as their owner has them. */
    private interface Asking<T> {
        T of(OwnerRows rows) throws SQLException;
    }

    /** Asks for rows as their owner has them, from one state of the file. */
    private <T> T rows(Asking<T> question) {
        return reader.readers().readTogether(handle -> {
            var statements = new Statements();
            try {
                return question.of(new OwnerRows(handle.getConnection(), statements));
            } catch (SQLException e) {
                throw reader.file().errors().whileWorking(e);
            } finally {
                forget(statements);
            }
        });
    }

    private void forget(Statements statements) {
        try {
            statements.forget();
        } catch (SQLException e) {
            throw reader.file().errors().whileWorking(e);
        }
    }
}
