package dev.quarterdeck.command;

import dev.quarterdeck.store.OpenOptions.Durability;
import picocli.CommandLine.Option;

/** What an acknowledged change survives. */
final class DurabilityArg {
    @Option(
            names = "--durability",
            paramLabel = "full|normal",
            description = "normal is faster and may lose the last commits with the power, never with the process.")
    private String durability = "full";

    Durability value() {
        return switch (durability) {
            case "full" -> Durability.FULL;
            case "normal" -> Durability.NORMAL;
            default -> throw Numbers.expected("--durability", "full or normal", durability);
        };
    }
}
