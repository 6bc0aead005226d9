package dev.quarterdeck.console;

import dev.quarterdeck.engine.DemoSettings;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What of a simulation can be changed, each along a scale of its own. */
enum SimulationPart {
    PRODUCERS("producers", List.of(0.0, 1.0), s -> flag(s.producing()), (s, v) -> s.producing(v > 0), v -> onOff(v)),
    RATE(
            "rate",
            List.of(1.0, 2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0, 640.0),
            DemoSettings::perSecond,
            DemoSettings::perSecond,
            v -> v == 0 ? "as fast as it goes" : number(v) + "/s"),
    CONSUMERS("consumers", List.of(0.0, 1.0), s -> flag(s.working()), (s, v) -> s.working(v > 0), v -> onOff(v)),
    THREADS(
            "jobs at a time",
            List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0),
            s -> (double) s.threads(),
            (s, v) -> s.threads(v.intValue()),
            SimulationPart::number),
    FAILURES(
            "failing",
            List.of(-1.0, 0.0, 0.05, 0.1, 0.25, 0.5, 0.75, 1.0),
            SimulationPart::failures,
            (s, v) -> s.with(s.fate().failureRate(v < 0 ? null : v)),
            v -> v < 0 ? "by type" : percent(v)),
    RUN_TIME(
            "run time",
            List.of(0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 50.0),
            s -> s.fate().slowness(),
            (s, v) -> s.with(s.fate().slowness(v)),
            v -> v == 1 ? "by type" : number(v) + " times as long"),
    VANISHING(
            "vanishing",
            List.of(0.0, 0.01, 0.02, 0.05, 0.1, 0.25),
            s -> s.fate().crashRate(),
            (s, v) -> s.with(s.fate().crashRate(v)),
            SimulationPart::percent);

    private final String words;
    private final List<Double> scale;
    private final Function<DemoSettings, Double> read;
    private final BiFunction<DemoSettings, Double, DemoSettings> write;
    private final Function<Double, String> text;

    SimulationPart(
            String words,
            List<Double> scale,
            Function<DemoSettings, Double> read,
            BiFunction<DemoSettings, Double, DemoSettings> write,
            Function<Double, String> text) {
        this.words = words;
        this.scale = scale;
        this.read = read;
        this.write = write;
        this.text = text;
    }

    String words() {
        return words;
    }

    /** {@code 40/s}. */
    String text(DemoSettings settings) {
        return text.apply(read.apply(settings));
    }

    /** One step up or down the scale, from wherever it stands; the same at the end of it. */
    DemoSettings changed(DemoSettings settings, int by) {
        double now = read.apply(settings);
        Comparator<Double> upwards = Comparator.naturalOrder();
        return scale.stream()
                .filter(step -> by > 0 ? step > now : step < now)
                .min(by > 0 ? upwards : upwards.reversed())
                .map(step -> write.apply(settings, step))
                .orElse(settings);
    }

    private static double failures(DemoSettings settings) {
        Double rate = settings.fate().failureRate();
        return rate == null ? -1 : rate;
    }

    private static double flag(boolean on) {
        return on ? 1 : 0;
    }

    private static String onOff(double value) {
        return value > 0 ? "on" : "off";
    }

    private static String percent(double share) {
        return number(BigDecimal.valueOf(share).movePointRight(2).doubleValue()) + "%";
    }

    /** {@code 40}, {@code 0.25}. */
    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
