package dev.quarterdeck.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a verb that lasts writes a log instead of telling a person. */
final class LogArgs {
    @Option(
            names = "--log",
            description = "Write a log to the output, a line an event, instead of notes to the errors.")
    private boolean log;

    @Option(names = "--log-json", description = "The same, each line a JSON object.")
    private boolean json;

    /** The log that was asked for. */
    Optional<EventLog> log(Session session, String logger) {
        return log || json ? Optional.of(new EventLog(session, logger, json)) : Optional.empty();
    }
}
