package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.Lease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What killed processes had been told and had run, from the lines of {@link Crew}. */
final class RunLog {
    private final Map<Long, String> enqueued = new HashMap<>();
    private final List<Long> done = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private int processes;
    private int cutShort;

    /** One run of a handler. */
    private record Run(Lease lease, long began, long ended) {}

    /**
     * Adds what one process said.
     *
     * @param killedAt when its runs ended that it did not end itself; not later than its death
     */
    void add(List<String> lines, long killedAt) {
        Map<Lease, Long> running = new HashMap<>();
        for (String line : lines) {
            if (line.equals(Crew.READY)) {
                continue;
            }
            String[] word = line.split(" ");
            long id = Long.parseLong(word[1]);
            if (word[0].equals("enqueued")) {
                assertThat(enqueued.put(id, word[2]))
                        .as("whose id %s was before", id)
                        .isNull();
                continue;
            }
            Lease lease = new Lease(id, Long.parseLong(word[2]));
            switch (word[0]) {
                case "began" -> running.put(lease, Long.parseLong(word[3]));
                case "ended" -> runs.add(new Run(lease, running.remove(lease), Long.parseLong(word[3])));
                case "done" -> done.add(id);
                default -> throw new AssertionError("a child said " + line);
            }
        }
        running.forEach((lease, began) -> runs.add(new Run(lease, began, killedAt)));
        cutShort += running.size();
        processes++;
    }

    Map<Long, String> enqueued() {
        return enqueued;
    }

    /** The jobs whose completion was acknowledged, once for each time. */
    List<Long> done() {
        return done;
    }

    int cutShort() {
        return cutShort;
    }

    /** How often each job was begun. */
    Map<Long, Long> runs() {
        return runs.stream().collect(Collectors.groupingBy(run -> run.lease().jobId(), Collectors.counting()));
    }

    /** No claim ran twice, and no run of a job began before the one before it had ended. */
    void proveNoTwoAtOnce() {
        assertThat(runs.stream().map(Run::lease)).doesNotHaveDuplicates();
        Map<Long, List<Run>> byJob = runs.stream()
                .sorted(Comparator.comparing(Run::began))
                .collect(Collectors.groupingBy(run -> run.lease().jobId()));
        byJob.values().forEach(RunLog::proveOneAfterTheOther);
    }

    private static void proveOneAfterTheOther(List<Run> runsOfOneJob) {
        for (int i = 1; i < runsOfOneJob.size(); i++) {
            Run before = runsOfOneJob.get(i - 1);
            assertThat(runsOfOneJob.get(i).began())
                    .as("start of %s after %s", runsOfOneJob.get(i), before)
                    .isGreaterThanOrEqualTo(before.ended());
        }
    }

    @Override
    public String toString() {
        return processes + " killed, " + enqueued.size() + " enqueued, " + runs.size() + " begun, " + cutShort
                + " of them cut short, " + done.size() + " done";
    }
}
