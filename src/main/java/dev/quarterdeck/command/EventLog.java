package dev.quarterdeck.command;

import dev.quarterdeck.http.Events;
import dev.quarterdeck.job.Moments;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.text.SafeText;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * The log of a verb that lasts, on stdout, where whoever supervises it collects it: one line an event, with its time, its
 * level and who says it. Safe for use by many threads.
 */
public final class EventLog implements Events {
    private static final String WARNING = "WARNING: ";

    private final Session session;
    private final String logger;
    private final boolean json;

    EventLog(Session session, String logger, boolean json) {
        this.session = session;
        this.logger = logger;
        this.json = json;
    }

    @Override
    public void info(String line) {
        write("info", line);
    }

    @Override
    public void warning(String line) {
        write("warning", line);
    }

    /** A line that says by its first word if it is a warning. */
    void note(String line) {
        if (line.startsWith(WARNING)) {
            warning(line.substring(WARNING.length()));
        } else {
            info(line);
        }
    }

    private synchronized void write(String level, String message) {
        Instant at = session.clock().instant();
        try {
            session.out().write((json ? object(at, level, message) : text(at, level, message)) + "\n");
            session.out().flush();
        } catch (OutputClosedException | UncheckedIOException e) {
            // A log that nobody takes any more is no reason to end what it tells of.
            return;
        }
    }

    private String text(Instant at, String level, String message) {
        return SafeText.line(String.format("%s %-7s %s: %s", Moments.format(at), level, logger, message));
    }

    private String object(Instant at, String level, String message) {
        StringWriter line = new StringWriter();
        JsonLine.write(line, fields -> fields.time("at", at)
                .text("level", level)
                .text("logger", logger)
                .text("message", message));
        return line.toString();
    }
}
