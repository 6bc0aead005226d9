package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.store.Assumptions;

/** One {@code --assume}. */
final class AssumedFact {
    private AssumedFact() {}

    static Assumptions with(Assumptions assumed, String fact) {
        int sign = fact.indexOf('=');
        String name = sign < 0 ? fact : fact.substring(0, sign);
        String value = sign < 0 ? "" : fact.substring(sign + 1);
        return switch (name) {
            case "deliveries" ->
                new Assumptions(
                        (int) Math.min(Integer.MAX_VALUE, Numbers.positive("deliveries", value)), assumed.lease());
            case "lease" -> new Assumptions(assumed.deliveries(), Durations.parse(value));
            default -> throw Numbers.expected("--assume", "deliveries=NUMBER or lease=DURATION", fact);
        };
    }
}
