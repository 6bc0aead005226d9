package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.file.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of an owner's tables, as the owner has them, in one transaction. */
final class OwnerRows {
    /** Under this name a row has its place, where no column of its own says it. */
    private static final String PLACE = "rowid";

    private final Connection connection;
    private final Statements statements;

    OwnerRows(Connection connection, Statements statements) {
        this.connection = connection;
        this.statements = statements;
    }

    /** All that is read of a row. */
    static List<String> columns(Generation generation) {
        List<String> columns = new ArrayList<>(generation.columns());
        if (generation.row().equals(PLACE)) {
            columns.add(PLACE);
        }
        return columns;
    }

    /** A row from these columns of a result on. */
    static Map<String, @Nullable Object> row(Generation generation, ResultSet result, int first) throws SQLException {
        var row = new LinkedHashMap<String, @Nullable Object>();
        int column = first;
        for (String name : columns(generation)) {
            row.put(name, plain(result.getObject(column)));
            column++;
        }
        return row;
    }

    /** The driver gives small integers another type than large ones. */
    static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    /** A row as it is, and its state; null where nobody knows that. */
    record Found(@Nullable JobState state, Map<String, @Nullable Object> row) {}

    Optional<Found> find(SourceSql table, Object key) throws SQLException {
        Generation generation = table.source().generation();
        String sql = "SELECT " + table.state() + ", "
                + columns(generation).stream().map(OwnerRows::quoted).collect(Collectors.joining(", "))
                + " FROM " + table.source().sqlName() + " WHERE " + quoted(generation.key()) + " = ?";
        try (ResultSet row = prepare(sql, List.of(key)).executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            int ordinal = row.getInt(1);
            return Optional.of(new Found(ordinal < 0 ? null : JobState.values()[ordinal], row(generation, row, 2)));
        }
    }

    /** Does what an image says; false when the row was not what it was to be before. */
    boolean carryOut(Source source, Image image) throws SQLException {
        Map<String, @Nullable Object> before = image.before();
        Map<String, @Nullable Object> after = image.after();
        if (before == null) {
            insert(source, after == null ? Map.of() : after);
            return true;
        }
        return after == null ? delete(source, image.key(), before) : update(source, image.key(), before, after);
    }

    private boolean update(
            Source source, Object key, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after)
            throws SQLException {
        String set =
                after.keySet().stream().map(column -> quoted(column) + " = ?").collect(Collectors.joining(", "));
        List<@Nullable Object> values = new ArrayList<>(after.values());
        values.add(key);
        values.addAll(before.values());
        return 0
                < prepare(
                                "UPDATE " + source.sqlName() + " SET " + set + " WHERE "
                                        + quoted(source.generation().key()) + " = ?" + same(before),
                                values)
                        .executeUpdate();
    }

    private boolean delete(Source source, Object key, Map<String, @Nullable Object> before) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(key);
        values.addAll(before.values());
        return 0
                < prepare(
                                "DELETE FROM " + source.sqlName() + " WHERE "
                                        + quoted(source.generation().key()) + " = ?" + same(before),
                                values)
                        .executeUpdate();
    }

    private static String same(Map<String, @Nullable Object> columns) {
        return columns.keySet().stream()
                .map(column -> " AND " + quoted(column) + " IS ?")
                .collect(Collectors.joining());
    }

    private void insert(Source source, Map<String, @Nullable Object> row) throws SQLException {
        String columns = row.keySet().stream().map(OwnerRows::quoted).collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
        String sql = "INSERT INTO " + source.sqlName() + " (" + columns + ") VALUES (" + marks + ")";
        prepare(sql, new ArrayList<>(row.values())).executeUpdate();
    }

    boolean isTaken(Source source, long place) throws SQLException {
        String sql = "SELECT 1 FROM " + source.sqlName() + " WHERE "
                + source.generation().row() + " = ?";
        try (ResultSet row = prepare(sql, List.of(place)).executeQuery()) {
            return row.next();
        }
    }

    long lastPlace(Source source) throws SQLException {
        String sql = "SELECT max(" + source.generation().row() + ") FROM " + source.sqlName();
        try (ResultSet row = prepare(sql, List.of()).executeQuery()) {
            return row.getLong(1);
        }
    }

    /** The job that has a unique value of this row. */
    Optional<Long> taker(SourceSql table, Map<String, @Nullable Object> row) throws SQLException {
        Optional<String> unique = table.source().generation().unique();
        if (unique.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = List.of(unique.get().split(" "));
        String where = columns.stream().map(column -> quoted(column) + " = ?").collect(Collectors.joining(" AND "));
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        String sql = "SELECT " + table.number() + " FROM " + table.source().sqlName() + " WHERE " + where;
        try (ResultSet found = prepare(sql, values).executeQuery()) {
            return found.next() ? Optional.of(found.getLong(1)) : Optional.empty();
        }
    }

    /** A row that is not in its table, as a job. */
    Job asJob(SourceSql table, Map<String, @Nullable Object> row) throws SQLException {
        String values =
                row.keySet().stream().map(column -> "? AS " + quoted(column)).collect(Collectors.joining(", "));
        String sql = "SELECT " + table.job() + " FROM (SELECT " + values + ")";
        try (ResultSet job = prepare(sql, new ArrayList<>(row.values())).executeQuery()) {
            return JobRows.job(table.source(), job);
        }
    }

    /** The payload of a row that is not in its table. */
    byte[] payloadOf(SourceSql table, Map<String, @Nullable Object> row) throws SQLException {
        String values =
                row.keySet().stream().map(column -> "? AS " + quoted(column)).collect(Collectors.joining(", "));
        String sql = "SELECT " + table.payload() + " FROM (SELECT " + values + ")";
        try (ResultSet payload = prepare(sql, new ArrayList<>(row.values())).executeQuery()) {
            byte[] bytes = payload.getBytes(1);
            return bytes == null ? new byte[0] : bytes;
        }
    }

    PreparedStatement prepare(String sql, List<? extends @Nullable Object> values) throws SQLException {
        PreparedStatement statement = statements.prepare(connection, sql);
        Statements.bind(statement, values.toArray());
        return statement;
    }

    /** Whether a row has these values. */
    static boolean holds(Map<String, @Nullable Object> row, Map<String, @Nullable Object> values) {
        return values.entrySet().stream()
                .filter(each -> !each.getKey().equals(PLACE))
                .allMatch(each -> Objects.deepEquals(row.get(each.getKey()), each.getValue()));
    }

    /** Of a row, what is going to be written, and its place where that names it better than its key does. */
    static Map<String, @Nullable Object> only(
            Map<String, @Nullable Object> row, Map<String, @Nullable Object> columns) {
        var part = new LinkedHashMap<String, @Nullable Object>();
        columns.keySet().forEach(column -> part.put(column, row.get(column)));
        if (row.containsKey(PLACE)) {
            part.put(PLACE, row.get(PLACE));
        }
        return part;
    }

    /** The columns alone: where a row is in its file is nobody's to write. */
    static Map<String, @Nullable Object> withoutPlace(Map<String, @Nullable Object> row) {
        var columns = new LinkedHashMap<>(row);
        columns.remove(PLACE);
        return columns;
    }

    private static String quoted(String column) {
        return column.equals(PLACE) ? column : '"' + column + '"';
    }
}
