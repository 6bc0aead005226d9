package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.PageQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Builds the SQL of pages: each starts at a key in an index and never counts rows off. */
public final class PageSql {

    /** Where leases that are not there sort: after all the others. */
    private static final String LEASE = "coalesce(lease_until, 9223372036854775807)";

    private PageSql() {}

    public static Predicate of(PageQuery query, Dialect dialect) {
        return isClaimOrder(query) ? inClaimOrder(query, dialect) : inPlainOrder(query, dialect);
    }

    /** The page's jobs in the order of the query, whichever way they are read. */
    public static List<Job> page(Handle handle, PageQuery query, Dialect dialect) {
        List<Job> jobs = new ArrayList<>(
                of(query, dialect).query(handle).mapTo(Job.class).list());
        if (query.backwards()) {
            Collections.reverse(jobs);
        }
        return jobs;
    }

    /** Jobs that are looked up are sorted afterwards. */
    private static boolean isClaimOrder(PageQuery query) {
        return query.order() == PageQuery.Order.CLAIM
                && query.selection().states().equals(Set.of(JobState.PENDING))
                && !FilterSql.isOfFewIds(query.selection());
    }

    /** A column of an order, and whether its larger values come first. */
    private record Key(
            String column, boolean descending, @Nullable Object from) {}

    private static List<Key> keys(PageQuery.Order order, @Nullable Job from) {
        Key id = new Key("id", false, from == null ? null : from.id());
        return switch (order) {
            case CLAIM ->
                List.of(
                        new Key(
                                "priority",
                                true,
                                from == null ? null : from.priority().level()),
                        new Key(
                                "run_at",
                                false,
                                from == null ? null : from.runAt().toEpochMilli()),
                        id);
            case LEASE ->
                List.of(
                        new Key(
                                LEASE,
                                false,
                                from == null || from.leaseUntil() == null
                                        ? Long.MAX_VALUE
                                        : from.leaseUntil().toEpochMilli()),
                        id);
            case NEWEST -> List.of(since(from, true), new Key("id", true, id.from()));
            case OLDEST -> List.of(since(from, false), id);
            case ID -> List.of(id);
            case ATTEMPTS -> List.of(new Key("attempts", true, from == null ? null : from.attempts()), id);
        };
    }

    private static Key since(@Nullable Job from, boolean descending) {
        return new Key("since", descending, from == null ? null : from.since().toEpochMilli());
    }

    private static Predicate inPlainOrder(PageQuery query, Dialect dialect) {
        // With one state its lease column is never null, and the plain column is what the index holds.
        boolean lockedOnly = query.selection().states().equals(Set.of(JobState.LOCKED));
        List<Key> keys = keys(query.order(), query.from()).stream()
                .map(key -> lockedOnly && key.column().equals(LEASE)
                        ? new Key("lease_until", key.descending(), key.from())
                        : key)
                .toList();
        Predicate where = FilterSql.of(query.selection(), dialect);
        if (query.from() != null) {
            where = where.and(beyond(keys, query.backwards()));
        }
        String order = keys.stream()
                .map(key -> key.column() + (key.descending() != query.backwards() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        List<Object> values = new ArrayList<>(where.values());
        values.add(query.limit());
        return new Predicate(
                "SELECT " + Columns.JOB + " FROM job WHERE " + where.sql() + " ORDER BY " + order + " LIMIT ?", values);
    }

    /** Strictly beyond the neighbour; by row values where all the columns run the same way, as an index can seek them. */
    private static Predicate beyond(List<Key> keys, boolean backwards) {
        boolean alike = keys.stream().map(Key::descending).distinct().count() == 1;
        if (alike) {
            String columns = keys.stream().map(Key::column).collect(Collectors.joining(", "));
            String marks = keys.stream().map(key -> "?").collect(Collectors.joining(", "));
            String sign = keys.get(0).descending() != backwards ? " < " : " > ";
            return new Predicate(
                    "(" + columns + ")" + sign + "(" + marks + ")",
                    keys.stream().map(Key::from).toList());
        }
        List<Predicate> steps = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<Predicate> step = new ArrayList<>();
            for (Key equal : keys.subList(0, i)) {
                step.add(new Predicate(equal.column() + " = ?", values(equal)));
            }
            Key last = keys.get(i);
            step.add(new Predicate(last.column() + (last.descending() != backwards ? " < ?" : " > ?"), values(last)));
            steps.add(Predicate.all(step));
        }
        return Predicate.any(steps);
    }

    private static List<Object> values(Key key) {
        if (key.from() == null) {
            throw new IllegalStateException("a page from nowhere needs no key. Indicates a bug.");
        }
        return List.of(key.from());
    }

    /** By the claim's own seeks, one for each queue and priority, and only their heads are sorted. */
    private static Predicate inClaimOrder(PageQuery query, Dialect dialect) {
        boolean backwards = query.backwards();
        Job from = query.from();
        Predicate filter = FilterSql.withoutStates(query.selection(), dialect);
        List<Object> values = new ArrayList<>();
        String fromPriority = "";
        String fromPlace = "";
        if (from != null) {
            int level = from.priority().level();
            fromPriority = backwards ? " AND p.level >= ?" : " AND p.level <= ?";
            values.add(level);
            String sign = backwards ? "<" : ">";
            long open = backwards ? Long.MAX_VALUE : Long.MIN_VALUE;
            fromPlace = " AND (i.run_at, i.id) " + sign + " (CASE WHEN p.level = ? THEN ? ELSE ? END, ?)";
            values.addAll(List.of(level, from.runAt().toEpochMilli(), open, from.id()));
        }
        values.addAll(filter.values());
        values.add(query.limit());
        values.add(query.limit());
        String direction = backwards ? " DESC" : "";
        String heads = fromPlace + " AND (" + filter.sql() + ") ORDER BY i.run_at" + direction + ", i.id" + direction
                + " LIMIT ?";
        String sql = "SELECT " + qualified() + " FROM queue q CROSS JOIN " + Columns.PRIORITIES + " p CROSS JOIN "
                + dialect.heads(fromPriority, heads) + " ORDER BY j.priority" + (backwards ? "" : " DESC")
                + ", j.run_at" + direction + ", j.id" + direction + " LIMIT ?";
        return new Predicate(sql, values);
    }

    private static String qualified() {
        return Arrays.stream(Columns.JOB.split(", "))
                .map(column -> "j." + column)
                .collect(Collectors.joining(", "));
    }
}
