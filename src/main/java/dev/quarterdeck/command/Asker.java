package dev.quarterdeck.command;

import dev.quarterdeck.operation.Confirmation;
import org.jspecify.annotations.Nullable;

/** A person who can be asked. */
@FunctionalInterface
public interface Asker {

    /**
     * Asks and waits for the answer.
     *
     * @param confirmation what is asked, and how it is answered; its lines may hold text from jobs
     * @return the answer's line, or null when there is none any more
     */
    @Nullable
    String ask(Confirmation confirmation);
}
