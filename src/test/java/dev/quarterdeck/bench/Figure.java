package dev.quarterdeck.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What was measured.
 *
 * @param ours what the store reached
 * @param bare what it is compared with reached; mostly a bare loop over sqlite-jdbc
 * @param ratio of the two; not always their quotient, because each round has its own
 */
record Figure(double ours, double bare, double ratio) {

    Figure {
        if (!Double.isFinite(ours) || !Double.isFinite(bare) || !Double.isFinite(ratio)) {
            throw new IllegalStateException(
                    "expected both sides to get something done, got: " + ours + " beside " + bare);
        }
    }

    static Figure of(double ours, double bare) {
        return new Figure(ours, bare, ours / bare);
    }

    /**
     * The medians of both sides, and the median of the ratios of neighbours: the disk drifts by a multiple within minutes,
     * and what was measured one after the other met the same disk.
     */
    static Figure ofRounds(double[] ours, double[] bare) {
        double[] ratios = IntStream.range(0, ours.length)
                .mapToDouble(i -> ours[i] / bare[i])
                .toArray();
        return new Figure(median(ours), median(bare), median(ratios));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
