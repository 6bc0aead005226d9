package dev.quarterdeck.bench;

/** A row of the table. */
record Row(Work.Question question, Figure figure) {

    boolean met() {
        return question.goal().met(figure);
    }
}
