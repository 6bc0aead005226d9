package dev.quarterdeck.bench;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** Measures sides in turn: ours, bare, ours, bare, and so on. The first turn warms up and is forgotten. */
final class Rounds {
    /** By side, round and result. */
    private final double[][][] results;

    private Rounds(double[][][] results) {
        this.results = results;
    }

    /** Gives one result: mostly a rate. */
    @FunctionalInterface
    interface Side {
        double measure() throws Exception;
    }

    /** Gives several results of one go. */
    @FunctionalInterface
    interface Several {
        double[] measure() throws Exception;
    }

    static Rounds of(int rounds, Side... sides) throws Exception {
        return ofSeveral(
                rounds,
                Arrays.stream(sides)
                        .map(side -> (Several) () -> new double[] {side.measure()})
                        .toArray(Several[]::new));
    }

    static Rounds ofSeveral(int rounds, Several... sides) throws Exception {
        for (Several side : sides) {
            side.measure();
        }
        double[][][] results = new double[sides.length][rounds][];
        for (int round = 0; round < rounds; round++) {
            for (int side = 0; side < sides.length; side++) {
                results[side][round] = sides[side].measure();
            }
        }
        return new Rounds(results);
    }

    /** One side beside another, each by its place among those given. */
    Figure figure(int ours, int bare) {
        return figure(ours, bare, 0);
    }

    /** The same of one of several results. */
    Figure figure(int ours, int bare, int result) {
        return Figure.ofRounds(all(ours, result), all(bare, result));
    }

    /** The worst that either side came to in any round. */
    Figure worst(int ours, int bare, int result, DoubleBinaryOperator worse) {
        return Figure.of(worst(ours, result, worse), worst(bare, result, worse));
    }

    private double worst(int side, int result, DoubleBinaryOperator worse) {
        return Arrays.stream(all(side, result)).reduce(worse).orElseThrow();
    }

    private double[] all(int side, int result) {
        return Arrays.stream(results[side]).mapToDouble(round -> round[result]).toArray();
    }
}
