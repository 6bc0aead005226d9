package dev.quarterdeck.store.model;

import dev.quarterdeck.store.FlowMinute;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what goes through, by queue and minute. */
final class ModelFlow {

    private record Place(Instant minute, String queue) {}

    /** What is counted. */
    enum Figure {
        ENQUEUED,
        STARTED,
        COMPLETED,
        FAILED,
        DEAD,
        WAIT_MILLIS,
        RUN_MILLIS
    }

    private final Map<Place, long[]> sums =
            new TreeMap<>(Comparator.comparing(Place::minute).thenComparing(Place::queue));

    void add(String queue, Instant now, Figure figure, long amount) {
        Place place = new Place(now.truncatedTo(ChronoUnit.MINUTES), queue);
        sums.computeIfAbsent(place, p -> new long[Figure.values().length])[figure.ordinal()] += amount;
    }

    List<FlowMinute> from(Instant from) {
        Instant first = from.truncatedTo(ChronoUnit.MINUTES);
        return sums.entrySet().stream()
                .filter(entry -> !entry.getKey().minute().isBefore(first))
                .map(entry -> minute(entry.getKey(), entry.getValue()))
                .toList();
    }

    int forget(Instant before, int limit) {
        Instant first = before.truncatedTo(ChronoUnit.MINUTES);
        List<Place> forgotten = sums.keySet().stream()
                .filter(place -> place.minute().isBefore(first))
                .limit(limit)
                .toList();
        forgotten.forEach(sums::remove);
        return forgotten.size();
    }

    private static FlowMinute minute(Place place, long[] sum) {
        return new FlowMinute(place.queue(), place.minute(), sum[0], sum[1], sum[2], sum[3], sum[4], sum[5], sum[6]);
    }
}
