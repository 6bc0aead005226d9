package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tour that {@code ConsoleTourIT} takes in a terminal leaves no key out. */
class TourScriptTest {

    @Test
    void pressesEveryKeyThatTheReadmeNames() {
        Set<String> pressed = Stream.of(TourScript.all(), TourScript.SIMULATING)
                .flatMap(List::stream)
                .flatMap(line -> TourStep.of(line).pressed().stream())
                .collect(Collectors.toSet());
        Set<String> missing = new HashSet<>(TourStep.registry());
        missing.removeAll(pressed);

        assertThat(missing)
                .as("keys without a step: add one to TourScript, then 'make accept-tour'")
                .isEmpty();
    }

    @Test
    void aStepPressesKeysOfItsOwnPlaceOrOfWhatHoldsThere() {
        assertThat(TourStep.of("TRASH j<C-l>eM").pressed())
                .containsExactlyInAnyOrder("TRASH j", "ANYWHERE C-l", "VIEWS e");
        assertThat(TourStep.of("BOARD&COUNTING r<esc>").pressed())
                .containsExactlyInAnyOrder("BOARD r", "COUNTING Escape");
        assertThat(TourStep.of("SHELL fg").pressed()).isEmpty();
    }
}
