package dev.quarterdeck.store.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** How SQLite would go about a statement. */
record QueryPlan(String sql, List<Step> steps) {

    /**
     * One step.
     *
     * @param parent the id of the step that it is a part of; 0 for none
     */
    record Step(int id, int parent, String detail) {}

    static QueryPlan of(Connection connection, String sql) {
        List<Step> steps = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (rows.next()) {
                steps.add(new Step(rows.getInt(1), rows.getInt(2), rows.getString(4)));
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        return new QueryPlan(sql, steps);
    }

    List<String> details() {
        return steps.stream().map(Step::detail).toList();
    }

    boolean has(String detail) {
        return details().contains(detail);
    }

    /** It looks at jobs one after the other, and not at the few that an index names; {@code i} and {@code j} are jobs. */
    boolean walksJobs() {
        return details().stream().anyMatch(detail -> detail.matches("SCAN (job|i|j)\\b.*"));
    }

    /** The steps under which something is sorted. */
    List<Integer> sortedParts() {
        return steps.stream()
                .filter(step -> step.detail().startsWith("USE TEMP B-TREE"))
                .map(Step::parent)
                .toList();
    }

    /** The step that this one is a part of. */
    int parentOf(String detail) {
        return steps.stream()
                .filter(step -> step.detail().equals(detail))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step \"" + detail + "\" in " + this))
                .parent();
    }
}
