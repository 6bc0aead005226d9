package dev.quarterdeck.bench;

/** What must hold of a row. */
record Goal(Of of, boolean atLeast, double limit) {

    /** Which figure of the row is looked at. */
    enum Of {
        OURS,
        RATIO
    }

    /** Ours is to be at least so many times what it is compared with. */
    static Goal ratioAtLeast(double limit) {
        return new Goal(Of.RATIO, true, limit);
    }

    /** Ours is to be at least this, whatever the other side reaches. */
    static Goal atLeast(double limit) {
        return new Goal(Of.OURS, true, limit);
    }

    /** Ours is to be at most this, whatever the other side needs. */
    static Goal atMost(double limit) {
        return new Goal(Of.OURS, false, limit);
    }

    boolean met(Figure figure) {
        double value = of == Of.OURS ? figure.ours() : figure.ratio();
        return atLeast ? value >= limit : value <= limit;
    }

    /** {@code >= 0.80 x bare}, {@code <= 20}. */
    String text() {
        String text = (atLeast ? ">= " : "<= ") + Numbers.of(limit);
        return of == Of.RATIO ? text + " x bare" : text;
    }
}
