package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedRunTest {
    private static final int MANY = 4_000;
    private static final Pattern CHANGING = Pattern.compile("\"[^\"]*\"|[0-9]+");

    @Test
    void theOutcomeDependsOnSeedJobAndAttemptAlone() {
        List<String> first = texts(runs(7, "webhook.deliver", 1, 0));

        assertThat(texts(runs(7, "webhook.deliver", 1, 0))).isEqualTo(first);
        assertThat(texts(runs(8, "webhook.deliver", 1, 0))).isNotEqualTo(first);
        assertThat(texts(runs(7, "webhook.deliver", 2, 0))).isNotEqualTo(first);
    }

    @Test
    void typesFailAsOftenAsTheyAreMeantToAndUnknownOnesToo() {
        assertThat(share(runs(7, "webhook.deliver", 1, 0), IOException.class)).isCloseTo(0.34, within(0.03));
        assertThat(share(runs(7, "github.push", 1, 0), IOException.class)).isCloseTo(0.12, within(0.03));
        assertThat(share(runs(7, "github.push", 1, 0), RejectException.class)).isCloseTo(0.02, within(0.01));
    }

    @Test
    void aPoisonousJobIsRejectedAtEveryAttempt() {
        List<SimulatedRun> first = runs(7, "image.resize", 1, 0);
        List<SimulatedRun> second = runs(7, "image.resize", 2, 0);

        assertThat(share(first, RejectException.class)).isCloseTo(0.02, within(0.01));
        assertThat(rejections(second)).isEqualTo(rejections(first));
    }

    @Test
    void consumersVanishAsOftenAsAsked() {
        assertThat(share(runs(7, "search.index", 1, 0.25), VanishException.class))
                .isCloseTo(0.25, within(0.03));
        assertThat(share(runs(7, "search.index", 1, 0), VanishException.class)).isZero();
    }

    @Test
    void everyTypeTakesItsTimeAndNoneTooMuch() {
        for (SimulatedType type : SimulatedTypes.ALL) {
            List<Long> millis = runs(7, type.type(), 1, 0).stream()
                    .map(run -> run.duration().toMillis())
                    .sorted()
                    .toList();

            assertThat(millis).allMatch(each -> each >= 2 && each <= 200);
            assertThat((double) millis.get(MANY / 2) / type.typical().toMillis())
                    .isCloseTo(1, within(0.1));
        }
    }

    @Test
    void errorsFallIntoAboutADozenKindsOnceTheirNumbersAreBlanked() {
        Set<String> kinds = SimulatedTypes.ALL.stream()
                .flatMap(type -> rejectionsAndFailures(type.type()).stream().map(text -> type.type() + " " + text))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(kinds).hasSizeBetween(10, 16);
    }

    private static Set<String> rejectionsAndFailures(String type) {
        return runs(7, type, 1, 0).stream()
                .filter(run -> run.failure() != null)
                .map(run -> CHANGING.matcher(text(run)).replaceAll("?"))
                .collect(Collectors.toSet());
    }

    /** What becomes of this attempt at the jobs from 1 on. */
    private static List<SimulatedRun> runs(long seed, String type, int attempt, double crashRate) {
        return LongStream.rangeClosed(1, MANY)
                .mapToObj(
                        id -> SimulatedRun.of(seed, Claims.of(id, type, attempt).job(), SimulatedFate.usual(crashRate)))
                .toList();
    }

    private static List<String> texts(List<SimulatedRun> runs) {
        return runs.stream().map(SimulatedRunTest::text).toList();
    }

    private static List<String> rejections(List<SimulatedRun> runs) {
        return runs.stream()
                .map(run -> run.failure() instanceof RejectException ? text(run) : "")
                .toList();
    }

    private static String text(SimulatedRun run) {
        return run.failure() == null ? "" : ErrorText.headline(run.failure());
    }

    private static double share(List<SimulatedRun> runs, Class<? extends Exception> failure) {
        return (double) runs.stream()
                        .filter(run -> failure.isInstance(run.failure()))
                        .count()
                / runs.size();
    }
}
