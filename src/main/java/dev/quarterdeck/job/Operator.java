package dev.quarterdeck.job;

import java.util.List;
import java.util.Optional;

/** What may stand between a field and its value; the longer ones first, so that the first that fits is meant. */
enum Operator {
    DIFFERS("!="),
    LACKS("!~"),
    AT_LEAST(">="),
    AT_MOST("<="),
    EQUALS("=="),
    IS("="),
    CONTAINS("~"),
    ABOVE(">"),
    BELOW("<");

    private static final List<Operator> ALL = List.of(values());

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean isNegative() {
        return this == DIFFERS || this == LACKS;
    }

    boolean isSearch() {
        return this == CONTAINS || this == LACKS;
    }

    boolean isOrder() {
        return this == AT_LEAST || this == AT_MOST || this == ABOVE || this == BELOW;
    }

    boolean isUpward() {
        return this == AT_LEAST || this == ABOVE;
    }

    boolean includes() {
        return this == AT_LEAST || this == AT_MOST;
    }

    /** The operator that stands at this place of a word. */
    static Optional<Operator> at(String word, int index) {
        for (Operator operator : ALL) {
            if (word.startsWith(operator.sign, index)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}
