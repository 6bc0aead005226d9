package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.shared.Dialect;
import dev.quarterdeck.store.shared.FilterSql;
import dev.quarterdeck.store.shared.Predicate;
import dev.quarterdeck.store.shared.Questions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists are bound as arrays, texts are stored with what PostgreSQL has no form for, and rows are locked. */
final class PostgresDialect implements Dialect {
    static final PostgresDialect DIALECT = new PostgresDialect();

    private static final String ADD_TO_COUNT =
            "INSERT INTO job_count (queue, state, reason, shard, n) VALUES (?, ?, ?, 0, ?)"
                    + " ON CONFLICT (queue, state, reason, shard) DO UPDATE SET n = job_count.n + excluded.n";

    /** The first line if it says something, else all of it; the others are not fetched. */
    private static final String HEADLINE =
            "CASE WHEN split_part(error, chr(10), 1) ~ '[!-~]' THEN split_part(error, chr(10), 1) ELSE error END";

    private PostgresDialect() {}

    @Override
    public String text(ResultSet row, int column) throws SQLException {
        return Text.known(row, column);
    }

    @Override
    public @Nullable String textOrNull(ResultSet row, int column) throws SQLException {
        return Text.of(row, column);
    }

    @Override
    public String amongNumbers(String column) {
        return column + " = ANY(?::bigint[])";
    }

    @Override
    public String amongTexts(String column) {
        return column + " = ANY(?::text[])";
    }

    @Override
    public String list(long[] numbers) {
        return Literals.array(numbers);
    }

    @Override
    public String list(Collection<String> texts) {
        return Literals.array(texts);
    }

    @Override
    public String locking(String clause) {
        return clause;
    }

    @Override
    public String ofStateAmongIds(JobState state) {
        return FilterSql.ofState(state);
    }

    @Override
    public Predicate matches(String column, List<String> parts) {
        return Predicate.of(column + FilterSql.LIKE, FilterSql.likePattern(parts));
    }

    /** Lower case for the letters A to Z and for no others, on both sides. */
    @Override
    public Predicate contains(String column, List<String> parts) {
        return Predicate.of("lower(" + column + ")" + FilterSql.LIKE, lower("%" + FilterSql.likePattern(parts) + "%"));
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    @Override
    public String holds(String column) {
        return "position(? IN " + column + ") > 0";
    }

    @Override
    public String quoted(String column) {
        return "quote_literal(" + column + ")";
    }

    @Override
    public String firstWord(String column) {
        return "split_part(" + column + ", ' ', 1)";
    }

    @Override
    public String cause() {
        return "cause";
    }

    @Override
    public String headline() {
        return HEADLINE;
    }

    @Override
    public @Nullable String headline(ResultSet row, int column) throws SQLException {
        return Text.of(row, column);
    }

    @Override
    public Questions questions(Handle handle) {
        return ReadingSql.of(handle);
    }

    @Override
    public String heads(String ofPriority, String rest) {
        return "LATERAL (SELECT i.* FROM job i WHERE i.state = 0 AND i.queue = q.name AND i.priority = p.level"
                + ofPriority + rest + ") j";
    }

    @Override
    public String addToCount() {
        return ADD_TO_COUNT;
    }
}
