package dev.quarterdeck.store.foreign;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Says to a file what its own program would say, over a connection that knows nothing of ours. */
final class OwnerSql implements AutoCloseable {
    private final Connection connection;

    OwnerSql(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        run("PRAGMA busy_timeout = 5000");
    }

    /** Runs statements that have semicolons and line ends between them. */
    OwnerSql run(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.split(";\n")) {
                statement.execute(sql);
            }
        }
        return this;
    }

    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Every row as one text, in the order of the query. */
    List<String> rows(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet result = statement.executeQuery()) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
            }
            return rows;
        }
    }

    String one(String sql, Object... values) throws SQLException {
        return rows(sql, values).get(0);
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** All that makes the file what it is to its owner. */
    List<String> schema() throws SQLException {
        List<String> all = new ArrayList<>(rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2"));
        for (String pragma : List.of("journal_mode", "user_version", "application_id", "auto_vacuum", "page_size")) {
            all.add(pragma + " " + one("PRAGMA " + pragma));
        }
        return all;
    }

    /** Every row of every table, with the types of its values. */
    List<String> contents() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table : rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")) {
            List<String> columns = rows("SELECT name FROM pragma_table_info(?)", table);
            String quoted = String.join(
                    ", ",
                    columns.stream().map(column -> "quote(\"" + column + "\")").toList());
            String name = '"' + table.replace("\"", "\"\"") + '"';
            all.addAll(rows("SELECT ?, " + quoted + " FROM " + name + " ORDER BY 1, 2, 3, 4", table));
        }
        return all;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
