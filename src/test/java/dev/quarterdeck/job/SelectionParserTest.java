package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionParserTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            dead -> dead
            DEAD -> dead
            Dead,done -> done,dead
            done dead,done -> done,dead
            dead type=a age>1h -> dead type=a age=1h..
            type=a dead not timeout -> dead type=a not timeout
            12 13 12 -> 12 13
            12,13 -> 12 13
            12 dead -> dead 12
            10..20 -> id=10..20
            5 10..20 7 -> id=5,10..20,7
            dead 5,10.. -> dead id=5,10..
            not 5 -> not id=5
            12 not 5 -> 12 not id=5
            id=12 -> id=12
            timeout -> timeout
            bread -> bread
            web -> web
            dead daed -> dead %64aed
            error~daed -> error~daed
            type=a ready -> type=a %72eady
            %64ead -> %64ead
            """)
    void readsStatesIdsAndTerms(String line, String canonical) {
        Selection selection = select(line);

        assertThat(selection.canonical()).isEqualTo(canonical);
        assertThat(select(canonical)).isEqualTo(selection);
    }

    @Test
    void idsAreNoFilter() {
        assertThat(select("12 13")).isEqualTo(Selection.ofIds(List.of(12L, 13L), NOW));
        assertThat(select("dead")).isEqualTo(Selection.ofState(JobState.DEAD, NOW));
    }

    @Test
    void noWordsSayNothing() {
        assertThat(select("").saysNothing()).isTrue();
        assertThat(select("").canonical()).isEmpty();
        assertThat(select("dead").saysNothing()).isFalse();
        assertThat(select("12").saysNothing()).isFalse();
        assertThat(select("type=a").saysNothing()).isFalse();
    }

    @Test
    void allIsWrittenAsTheOption() {
        assertThat(new Selection(Set.of(), List.of(), Filter.ANY, true, NOW).canonical())
                .isEqualTo("--all");
        assertThat(new Selection(Set.of(JobState.LOCKED), List.of(), Filter.ANY, true, NOW).canonical())
                .isEqualTo("locked --all");
    }

    @Test
    void narrowsWithoutNesting() {
        Selection narrowed = select("dead type=a error~x").and(FilterParser.parse(List.of("name=b")));

        assertThat(narrowed).isEqualTo(select("dead type=a error~x name=b"));
        assertThat(select("dead").and(Filter.ANY)).isEqualTo(select("dead"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            # nearly a state
            daed -> "daed" is neither a state nor a term: did you mean dead? For a text search write error~daed
            doen -> "doen" is neither a state nor a term: did you mean done? For a text search write error~doen
            lokced -> "lokced" is neither a state nor a term: did you mean locked? For a text search write error~lokced
            pend -> "pend" is neither a state nor a term: did you mean pending? For a text search write error~pend
            head -> "head" is neither a state nor a term: did you mean dead? For a text search write error~head
            PENDIGN -> "PENDIGN" is neither a state nor a term: did you mean pending? For a text search write error~PENDIGN
            dnoe,daed -> "dnoe" is neither a state nor a term: did you mean done? For a text search write error~dnoe
            dead,doen -> unknown state "doen" in "dead,doen": did you mean done?
            dead,12 -> unknown state "12" in "dead,12": expected pending, locked, done or dead
            dead, -> unknown state "" in "dead,": expected pending, locked, done or dead
            # a field, or nearly
            type -> "type" is neither a state nor a term: did you mean type=...? For a text search write error~type
            tpye -> "tpye" is neither a state nor a term: did you mean type=...? For a text search write error~tpye
            reasn -> "reasn" is neither a state nor a term: did you mean reason=...? For a text search write error~reasn
            # sets that are no states
            exhausted -> "exhausted" is neither a state nor a term: did you mean reason=exhausted? For a text search write error~exhausted
            Cancelled -> "Cancelled" is neither a state nor a term: did you mean reason=cancelled? For a text search write error~Cancelled
            ready -> "ready" is neither a state nor a term: did you mean pending run=..0s? For a text search write error~ready
            scheduled -> "scheduled" is neither a state nor a term: did you mean pending run=0s..? For a text search write error~scheduled
            all -> "all" is neither a state nor a term: did you mean --all? For a text search write error~all
            orphans -> "orphans" is neither a state nor a term: did you mean unlock locked? For a text search write error~orphans
            Orphaned -> "Orphaned" is neither a state nor a term: did you mean unlock locked? For a text search write error~Orphaned
            # the rest
            not dead -> a state after not in "not dead": write pending,locked,done
            type=a not done,dead -> a state after not in "not done,dead": write pending,locked
            88,121 -> "88,121" can be one id or several: write 88121, or 88 121
            dead tpye=x -> unknown field "tpye" in "tpye=x": did you mean type?
            """)
    void refusesWhatWasHardlyMeant(String line, String message) {
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> select(line))
                .withMessage(message);
    }

    private static Selection select(String line) {
        return SelectionParser.parse(FilterParser.split(line), NOW);
    }
}
