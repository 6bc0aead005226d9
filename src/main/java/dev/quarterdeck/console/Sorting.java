package dev.quarterdeck.console;

import dev.quarterdeck.console.Course.Goal;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.text.Ages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The orders of the panes: those that {@code list --sort} knows, as far as one of them can be read again and again. */
final class Sorting {
    /** So many jobs are put in order in a few milliseconds; more would keep the target busy for a picture. */
    static final long MOST = 20_000;

    private Sorting() {}

    /** How many jobs a target looks at for one page of a state in an order. */
    interface Cost {
        long of(JobState state, Order order, Counts counts);
    }

    /** The order in which the jobs of a state are mostly wanted. */
    static Order natural(JobState state) {
        return orders(state).get(0);
    }

    /** {@code oldest first}. */
    static String words(Order order) {
        return switch (order) {
            case CLAIM -> "by claim";
            case LEASE -> "by lease";
            case NEWEST -> "newest first";
            case OLDEST -> "oldest first";
            case ID -> "by id";
            case ATTEMPTS -> "by attempts";
        };
    }

    private static List<Order> orders(JobState state) {
        return switch (state) {
            case PENDING -> List.of(Order.CLAIM, Order.OLDEST, Order.NEWEST, Order.ID, Order.ATTEMPTS);
            case LOCKED -> List.of(Order.LEASE, Order.OLDEST, Order.NEWEST, Order.ID, Order.ATTEMPTS);
            case DONE, DEAD -> List.of(Order.NEWEST, Order.OLDEST, Order.ID, Order.ATTEMPTS);
        };
    }

    /** The next order that costs little. A cursor that the person has placed stays on its job. */
    static Next next(Model model) {
        Pane pane = model.pane();
        var tooDear = new ArrayList<Order>();
        for (Order order : after(pane)) {
            if (cost(model, pane, order) <= MOST) {
                return Next.of(model.with(model.board().with(sorted(pane, order)))
                        .say(Notice.hint(said(model, order, tooDear))));
            }
            tooDear.add(order);
        }
        return Next.of(model);
    }

    private static Pane sorted(Pane pane, Order order) {
        boolean stays = pane.course().pinned() || pane.marks().inRange();
        return pane.with(order).with(pane.list().with(pane.course().jump(stays ? Goal.CURSOR : Goal.HEAD)));
    }

    /** What was not chosen for its cost is told with it. */
    private static String said(Model model, Order order, List<Order> tooDear) {
        Pane pane = model.pane();
        String chosen = pane.state().word() + " jobs: " + words(order);
        return tooDear.isEmpty()
                ? chosen + (pane.course().pinned() ? "; g goes to the first" : "")
                : chosen + "; " + named(tooDear) + ": more than " + Ages.number(MOST) + " jobs to look at";
    }

    private static String named(List<Order> orders) {
        return orders.stream().map(Sorting::words).collect(Collectors.joining(", "));
    }

    /** The pane's other orders, beginning with the one that is next. */
    private static List<Order> after(Pane pane) {
        List<Order> all = orders(pane.state());
        int at = all.indexOf(pane.order());
        var rest = new ArrayList<>(all.subList(at + 1, all.size()));
        rest.addAll(all.subList(0, at));
        return rest;
    }

    private static long cost(Model model, Pane pane, Order order) {
        Counts counts = model.figures().counts();
        if (order == natural(pane.state())) {
            return 0;
        }
        if (counts == null) {
            return Long.MAX_VALUE;
        }
        long jobs = model.setup().cost().of(pane.state(), order, counts);
        return jobs > 0 && counts.capped() ? Long.MAX_VALUE : jobs;
    }

    static Optional<String> obstacle(Model model) {
        Pane pane = model.pane();
        Counts counts = model.figures().counts();
        if (counts == null || counts.capped()) {
            return Optional.of("the jobs are still being counted");
        }
        return after(pane).stream().anyMatch(order -> cost(model, pane, order) <= MOST)
                ? Optional.empty()
                : Optional.of("every other order would look at more than " + Ages.number(MOST)
                        + " jobs for each picture; :list --sort does it once");
    }
}
