package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.shared.Predicate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the SQL of pages: each starts at a key and never counts rows off. */
final class PageSql {
    private final PageQuery query;
    private final List<SortKey> keys;

    /** @param claimOrder the order in which the owner claims */
    PageSql(PageQuery query, List<SortKey> claimOrder) {
        this.query = query;
        this.keys = switch (query.order()) {
            case CLAIM -> claimOrder;
            case LEASE -> List.of(SortKey.up(Field.LEASE_UNTIL));
            case NEWEST -> List.of(SortKey.down(Field.SINCE));
            case OLDEST -> List.of(SortKey.up(Field.SINCE));
            case ID -> List.of();
            case ATTEMPTS -> List.of(SortKey.down(Field.ATTEMPTS));
        };
    }

    Predicate of(SourceSql table) {
        Predicate where = table.selected(query.selection());
        Job from = query.from();
        if (from != null) {
            where = where.and(beyond(table, from));
        }
        String order = Stream.concat(
                        // A number there would name a column of the answer.
                        keys.stream()
                                .filter(key -> !sql(key, table).matches("\\d+"))
                                .map(key -> sql(key, table) + direction(key.descending())),
                        Stream.of(table.source().generation().row() + direction(newestFirst())))
                .collect(Collectors.joining(", "));
        // What is shown of a job is worked out for the jobs of the page, and not for all that are sorted.
        String row = table.source().generation().row();
        Predicate rows = table.select(row, where, " ORDER BY " + order + " LIMIT ?");
        List<Object> values = new ArrayList<>(rows.values());
        values.add(query.limit());
        Predicate page = new Predicate(row + " IN (" + rows.sql() + ")", values);
        return table.select(table.job(), page, " ORDER BY " + order);
    }

    /** The order of the jobs of several tables. */
    Comparator<Job> comparator() {
        Comparator<Job> order = (one, other) -> 0;
        for (SortKey key : keys) {
            Comparator<Job> next = (one, other) -> compare(value(key, one), value(key, other));
            order = order.thenComparing(key.descending() != query.backwards() ? next.reversed() : next);
        }
        Comparator<Job> ids = Comparator.comparingLong(Job::id);
        return order.thenComparing(newestFirst() != query.backwards() ? ids.reversed() : ids);
    }

    private static int compare(Object one, Object other) {
        return one instanceof Long number && other instanceof Long second
                ? number.compareTo(second)
                : one.toString().compareTo(other.toString());
    }

    /** What a job has in the column of an order. */
    private static Object value(SortKey key, Job job) {
        return switch (key.field()) {
            case KEY -> job.key() == null ? "" : job.key();
            case PRIORITY -> (long) job.priority().level();
            case ATTEMPTS -> (long) job.attempts();
            case RUN_AT -> job.runAt().toEpochMilli();
            case CREATED_AT -> job.createdAt().toEpochMilli();
            case LEASE_UNTIL ->
                job.leaseUntil() == null ? Long.MAX_VALUE : job.leaseUntil().toEpochMilli();
            default -> job.since().toEpochMilli();
        };
    }

    /** Leases that are not there come after all the others. */
    private static String sql(SortKey key, SourceSql table) {
        return key.field() == Field.LEASE_UNTIL
                ? "coalesce(" + table.lease() + ", " + Long.MAX_VALUE + ")"
                : table.field(key.field());
    }

    private boolean newestFirst() {
        return query.order() == PageQuery.Order.NEWEST;
    }

    private String direction(boolean descending) {
        return descending != query.backwards() ? " DESC" : "";
    }

    private Predicate beyond(SourceSql table, Job from) {
        List<Predicate> steps = new ArrayList<>();
        List<Predicate> equal = new ArrayList<>();
        for (SortKey key : keys) {
            steps.add(step(equal, sql(key, table), key.descending(), value(key, from)));
            equal.add(Predicate.of(sql(key, table) + " = ?", value(key, from)));
        }
        String row = table.source().generation().row();
        long place = table.source().row(from.id());
        steps.add(step(equal, row, newestFirst(), place));
        if (table.source().tables() > 1) {
            equal.add(Predicate.of(row + " = ?", place));
            steps.add(step(equal, table.number(), newestFirst(), from.id()));
        }
        return Predicate.any(steps);
    }

    private Predicate step(List<Predicate> equal, String column, boolean descending, Object from) {
        List<Predicate> all = new ArrayList<>(equal);
        all.add(Predicate.of(column + (descending != query.backwards() ? " < ?" : " > ?"), from));
        return Predicate.all(all);
    }
}
