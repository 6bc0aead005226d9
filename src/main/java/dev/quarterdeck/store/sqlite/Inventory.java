package dev.quarterdeck.store.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds a file to the tables and indexes that its version must have. */
final class Inventory {
    private static final Pattern CREATED = Pattern.compile("^CREATE (?:UNIQUE )?(?:TABLE|INDEX) (\\w+)");

    private static final Set<String> WANTED = Schema.MIGRATIONS.stream()
            .flatMap(step -> step.stream())
            .flatMap(sql -> CREATED.matcher(sql).results())
            .map(created -> created.group(1))
            .collect(Collectors.toUnmodifiableSet());

    private Inventory() {}

    /** Refuses a file in which something is missing: whatever comes to need it would fail in the middle of its work. */
    static void check(SqliteFile file) throws SQLException {
        var missing = new TreeSet<>(WANTED);
        try (Connection connection = file.openReader();
                Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("SELECT name FROM sqlite_schema")) {
            while (names.next()) {
                missing.remove(names.getString(1));
            }
        }
        if (!missing.isEmpty()) {
            throw file.refused(
                    "is damaged: it has no " + String.join(", ", missing) + "; stop its users and restore a backup");
        }
    }
}
