package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.ErrorGrouping;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.store.shared.Predicate;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Our questions, asked of all the tables of a file, from one state of it. */
final class Looking {
    private final Handle handle;
    private final List<SourceSql> tables;

    Looking(Handle handle, List<Source> sources, Facts facts) {
        this.handle = handle;
        this.tables =
                sources.stream().map(source -> new SourceSql(source, facts)).toList();
    }

    /** What maps a row. */
    interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(Predicate statement, Mapping<T> mapping) {
        return query(handle, statement).map((row, context) -> mapping.of(row)).list();
    }

    /** The values are bound in order; what the SQL says is our own, or a name from the file in quotes. */
    static Query query(Handle handle, Predicate statement) {
        Query query = handle.createQuery(statement.sql());
        for (int i = 0; i < statement.values().size(); i++) {
            query.bind(i, statement.values().get(i));
        }
        return query;
    }

    Counts counts() {
        List<Counts.Row> rows = new ArrayList<>();
        for (SourceSql table : tables) {
            String groups = String.join(", ", table.source().generation().grouping());
            Predicate count = table.select(
                    table.field(Field.QUEUE) + ", " + table.state() + ", " + table.reason() + ", count(*)",
                    Predicate.TRUE,
                    (groups.isEmpty() ? "" : " GROUP BY " + table.facts().fill(groups)) + " HAVING count(*) > 0");
            rows.addAll(list(count, row -> count(table.source(), row)));
        }
        return new Counts(merged(rows));
    }

    private static Counts.Row count(Source source, ResultSet row) throws SQLException {
        return new Counts.Row(
                row.getString(1), JobRows.state(source, row.getInt(2)), JobRows.reason(row, 3), row.getLong(4));
    }

    private static List<Counts.Row> merged(List<Counts.Row> rows) {
        List<Counts.Row> merged = new ArrayList<>();
        for (Counts.Row row : rows) {
            Optional<Counts.Row> same = merged.stream()
                    .filter(each -> each.queue().equals(row.queue())
                            && each.state() == row.state()
                            && each.reason() == row.reason())
                    .findFirst();
            same.ifPresent(merged::remove);
            long before = same.map(Counts.Row::count).orElse(0L);
            merged.add(new Counts.Row(row.queue(), row.state(), row.reason(), before + row.count()));
        }
        return merged;
    }

    /** Each state as far as the cap; of which queue is not looked at. */
    Counts countsAtOnce() {
        List<Counts.Row> rows = new ArrayList<>();
        for (SourceSql table : tables) {
            for (StateRule rule : table.source().generation().rules()) {
                Predicate some =
                        table.select("1", Predicate.of(table.facts().fill(rule.condition())), " LIMIT " + Counts.CAP);
                long count = list(
                                new Predicate("SELECT count(*) FROM (" + some.sql() + ")", some.values()),
                                row -> row.getLong(1))
                        .get(0);
                rows.add(new Counts.Row(table.source().table(), rule.state(), rule.reason(), count));
            }
        }
        boolean capped = rows.stream().anyMatch(row -> row.count() == Counts.CAP);
        return new Counts(rows.stream().filter(row -> row.count() > 0).toList(), capped);
    }

    Backlog backlog() {
        Backlog all = new Backlog(0, 0, 0, null);
        for (SourceSql table : tables) {
            String runAt = table.field(Field.RUN_AT);
            String now = table.facts().fill("{now}");
            boolean schedules = table.source().generation().field(Field.RUN_AT).isPresent();
            String ahead = schedules ? "count(*) FILTER (WHERE " + runAt + " > " + now + ")" : "0";
            String oldest = "min(" + runAt + ")" + (schedules ? " FILTER (WHERE " + runAt + " <= " + now + ")" : "");
            Predicate pending = table.select("count(*), " + ahead + ", " + oldest, table.inState(JobState.PENDING), "");
            Predicate orphans = table.select(
                    "count(*)",
                    table.inState(JobState.LOCKED).and(Predicate.of(table.field(Field.LEASE_UNTIL) + " <= " + now)),
                    "");
            long orphaned = list(orphans, row -> row.getLong(1)).get(0);
            all = sum(all, list(pending, row -> backlog(row, orphaned)).get(0));
        }
        return all;
    }

    private static Backlog backlog(ResultSet row, long orphaned) throws SQLException {
        long ahead = row.getLong(2);
        return new Backlog(row.getLong(1) - ahead, ahead, orphaned, JobRows.instant(row, 3));
    }

    private static Backlog sum(Backlog one, Backlog other) {
        Instant oldest = Stream.of(Optional.ofNullable(one.oldestReadyAt()), Optional.ofNullable(other.oldestReadyAt()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
        return new Backlog(
                one.ready() + other.ready(),
                one.scheduled() + other.scheduled(),
                one.orphaned() + other.orphaned(),
                oldest);
    }

    /** The pages of the tables, as one. */
    List<Job> page(PageQuery query) {
        var sql = new PageSql(query, tables.get(0).source().generation().claimOrder());
        List<Job> jobs = new ArrayList<>();
        for (SourceSql table : tables) {
            jobs.addAll(list(sql.of(table), row -> JobRows.job(table.source(), row)));
        }
        if (tables.size() > 1) {
            jobs.sort(sql.comparator());
        }
        List<Job> page = new ArrayList<>(jobs.subList(0, Math.min(query.limit(), jobs.size())));
        if (query.backwards()) {
            Collections.reverse(page);
        }
        return page;
    }

    Optional<Job> find(long id) {
        for (SourceSql table : tables) {
            Predicate find = table.select(table.job(), table.numbered(new long[] {id}), "");
            List<Job> found = list(find, row -> JobRows.job(table.source(), row));
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    Optional<byte[]> payloadBytes(long id) {
        for (SourceSql table : tables) {
            List<byte[]> found =
                    list(table.select(table.payload(), table.numbered(new long[] {id}), ""), row -> row.getBytes(1));
            if (!found.isEmpty()) {
                return Optional.of(found.get(0) == null ? new byte[0] : found.get(0));
            }
        }
        return Optional.empty();
    }

    /** The payload as text, or what there is to be said of one that is none. */
    Optional<String> payload(long id) {
        return payloadBytes(id).map(bytes -> tables.get(0).payloadText(bytes));
    }

    /** The bytes as text, if they are one: programs that send text mostly send it so. */
    static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean readable = text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r');
            return readable ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    Tally tally(Selection selection) {
        List<Tally.Group> groups = new ArrayList<>();
        for (SourceSql table : tables) {
            for (JobState state : states(selection)) {
                Predicate where = table.inState(state).and(table.withoutStates(selection));
                boolean locked = state == JobState.LOCKED;
                Predicate tally = table.select(
                        (locked ? orphan(table) : "0") + " AS orphan, count(*) AS n, min(" + table.field(Field.SINCE)
                                + "), max(" + table.field(Field.SINCE) + ")",
                        where,
                        (locked ? " GROUP BY 1" : "") + " HAVING n > 0");
                groups.addAll(list(tally, row -> group(state, row)));
            }
        }
        return new Tally(groups);
    }

    /** Whether a lease has run out, as 1 or 0. */
    static String orphan(SourceSql table) {
        return "coalesce(" + table.lease() + " <= " + table.facts().fill("{now}") + ", 0)";
    }

    private static Tally.Group group(JobState state, ResultSet row) throws SQLException {
        return new Tally.Group(
                new Situation(state, 0, 0, false, row.getInt(1) != 0),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }

    /** The numbers of the selected jobs, ascending. */
    long[] freeze(Selection selection) {
        return tables.stream()
                .flatMap(table ->
                        list(table.select(table.number(), table.selected(selection), ""), row -> row.getLong(1))
                                .stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }

    List<ErrorGroup> errors(Selection selection) {
        ErrorGrouping grouping = new ErrorGrouping();
        for (SourceSql table : tables) {
            String error = table.field(Field.ERROR);
            Predicate where = table.selected(selection).and(Predicate.of(error + " IS NOT NULL"));
            String what =
                    table.number() + ", " + table.field(Field.TYPE) + ", " + error + ", " + table.field(Field.SINCE);
            query(handle, table.select(what, where, "")).scanResultSet((rows, context) -> {
                ResultSet row = rows.get();
                while (row.next()) {
                    grouping.add(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4));
                }
                return grouping;
            });
        }
        return grouping.groups();
    }

    /** When the first lease ends, or ended. */
    Optional<Instant> firstLeaseEnd() {
        return tables.stream()
                .map(table ->
                        table.select("min(" + table.field(Field.LEASE_UNTIL) + ")", table.inState(JobState.LOCKED), ""))
                .flatMap(query -> list(query, row -> Optional.ofNullable(JobRows.instant(row, 1))).stream())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static EnumSet<JobState> states(Selection selection) {
        return selection.states().isEmpty() ? EnumSet.allOf(JobState.class) : EnumSet.copyOf(selection.states());
    }
}
