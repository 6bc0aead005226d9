package dev.quarterdeck.bench;

/** A row of the table. */
record Row(Work.Question question, Figure figure) {

    boolean met() {
        return question.goal().met(figure);
    }

    /** For people. */
    String verdict() {
        return question.goal().of() == Goal.Of.NOTHING ? "-" : met() ? "yes" : "NO";
    }
}
