package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.shared.Dialect;
import dev.quarterdeck.store.shared.FilterSql;
import dev.quarterdeck.store.shared.Predicate;
import dev.quarterdeck.store.shared.Questions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists are bound as JSON, texts come back as they are, and nobody else writes while a transaction does. */
final class SqliteDialect implements Dialect {
    static final SqliteDialect DIALECT = new SqliteDialect();

    private SqliteDialect() {}

    @Override
    public String text(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }

    @Override
    public @Nullable String textOrNull(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }

    @Override
    public String amongNumbers(String column) {
        return column + " IN (SELECT value FROM json_each(?))";
    }

    @Override
    public String amongTexts(String column) {
        return amongNumbers(column);
    }

    @Override
    public String list(long[] numbers) {
        return Json.array(numbers);
    }

    @Override
    public String list(Collection<String> texts) {
        return Json.array(texts);
    }

    @Override
    public String locking(String clause) {
        return "";
    }

    /** Named ids are few, which SQLite cannot know: the plus keeps it from going through all the jobs of the state. */
    @Override
    public String ofStateAmongIds(JobState state) {
        return "+state = " + state.ordinal();
    }

    @Override
    public Predicate matches(String column, List<String> parts) {
        return Predicate.of(
                column + " GLOB ?",
                parts.stream().map(SqliteDialect::globLiteral).collect(Collectors.joining("*")));
    }

    private static String globLiteral(String part) {
        return part.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]");
    }

    /** LIKE takes a third of the time, and takes U+0000 for the end of what is looked for: everything would contain it. */
    @Override
    public Predicate contains(String column, List<String> parts) {
        if (parts.size() == 1 && parts.get(0).indexOf('\0') >= 0) {
            return Predicate.of("instr(lower(" + column + "), lower(?)) > 0", parts.get(0));
        }
        return Predicate.of(column + FilterSql.LIKE, "%" + FilterSql.likePattern(parts) + "%");
    }

    @Override
    public String holds(String column) {
        return "instr(" + column + ", ?) > 0";
    }

    @Override
    public String quoted(String column) {
        return "quote(" + column + ")";
    }

    @Override
    public String firstWord(String column) {
        return "substr(" + column + " || ' ', 1, instr(" + column + " || ' ', ' ') - 1)";
    }

    @Override
    public String cause() {
        return FingerprintFunction.OF_JOB;
    }

    @Override
    public String headline() {
        return BriefError.COLUMNS;
    }

    @Override
    public @Nullable String headline(ResultSet row, int column) throws SQLException {
        return BriefError.of(row::getString, column);
    }

    @Override
    public Questions questions(Handle handle) {
        return AttachedSql.of(handle);
    }

    @Override
    public String heads(String ofPriority, String rest) {
        return "job j WHERE 1" + ofPriority + " AND j.id IN (SELECT i.id FROM job i WHERE i.state = 0"
                + " AND i.queue = q.name AND i.priority = p.level" + rest + ")";
    }

    @Override
    public String addToCount() {
        return CountDeltas.ADD;
    }
}
