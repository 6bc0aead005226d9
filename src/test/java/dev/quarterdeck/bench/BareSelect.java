package dev.quarterdeck.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** What one would write by hand to look at a table: a program that counts its rows over sqlite-jdbc, and ends. */
public final class BareSelect {
    private BareSelect() {}

    /** Argument: the file. */
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT state, sum(n) FROM job_count GROUP BY state")) {
            while (row.next()) {
                System.out.println(row.getInt(1) + " " + row.getLong(2));
            }
        }
    }
}
