package dev.quarterdeck.console;

import dev.quarterdeck.operation.Confirmation;
import java.time.Instant;

/** What happens to the model. */
sealed interface Msg {

    /**
     * Time went on.
     *
     * @param millis of a clock that nobody sets back
     */
    record Tick(Instant now, long millis) implements Msg {}

    /** A key was pressed. */
    record Pressed(Key key) implements Msg {}

    /** A text was pasted. */
    record Pasted(String text) implements Msg {}

    /** The terminal has this size. */
    record Resized(Size size) implements Msg {}

    /** An errand came back. */
    record Answered(Lane lane, long number, Finding finding) implements Msg {}

    /** An errand failed; the text is one harmless line. */
    record Failed(Lane lane, long number, String problem) implements Msg {}

    /** A running command asks the person something. */
    record Asked(long number, Confirmation confirmation) implements Msg {}

    /** The picture of the model was drawn. */
    record Drawn() implements Msg {}

    /** An operation got this far. */
    record Progressed(long number, long done, long matched) implements Msg {}
}
