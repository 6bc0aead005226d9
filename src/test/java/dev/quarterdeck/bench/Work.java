package dev.quarterdeck.bench;

import java.util.List;
import java.util.Optional;

/** A piece of work that is measured beside what it is compared with; one run of it may answer several questions. */
interface Work {

    /** The questions, each a row of the table. */
    List<Question> questions();

    /** Why it cannot be measured here, in words; empty when it can. */
    default Optional<String> missing(Ground ground) {
        return Optional.empty();
    }

    /** Measures; a figure for each question, in their order. */
    List<Figure> measure(Ground ground) throws Exception;

    /**
     * One row before it is measured.
     *
     * @param work what is done, in words
     * @param unit of both figures
     */
    record Question(String work, String unit, Goal goal) {}
}
