package dev.quarterdeck.bench;

import java.util.List;

/** A piece of work that is measured beside what it is compared with; one run of it may answer several questions. */
interface Work {

    /** The questions, each a row of the table. */
    List<Question> questions();

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
