package dev.quarterdeck.command;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.PageQuery.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The orders that a list can have. */
final class Orders {
    private Orders() {}

    /** What {@code --sort} understands. */
    static List<String> words() {
        return Arrays.stream(Order.values()).map(Orders::word).toList();
    }

    static Order parse(String word) {
        return Arrays.stream(Order.values())
                .filter(order -> word(order).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> CommandException.usage(
                        "expected --sort to be one of " + String.join(", ", words()) + ", got: " + word));
    }

    /** The order in which the jobs of a state are mostly wanted. */
    static Order natural(JobState state) {
        return switch (state) {
            case PENDING -> Order.CLAIM;
            case LOCKED -> Order.LEASE;
            case DONE, DEAD -> Order.NEWEST;
        };
    }

    private static String word(Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }
}
