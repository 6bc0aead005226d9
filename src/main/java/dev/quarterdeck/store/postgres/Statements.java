package dev.quarterdeck.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one transaction, by their SQL. A question mark may have a number, {@code ?2}, and then stands for that
 * value wherever it is; JDBC only knows the plain one. Closed statements go back to the driver, which keeps them prepared.
 */
final class Statements implements AutoCloseable {
    private static final Pattern MARK = Pattern.compile("\\?(\\d*)");
    private static final Map<String, Plain> PLAIN = new ConcurrentHashMap<>();

    /** Beyond this many texts somebody's filters fill the map. */
    private static final int MOST_KEPT = 1_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> open = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** SQL as JDBC takes it, and which value stands at each of its marks, from 0. */
    private record Plain(String sql, List<Integer> places) {

        static Plain of(String sql) {
            List<Integer> places = new ArrayList<>();
            Matcher marks = MARK.matcher(sql);
            StringBuilder plain = new StringBuilder();
            while (marks.find()) {
                String number = marks.group(1);
                places.add(number.isEmpty() ? places.size() : Integer.parseInt(number) - 1);
                marks.appendReplacement(plain, "?");
            }
            return new Plain(marks.appendTail(plain).toString(), List.copyOf(places));
        }
    }

    PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        if (PLAIN.size() > MOST_KEPT) {
            PLAIN.clear();
        }
        Plain plain = PLAIN.computeIfAbsent(sql, Plain::of);
        PreparedStatement statement = open.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(plain.sql());
            open.put(sql, statement);
        }
        for (int i = 0; i < plain.places().size(); i++) {
            bind(statement, i + 1, values[plain.places().get(i)]);
        }
        return statement;
    }

    static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(place, Text.stored(text));
        } else {
            statement.setObject(place, value);
        }
    }

    /** Puts a row to a batch. */
    static void add(PreparedStatement batch, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(batch, i + 1, values.get(i));
        }
        batch.addBatch();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : open.values()) {
            statement.close();
        }
        open.clear();
    }
}
