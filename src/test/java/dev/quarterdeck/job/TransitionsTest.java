package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Transitions.Transition;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The machine against a table that was written by hand. */
class TransitionsTest {
    private static final int MAX_RETRIES = 3;

    /**
     * A cell is the state or reason afterwards and what becomes of the attempts: {@code =} kept, {@code +} one more,
     * {@code -} one less, {@code 0} none. A dash alone: it must not happen. {@code gone} leaves the queue.
     *
     * <p>A locked job is live or an orphan, asked to cancel or not, with retries left or on its last attempt.
     */
    private static final String TABLE = """
            event         | PENDING        | DONE      | DEAD           | live           | live last      | live asked      | live asked last | orphan         | orphan last    | orphan asked    | orphan asked last
            CLAIM         | LOCKED +       | -         | -              | -              | -              | -               | -               | -              | -              | -               | -
            COMPLETE      | -              | -         | -              | DONE =         | DONE =         | DONE =          | DONE =          | DONE =         | DONE =         | DONE =          | DONE =
            FAIL          | -              | -         | -              | PENDING =      | EXHAUSTED =    | CANCELLED =     | CANCELLED =     | PENDING =      | EXHAUSTED =    | CANCELLED =     | CANCELLED =
            REJECT        | -              | -         | -              | UNPROCESSABLE= | UNPROCESSABLE= | UNPROCESSABLE=  | UNPROCESSABLE=  | UNPROCESSABLE= | UNPROCESSABLE= | UNPROCESSABLE=  | UNPROCESSABLE=
            RELEASE       | -              | -         | -              | PENDING -      | PENDING -      | CANCELLED =     | CANCELLED =     | PENDING -      | PENDING -      | CANCELLED =     | CANCELLED =
            EXPIRE        | -              | -         | -              | PENDING =      | EXHAUSTED =    | CANCELLED =     | CANCELLED =     | PENDING =      | EXHAUSTED =    | CANCELLED =     | CANCELLED =
            REQUEUE       | -              | PENDING 0 | PENDING 0      | -              | -              | -               | -               | PENDING 0      | PENDING 0      | -               | -
            UNPROCESSABLE | UNPROCESSABLE= | -         | UNPROCESSABLE= | UNPROCESSABLE= | UNPROCESSABLE= | UNPROCESSABLE=  | UNPROCESSABLE=  | UNPROCESSABLE= | UNPROCESSABLE= | UNPROCESSABLE=  | UNPROCESSABLE=
            CANCEL        | CANCELLED =    | -         | -              | LOCKED =       | LOCKED =       | LOCKED =        | LOCKED =        | CANCELLED =    | CANCELLED =    | CANCELLED =     | CANCELLED =
            UNLOCK        | -              | -         | -              | -              | -              | -               | -               | PENDING =      | PENDING =      | CANCELLED =     | CANCELLED =
            UNLOCK_LIVE   | -              | -         | -              | PENDING =      | PENDING =      | CANCELLED =     | CANCELLED =     | PENDING =      | PENDING =      | CANCELLED =     | CANCELLED =
            PURGE         | gone =         | gone =    | gone =         | -              | -              | -               | -               | -              | -              | -               | -
            """;

    private static final List<String> COLUMNS = cells(TABLE.lines().findFirst().orElseThrow());
    private static final Map<JobEvent, List<String>> ROWS = rows();

    static Stream<Situation> situations() {
        return Stream.of(JobState.values())
                .flatMap(state -> Stream.of(true, false).flatMap(asked -> Stream.of(true, false)
                        .flatMap(orphan -> Stream.of(0, 1, MAX_RETRIES, MAX_RETRIES + 1, MAX_RETRIES + 7)
                                .map(attempts -> new Situation(state, attempts, MAX_RETRIES, asked, orphan)))));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void everyEventDoesWhatTheTableSays(Situation before) {
        for (JobEvent event : JobEvent.values()) {
            String cell = ROWS.get(event).get(COLUMNS.indexOf(column(before)));

            assertThat(describe(before, Transitions.of(before, event)))
                    .as("%s of %s", event, before)
                    .isEqualTo(expected(before, cell));
        }
    }

    @Test
    void theTableHasEveryEvent() {
        assertThat(ROWS).containsOnlyKeys(JobEvent.values());
        assertThat(ROWS.values()).allSatisfy(row -> assertThat(row).hasSameSizeAs(COLUMNS));
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void onlyTheDeadHaveAReason(JobState to) {
        assertThat(Transitions.ALL)
                .filteredOn(row -> row.to() == to)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.reason() != null).isEqualTo(to == JobState.DEAD));
    }

    @Test
    void noRowIsHiddenByAnEarlierOne() {
        List<Transition> used = situations()
                .flatMap(situation -> Stream.of(JobEvent.values()).map(event -> Transitions.of(situation, event)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();

        assertThat(used).containsExactlyInAnyOrderElementsOf(Transitions.ALL);
    }

    @Test
    void aCrashingJobEndsExhaustedAfterOneRunMoreThanItsRetries() {
        int attempts = 0;
        JobState state = JobState.PENDING;
        int runs = 0;
        while (state == JobState.PENDING) {
            attempts = step(state, JobEvent.CLAIM, attempts).attempts().after(attempts);
            runs++;
            Transition lost = step(JobState.LOCKED, JobEvent.EXPIRE, attempts);
            attempts = lost.attempts().after(attempts);
            state = lost.to();
        }

        assertThat(runs).isEqualTo(MAX_RETRIES + 1);
        assertThat(state).isEqualTo(JobState.DEAD);
    }

    @Test
    void whatIsSkippedIsCountedByItsState() {
        assertThat(new Situation(JobState.DONE, 0, 3, false, false).skipWord()).isEqualTo("done");
        assertThat(new Situation(JobState.LOCKED, 1, 3, false, false).skipWord())
                .isEqualTo("locked");
        assertThat(new Situation(JobState.LOCKED, 1, 3, true, false).skipWord()).isEqualTo("locked");
        assertThat(new Situation(JobState.LOCKED, 1, 3, true, true).skipWord()).isEqualTo("cancel-asked");
    }

    private static Transition step(JobState state, JobEvent event, int attempts) {
        return Transitions.of(new Situation(state, attempts, MAX_RETRIES, false, false), event)
                .orElseThrow();
    }

    private static String column(Situation situation) {
        if (situation.state() != JobState.LOCKED) {
            return situation.state().name();
        }
        return (situation.orphan() ? "orphan" : "live")
                + (situation.cancelAsked() ? " asked" : "")
                + (situation.attempts() > MAX_RETRIES ? " last" : "");
    }

    private static String expected(Situation before, String cell) {
        if (cell.equals("-")) {
            return "nothing";
        }
        String outcome = cell.substring(0, cell.length() - 1).strip();
        int attempts =
                switch (cell.charAt(cell.length() - 1)) {
                    case '+' -> before.attempts() + 1;
                    case '-' -> before.attempts() - 1;
                    case '0' -> 0;
                    default -> before.attempts();
                };
        return outcome + ", attempts " + attempts;
    }

    private static String describe(Situation before, Optional<Transition> transition) {
        return transition
                .map(row -> outcome(row) + ", attempts " + row.attempts().after(before.attempts()))
                .orElse("nothing");
    }

    private static String outcome(Transition row) {
        if (row.to() == JobState.DEAD) {
            return row.reason().name();
        }
        return row.to() == null ? "gone" : row.to().name();
    }

    private static Map<JobEvent, List<String>> rows() {
        Map<JobEvent, List<String>> rows = new EnumMap<>(JobEvent.class);
        TABLE.lines().skip(1).map(TransitionsTest::cells).forEach(row -> rows.put(JobEvent.valueOf(row.get(0)), row));
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }
}
