package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.history.Observation;
import dev.quarterdeck.store.model.ModelStore;
import dev.quarterdeck.store.model.SettableClock;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process is killed at its first write, at its second, and so on until it lives to its end: what it was told is there,
 * what it was doing is there whole or not at all, and the queue goes on. Some of the writes, others each time;
 * {@code -Dqdeck.everyWrite=true} for all.
 */
class NthWriteTest {
    private static final boolean EVERY = Boolean.getBoolean("qdeck.everyWrite");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path dir;

    private final List<Observation> expected = expected();

    @ParameterizedTest(name = "{0}")
    @CsvSource({"pwrite64, 31", "fsync, 8", "ftruncate, 1", "unlink, 2"})
    void whatItWasToldOutlivesIt(String call, int stride) throws Exception {
        int step = EVERY ? 1 : stride;
        int number = 1 + new Random().nextInt(step);
        int deaths = 0;
        while (!livesAfter(call, number)) {
            number += step;
            deaths++;
        }
        System.out.println("NthWriteTest: killed at " + deaths + " calls of " + call + ", the last of them number "
                + (number - step));
        assertThat(deaths).isPositive();
    }

    private boolean livesAfter(String call, int number) throws Exception {
        Path file = Files.createDirectory(dir.resolve(call + number)).resolve("jobs.db");
        List<String> said = Child.start(Strace.of(file).killingAt(call, number), Scenario.class, file)
                .outlive(PATIENCE);
        int answered =
                (int) said.stream().filter(line -> line.startsWith("did ")).count();
        prove(file, answered, "killed at " + call + " " + number + " after " + answered + " steps");
        return said.contains(Scenario.CLOSED);
    }

    /** It stands after the last step that was answered or after the one that was on, and goes on from there. */
    private void prove(Path file, int answered, String when) {
        SettableClock clock = Scenario.clock();
        try (SqliteStore store = Scenario.open(file, Durability.NORMAL, clock)) {
            int taken = answered;
            if (difference(answered, store, clock).isPresent() && answered < Scenario.steps()) {
                taken = answered + 1;
            }
            assertThat(difference(taken, store, clock)).as(when).isEmpty();
            for (int step = taken + 1; step <= Scenario.steps(); step++) {
                Scenario.take(step, store, clock);
            }
            assertThat(difference(Scenario.steps(), store, clock))
                    .as("gone on after being " + when)
                    .isEmpty();
        }
    }

    private Optional<String> difference(int step, SqliteStore store, SettableClock clock) {
        Scenario.setTo(step, clock);
        return expected.get(step).differenceTo(Observation.whole(store));
    }

    /** What is to be seen before the first step, and after each. */
    private static List<Observation> expected() {
        SettableClock clock = Scenario.clock();
        ModelStore model = new ModelStore(clock);
        List<Observation> seen = new ArrayList<>(List.of(Observation.whole(model)));
        for (int step = 1; step <= Scenario.steps(); step++) {
            Scenario.take(step, model, clock);
            seen.add(Observation.whole(model));
        }
        return seen;
    }
}
