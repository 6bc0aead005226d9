package dev.quarterdeck.store.foreign;

import dev.quarterdeck.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells by its tables and columns whose queue a file is. What is nearly one, or one of two releases at once, is refused:
 * who guesses what a column means may lose somebody's jobs.
 */
final class Recognition {
    private static final List<Generation> KNOWN = Stream.of(Kind.values())
            .flatMap(kind -> kind.generations().stream())
            .toList();

    private final Path file;
    private final Map<String, Set<String>> tables;
    private final Set<String> indexes;

    private Recognition(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.tables = new LinkedHashMap<>();
        for (String table : names(
                connection,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY rowid")) {
            tables.put(
                    table,
                    names(connection, "SELECT name FROM pragma_table_xinfo('" + table.replace("'", "''") + "')"));
        }
        this.indexes = names(connection, "SELECT name FROM sqlite_schema WHERE type = 'index'");
    }

    /**
     * The tables with jobs in them; none when it is nobody's queue that we know.
     *
     * @throws StoreException.CannotOpen when it is somebody's, but not as we know it
     */
    static List<Source> of(Path file, Connection connection) throws SQLException {
        return new Recognition(file, connection).sources();
    }

    private List<Source> sources() {
        Map<String, Generation> found = new LinkedHashMap<>();
        tables.forEach((table, columns) -> generation(table, columns).ifPresent(one -> found.put(table, one)));
        refuseMixture(found);
        if (found.size() > Source.MOST) {
            throw refused("has more than " + Source.MOST + " queue tables: split it");
        }
        List<Source> sources = new ArrayList<>();
        found.forEach((table, generation) -> {
            generation.companion().filter(other -> !tables.containsKey(other)).ifPresent(other -> {
                throw refused(
                        "has the table " + table + " of " + generation.kind().word() + " but no " + other
                                + ", which is made with it: open it once with its owner");
            });
            sources.add(new Source(sources.size(), found.size(), table, generation));
        });
        return sources;
    }

    private Optional<Generation> generation(String table, Set<String> columns) {
        Optional<Generation> exact = KNOWN.stream()
                .filter(each -> each.fits(table, columns, indexes))
                .findFirst();
        if (exact.isEmpty()) {
            KNOWN.stream()
                    .filter(each -> each.resembles(table, columns))
                    .min(Comparator.comparingInt(each -> difference(each, columns)))
                    .ifPresent(nearest -> {
                        throw refused("has a table " + table + " like one of " + nearest.title() + ", but "
                                + differences(nearest, columns)
                                + ": finish its migration with its owner, or look for a newer qdeck");
                    });
        }
        return exact;
    }

    private static int difference(Generation generation, Set<String> columns) {
        return without(columns, generation.columns()).size()
                + without(generation.columns(), columns).size();
    }

    private static String differences(Generation generation, Set<String> columns) {
        Set<String> more = without(columns, generation.columns());
        Set<String> less = without(generation.columns(), columns);
        return Stream.of(
                        more.isEmpty() ? "" : "with the unknown " + columns(more),
                        less.isEmpty() ? "" : "without the " + columns(less))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String columns(Set<String> names) {
        return (names.size() == 1 ? "column " : "columns ") + String.join(", ", names);
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        var rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private void refuseMixture(Map<String, Generation> found) {
        var all = new ArrayList<>(found.entrySet());
        for (var one : all) {
            var other = all.get(0);
            if (!other.getValue().goesWith(one.getValue())) {
                throw refused("holds a table of " + other.getValue().title() + " (" + other.getKey() + ") and one of "
                        + one.getValue().title() + " (" + one.getKey()
                        + "): finish its migration with its owner, or keep one queue in a file");
            }
        }
    }

    /**
     * Refuses a table with a state that nobody knows, or with moments in units of another release. Seeks what lies between
     * the known codes, so that an index answers at once; the units are those of the first and the last row.
     */
    static void check(Path file, Source source, Connection connection) throws SQLException {
        Generation generation = source.generation();
        if (!generation.status().isEmpty() && isAny(connection, strange(source))) {
            throw new StoreException.CannotOpen(
                    file + " cannot be read: " + strangeState(source).getMessage());
        }
        Optional<Stamp> stamp = generation.stamp();
        if (stamp.isPresent() && isAny(connection, misdated(source, stamp.get()))) {
            throw new StoreException.CannotOpen(file + " has a table " + source.table() + " of " + generation.title()
                    + " whose " + generation.stampedColumn() + " is not in "
                    + (stamp.get() == Stamp.NANOS ? "nanoseconds" : "seconds")
                    + ", as that release writes it: finish its migration with its owner");
        }
    }

    private static String strange(Source source) {
        String status = source.generation().status();
        List<String> codes = source.generation().codes().stream()
                .map(code -> code instanceof String text ? "'" + text + "'" : code.toString())
                .sorted()
                .toList();
        List<String> gaps = new ArrayList<>();
        gaps.add(status + " IS NULL");
        gaps.add(status + " < " + codes.get(0));
        for (int i = 1; i < codes.size(); i++) {
            gaps.add(status + " > " + codes.get(i - 1) + " AND " + status + " < " + codes.get(i));
        }
        gaps.add(status + " > " + codes.get(codes.size() - 1));
        return gaps.stream()
                .map(gap -> "SELECT 1 FROM " + source.sqlName() + " WHERE " + gap)
                .collect(Collectors.joining(" UNION ALL "));
    }

    private static String misdated(Source source, Stamp stamp) {
        String rows = source.generation().row();
        String table = source.sqlName();
        // A hundred billion seconds are three thousand years, and so many nanoseconds not two minutes.
        String odd = stamp == Stamp.NANOS ? " < 100000000000000" : " > 100000000000";
        return "SELECT 1 FROM " + table + " WHERE " + rows + " IN ((SELECT min(" + rows + ") FROM " + table
                + "), (SELECT max(" + rows + ") FROM " + table + ")) AND "
                + source.generation().stampedColumn() + odd;
    }

    static StoreException strangeState(Source source) {
        Generation generation = source.generation();
        return new StoreException.Unusable(
                "the table " + source.table() + " has a row whose " + generation.status() + " is none of "
                        + generation.codes().stream().map(Object::toString).collect(Collectors.joining(", "))
                        + ", which is what " + generation.title() + " knows; look for a newer qdeck",
                null);
    }

    private static boolean isAny(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT EXISTS (" + sql + ")")) {
            return rows.getInt(1) != 0;
        }
    }

    private static Set<String> names(Connection connection, String sql) throws SQLException {
        var names = new LinkedHashSet<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private StoreException.CannotOpen refused(String why) {
        return new StoreException.CannotOpen(file + " " + why);
    }
}
