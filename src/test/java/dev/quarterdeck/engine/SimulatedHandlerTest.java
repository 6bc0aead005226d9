package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Hundreds of simulated runs side by side: each takes its time, but none of it is spent on a processor. */
class SimulatedHandlerTest {
    private static final int MANY = 800;
    private static final Pattern CHANGING = Pattern.compile("\"[^\"]*\"|[0-9]+");

    @Test
    void theOutcomeDependsOnSeedJobAndAttemptAlone() throws Exception {
        List<String> first = outcomes(new SimulatedHandler(7, 0), "webhook.deliver", 1);

        assertThat(outcomes(new SimulatedHandler(7, 0), "webhook.deliver", 1)).isEqualTo(first);
        assertThat(outcomes(new SimulatedHandler(8, 0), "webhook.deliver", 1)).isNotEqualTo(first);
        assertThat(outcomes(new SimulatedHandler(7, 0), "webhook.deliver", 2)).isNotEqualTo(first);
    }

    @Test
    void typesFailAsOftenAsTheyAreMeantTo() throws Exception {
        List<String> outcomes = outcomes(new SimulatedHandler(7, 0), "webhook.deliver", 1);
        double failed = (double) outcomes.stream()
                        .filter(text -> text.startsWith("IOException"))
                        .count()
                / MANY;

        assertThat(failed).isCloseTo(0.34, within(0.06));
    }

    @Test
    void unknownTypesAreHandledToo() throws Exception {
        List<String> outcomes = outcomes(new SimulatedHandler(7, 0), "github.push", 1);

        assertThat(outcomes).anyMatch(text -> text.startsWith("{\"ok\":true"));
        assertThat(outcomes).anyMatch(text -> text.startsWith("IOException"));
        assertThat(outcomes).anyMatch(text -> text.startsWith("field \""));
    }

    @Test
    void aPoisonousJobIsRejectedAtEveryAttempt() throws Exception {
        Set<Integer> first = rejected(outcomes(new SimulatedHandler(7, 0), "image.resize", 1));

        assertThat(first).hasSizeBetween(4, 40);
        assertThat(rejected(outcomes(new SimulatedHandler(7, 0), "image.resize", 2)))
                .isEqualTo(first);
    }

    @Test
    void errorsFallIntoAboutADozenKindsOnceTheirNumbersAreBlanked() throws Exception {
        Set<String> kinds = new TreeSet<>();
        for (SimulatedType type : SimulatedTypes.ALL) {
            for (String outcome : outcomes(new SimulatedHandler(7, 0), type.type(), 1)) {
                if (!outcome.startsWith("{")) {
                    kinds.add(type.type() + " " + CHANGING.matcher(outcome).replaceAll("?"));
                }
            }
        }

        assertThat(kinds).hasSizeBetween(10, 16);
    }

    @Test
    void consumersVanishAsOftenAsAsked() throws Exception {
        List<String> outcomes = outcomes(new SimulatedHandler(7, 0.25), "search.index", 1);
        double vanished = (double) outcomes.stream().filter("vanished"::equals).count() / MANY;

        assertThat(vanished).isCloseTo(0.25, within(0.06));
        assertThat(outcomes(new SimulatedHandler(7, 0), "search.index", 1)).doesNotContain("vanished");
    }

    /** What becomes of this attempt at the jobs 1 to {@link #MANY}. */
    private static List<String> outcomes(SimulatedHandler handler, String type, int attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(MANY / 4);
        try {
            List<Future<String>> running = new ArrayList<>();
            for (int id = 1; id <= MANY; id++) {
                int job = id;
                running.add(threads.submit(() -> outcome(handler, job, type, attempt)));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String outcome(SimulatedHandler handler, int id, String type, int attempt) {
        try {
            return String.valueOf(handler.handle(Claims.of(id, type, attempt)));
        } catch (VanishException e) {
            return "vanished";
        } catch (Exception e) {
            return ErrorText.headline(e);
        }
    }

    private static Set<Integer> rejected(List<String> outcomes) {
        Set<Integer> rejected = new TreeSet<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).startsWith("unexpected end")) {
                rejected.add(i);
            }
        }
        return rejected;
    }
}
