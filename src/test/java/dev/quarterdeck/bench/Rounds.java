package dev.quarterdeck.bench;

/** Measures sides in turn: ours, bare, ours, bare, and so on. The first turn warms up and is forgotten. */
final class Rounds {
    private final double[][] results;

    private Rounds(double[][] results) {
        this.results = results;
    }

    /** Gives one result: mostly a rate. */
    @FunctionalInterface
    interface Side {
        double measure() throws Exception;
    }

    static Rounds of(int rounds, Side... sides) throws Exception {
        for (Side side : sides) {
            side.measure();
        }
        return withoutWarmUp(rounds, sides);
    }

    /** For sides that take long enough to be warm soon, and cost much to prepare. */
    static Rounds withoutWarmUp(int rounds, Side... sides) throws Exception {
        double[][] results = new double[sides.length][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int side = 0; side < sides.length; side++) {
                results[side][round] = sides[side].measure();
            }
        }
        return new Rounds(results);
    }

    /** One side beside another, each by its place among those given. */
    Figure figure(int ours, int bare) {
        return Figure.ofRounds(results[ours], results[bare]);
    }
}
