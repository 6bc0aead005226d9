package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.Lease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What killed processes had been told, from the lines of {@link BusyClient}. */
final class CrashLog {

    /** A claim: from and until when it held, in epoch milliseconds. */
    private record Held(Lease lease, long from, long until) {}

    private final Map<Long, String> enqueued;
    private final List<Held> claims = new ArrayList<>();
    private final Set<Lease> vanished = new HashSet<>();
    private final List<Long> done = new ArrayList<>();

    CrashLog(List<String> lines) {
        List<String[]> events = lines.stream().map(line -> line.split(" ")).toList();
        // Fails on an id that was given to two keys.
        enqueued = events.stream()
                .filter(event -> event[0].equals("enqueued"))
                .collect(Collectors.toMap(event -> Long.parseLong(event[1]), event -> event[2]));
        events.stream().filter(event -> !event[0].equals("enqueued")).forEach(this::add);
    }

    private void add(String[] event) {
        Lease lease = new Lease(Long.parseLong(event[1]), Long.parseLong(event[2]));
        switch (event[0]) {
            case "claimed" -> claims.add(new Held(lease, Long.parseLong(event[3]), Long.parseLong(event[4])));
            case "vanished" -> vanished.add(lease);
            case "done" -> done.add(lease.jobId());
            default -> throw new AssertionError("a child said " + String.join(" ", event));
        }
    }

    Map<Long, String> enqueued() {
        return enqueued;
    }

    /** The jobs whose completion was acknowledged, once for each time. */
    List<Long> done() {
        return done;
    }

    /** No token was given twice, and nobody got a job while a claim on it held that its owner had not ended. */
    void proveNoTwoValidLeases() {
        assertThat(claims.stream().map(Held::lease)).doesNotHaveDuplicates();
        Map<Long, List<Held>> byJob = claims.stream()
                .collect(Collectors.groupingBy(claim -> claim.lease().jobId()));
        byJob.values().forEach(this::proveOneAfterTheOther);
    }

    private void proveOneAfterTheOther(List<Held> claimsOfOneJob) {
        List<Held> inOrder = claimsOfOneJob.stream()
                .sorted(Comparator.comparing(claim -> claim.lease().token()))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            Held before = inOrder.get(i - 1);
            if (vanished.contains(before.lease())) {
                assertThat(inOrder.get(i).from())
                        .as("start of %s after %s", inOrder.get(i), before)
                        .isGreaterThanOrEqualTo(before.until());
            }
        }
    }

    @Override
    public String toString() {
        return enqueued.size() + " enqueued, " + claims.size() + " claimed, " + vanished.size() + " vanished, "
                + done.size() + " done";
    }
}
