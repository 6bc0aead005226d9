package dev.quarterdeck.bench;

/** What must hold of a row. */
record Goal(Of of, boolean atLeast, double limit) {

    /** Which figure of the row is looked at. */
    enum Of {
        OURS,
        RATIO,
        NOTHING
    }

    /** Ours is to be at least so many times what it is compared with. */
    static Goal ratioAtLeast(double limit) {
        return new Goal(Of.RATIO, true, limit);
    }

    /** Ours is to be at most so many times what it is compared with. */
    static Goal ratioAtMost(double limit) {
        return new Goal(Of.RATIO, false, limit);
    }

    /** Ours is to be at least this, whatever the other side reaches. */
    static Goal atLeast(double limit) {
        return new Goal(Of.OURS, true, limit);
    }

    /** Ours is to be at most this, whatever the other side needs. */
    static Goal atMost(double limit) {
        return new Goal(Of.OURS, false, limit);
    }

    /** A row that is only told. */
    static Goal none() {
        return new Goal(Of.NOTHING, true, 0);
    }

    boolean met(Figure figure) {
        if (of == Of.NOTHING) {
            return true;
        }
        double value = of == Of.OURS ? figure.ours() : figure.ratio();
        return atLeast ? value >= limit : value <= limit;
    }

    /** {@code >= 0.80 x bare}, {@code <= 20}, {@code none}. */
    String text() {
        if (of == Of.NOTHING) {
            return "none";
        }
        String text = (atLeast ? ">= " : "<= ") + Numbers.of(limit);
        return of == Of.RATIO ? text + " x bare" : text;
    }
}
