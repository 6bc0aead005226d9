package dev.quarterdeck.console;

import dev.quarterdeck.store.FlowMinute;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes in and out per second, from the differences between readings of the flow by the minute.
 *
 * @param minutes the last reading
 * @param readAtMillis when it was read, on the monotonic clock; negative before the first
 * @param samples the rates between the readings, newest last
 */
record Throughput(Map<Instant, Minute> minutes, long readAtMillis, List<Sample> samples) {
    static final Throughput UNKNOWN = new Throughput(Map.of(), -1, List.of());

    /** How far back a reading goes. */
    static final Duration SPAN = Duration.ofMinutes(15);

    private static final int KEPT = 400;
    /** A rate over one reading jumps; over these few it is calm. */
    private static final int SMOOTHED = 4;

    Throughput {
        minutes = Map.copyOf(minutes);
        samples = List.copyOf(samples);
    }

    /** All queues' figures of one minute. */
    record Minute(long in, long out, long dead) {
        Minute plus(Minute other) {
            return new Minute(in + other.in, out + other.out, dead + other.dead);
        }
    }

    /** Jobs a second. */
    record Sample(double in, double out) {}

    boolean known() {
        return !samples.isEmpty();
    }

    Throughput read(List<FlowMinute> flow, long nowMillis) {
        var now = new HashMap<Instant, Minute>();
        flow.forEach(
                row -> now.merge(row.minute(), new Minute(row.enqueued(), row.completed(), row.dead()), Minute::plus));
        var more = new ArrayList<>(samples);
        double seconds = (nowMillis - readAtMillis) / 1000.0;
        if (readAtMillis >= 0 && seconds > 0) {
            more.add(new Sample(Math.max(0, grownIn(now)) / seconds, Math.max(0, grownOut(now)) / seconds));
        }
        return new Throughput(now, nowMillis, more.subList(Math.max(0, more.size() - KEPT), more.size()));
    }

    double in() {
        return recent().stream().mapToDouble(Sample::in).average().orElse(0);
    }

    double out() {
        return recent().stream().mapToDouble(Sample::out).average().orElse(0);
    }

    /** The newest rates out, oldest first; at most {@code count}. */
    List<Double> outs(int count) {
        return samples.subList(Math.max(0, samples.size() - count), samples.size()).stream()
                .map(Sample::out)
                .toList();
    }

    /** The newest rates in, oldest first; at most {@code count}. */
    List<Double> ins(int count) {
        return samples.subList(Math.max(0, samples.size() - count), samples.size()).stream()
                .map(Sample::in)
                .toList();
    }

    /** Deaths in each of the last minutes, the present one last. */
    List<Double> deaths(Instant now, int count) {
        var deaths = new ArrayList<Double>();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        for (int i = 0; i < count; i++) {
            Minute there = minutes.get(minute.minus(Duration.ofMinutes(i)));
            deaths.add(there == null ? 0.0 : there.dead());
        }
        Collections.reverse(deaths);
        return deaths;
    }

    private List<Sample> recent() {
        return samples.subList(Math.max(0, samples.size() - SMOOTHED), samples.size());
    }

    private double grownIn(Map<Instant, Minute> now) {
        return now.entrySet().stream()
                .mapToLong(
                        entry -> entry.getValue().in() - before(entry.getKey()).in())
                .sum();
    }

    private double grownOut(Map<Instant, Minute> now) {
        return now.entrySet().stream()
                .mapToLong(
                        entry -> entry.getValue().out() - before(entry.getKey()).out())
                .sum();
    }

    private Minute before(Instant minute) {
        return minutes.getOrDefault(minute, new Minute(0, 0, 0));
    }
}
