package dev.quarterdeck.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person who can be asked. */
@FunctionalInterface
public interface Asker {

    /**
     * Asks and waits for the answer.
     *
     * @param warnings lines to show with the question; may hold text from jobs
     * @return the answer's line, or null when there is none any more
     */
    @Nullable
    String ask(List<String> warnings, String question);
}
