package dev.quarterdeck.console;

import java.util.List;

/** A row of small bars. */
final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇";

    private Sparkline() {}

    /** One bar for each value, the highest of them highest; blanks before them up to this length. */
    static String of(List<Double> values, int length) {
        double highest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        var bars = new StringBuilder();
        for (double value : values) {
            double share = highest <= 0 ? 0 : Math.max(0, value) / highest;
            bars.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
        }
        return " ".repeat(Math.max(0, length - values.size())) + bars;
    }
}
