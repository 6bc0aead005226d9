package dev.quarterdeck.store.model;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The orders of pages, as comparators. */
public final class ModelOrder {

    private ModelOrder() {}

    public static Comparator<Job> of(Order order) {
        Comparator<Job> byId = Comparator.comparing(Job::id);
        return switch (order) {
            case CLAIM ->
                Comparator.comparing((Job job) -> -job.priority().level())
                        .thenComparing(Job::runAt)
                        .thenComparing(byId);
            case LEASE ->
                Comparator.comparing(Job::leaseUntil, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                        .thenComparing(byId);
            case NEWEST -> Comparator.comparing(Job::since).thenComparing(byId).reversed();
            case OLDEST -> Comparator.comparing(Job::since).thenComparing(byId);
            case ID -> byId;
            case ATTEMPTS -> Comparator.comparing((Job job) -> -job.attempts()).thenComparing(byId);
        };
    }

    /** The page of these jobs, which all match its selection. */
    static List<Job> page(Stream<Job> matching, PageQuery query) {
        Comparator<Job> order = of(query.order());
        List<Job> beside =
                matching.filter(job -> beside(job, query, order)).sorted(order).toList();
        int limit = Math.min(query.limit(), beside.size());
        return query.backwards() ? beside.subList(beside.size() - limit, beside.size()) : beside.subList(0, limit);
    }

    private static boolean beside(Job job, PageQuery query, Comparator<Job> order) {
        if (query.from() == null) {
            return true;
        }
        int side = order.compare(job, query.from());
        return query.backwards() ? side < 0 : side > 0;
    }
}
