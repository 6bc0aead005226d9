package dev.quarterdeck.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitEndTest {
    private final VisitEnd end = new VisitEnd();
    private final List<Object> told = new ArrayList<>();

    @Test
    void theFirstEndIsTheOneThatCounts() {
        end.watch(told::add, told::add);

        end.end(143, "the server is stopping");
        end.end(1, "nothing was typed");

        assertThat(told).containsExactly(143);
        assertThat(end.why()).isEqualTo("the server is stopping");
    }

    @Test
    void whatBeginsAfterTheEndEndsAtOnce() {
        end.end(143, "");

        end.watch(told::add, told::add);
        end.watch(() -> told.add("command"));

        assertThat(told).containsExactly(143, "command");
    }

    @Test
    void anInterruptIsForTheRunningCommandAlone() {
        end.watch(told::add, told::add);
        end.watch(() -> told.add("ended")).close();
        end.watch(() -> told.add("running"));

        end.interrupt();

        assertThat(told).containsExactly("running");
        assertThat(end.why()).isEmpty();
    }

    @Test
    void aConsoleThatIsClosedHearsNothingMore() {
        end.watch(told::add, told::add).close();

        end.end(143, "");

        assertThat(told).isEmpty();
        assertThat(end.broke(new AssertionError())).isFalse();
    }
}
