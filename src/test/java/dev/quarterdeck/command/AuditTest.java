package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.By;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
    private final Shell shell = new Shell();

    /** What several people did in the last day; the newest a minute ago. */
    private void record() {
        shell.dead(3).pending(1);
        shell.say("requeue dead --yes --note 'T-1, after the outage'");
        shell.clock.move(Duration.ofHours(3));
        shell.store.begin("purge done", new By("bob from 192.0.2.7", "console", null), 12);
        long ended = shell.store.begin("purge dead", new By("bob from 192.0.2.7", "console", null), 1_200);
        shell.clock.move(Duration.ofSeconds(4));
        shell.store.end(ended, shell.clock.instant(), "stopped by request after 0 of 1200");
        shell.say("undo 1 --yes");
        shell.clock.move(Duration.ofMinutes(1));
    }

    private String numbers(String line) {
        return shell.say(line + " --json")
                .out()
                .replaceAll("(?m)^\\{\"number\":(\\d+),.*\n", "$1 ")
                .strip();
    }

    @Test
    void listsTheNewestFirst() {
        record();

        assertThat(shell.say("audit").out()).isEqualTo("""
                number  ago  who                 where    command          changed        took  note
                     4   1m  ann                 cli      undo 1            3 of 3          0s
                     3   1m  bob from 192.0.2.7  console  purge dead    0 of 1,200          4s  stopped by request after 0 of 1200
                     2   1m  bob from 192.0.2.7  console  purge done       0 of 12  unfinished
                     1   3h  ann                 cli      requeue dead      3 of 3          0s  T-1, after the outage · undone by 4
                """);
    }

    @Test
    void answersWithTheFixedFields() {
        record();

        assertThat(shell.say("audit --verb requeue --json").out())
                .isEqualTo(
                        "{\"number\":1,\"at\":\"2026-11-22T12:00:00.000Z\",\"ended_at\":\"2026-11-22T12:00:00.000Z\","
                                + "\"actor\":\"ann\",\"surface\":\"cli\",\"command\":\"requeue dead\","
                                + "\"note\":\"T-1, after the outage\",\"matched\":3,\"changed\":3,\"asked\":0,\"skipped\":0,"
                                + "\"ending\":null,\"undo_of\":null,\"undone_by\":4,"
                                + "\"undoable_until\":\"2026-11-23T12:00:00.000Z\"}\n");
        assertThat(shell.say("audit --verb undo --json").out()).contains("\"undo_of\":1,\"undone_by\":null,");
        assertThat(shell.say("audit --limit 3 --json").out()).contains("\"ended_at\":null,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit                          | 4 3 2 1",
                "audit --limit 2                | 4 3",
                "audit --last 1h                | 4 3 2",
                "audit --by bob                 | 3 2",
                "audit --by 192.0.2             | 3 2",
                "audit --verb purge             | 3 2",
                "audit --surface console        | 3 2",
                "audit --surface cli --last 1h  | 4",
                "audit --by nobody              | ''",
            })
    void narrowsWhatItLists(String line, String expected) {
        record();

        assertThat(numbers(line)).isEqualTo(expected);
    }

    @Test
    void listsAsManyAsAreWanted() {
        for (int i = 0; i < 450; i++) {
            shell.store.begin("purge done", By.of("ann", "cli"), 1);
        }

        assertThat(shell.say("audit --json").out()).hasLineCount(100);
        assertThat(shell.say("audit --limit 1000 --json").out())
                .hasLineCount(450)
                .startsWith("{\"number\":450,")
                .contains("\n{\"number\":1,");
    }

    @Test
    void saysHowManyWereAskedToStop() {
        shell.locked(2);
        shell.say("cancel locked --yes");

        assertThat(shell.say("audit").out()).contains("  0 + 2 asked of 2  ");
    }

    /** A queue, a worker or a schedule is changed on record too, with its note. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pause 'two words'          | pause 'two words'       | 1",
                "resume default             | resume default          | 0",
                "limit default --rate 10/s  | limit default --rate 10/s | 1",
                "limit default --rate none  | limit default --rate none | 0",
                "quiet web1/41              | quiet web1/41           | 0",
                "quiet web1/41 --off        | quiet web1/41 --off     | 0",
                "schedule nightly @daily report secret --zone UTC --queue 'a b' | schedule nightly @daily report - --zone UTC --queue 'a b' | 1",
                "unschedule nightly         | unschedule nightly      | 0",
                "check --repair             | check --repair          | 0",
                "trash --keep 1d            | trash --keep 1d         | 0",
            })
    void whatIsAboutNoJobsIsOnRecordToo(String line, String command, int changed) {
        shell.pending(1);

        shell.say(line + " --note T-2");

        var recorded = shell.store.operation(1).orElseThrow();
        assertThat(recorded.command()).isEqualTo(command);
        assertThat(recorded.by()).isEqualTo(new By("ann", "cli", "T-2"));
        assertThat(recorded.matched()).isEqualTo(1);
        assertThat(recorded.changed()).isEqualTo(changed);
        assertThat(recorded.endedAt()).isNotNull();
    }

    @Test
    void aScheduleThatRestsAndGoesOnIsOnRecord() {
        shell.say("schedule nightly @daily report");
        shell.say("schedule nightly --pause --note T-3");
        shell.say("schedule nightly --resume");

        assertThat(shell.store.operation(2).orElseThrow().command()).isEqualTo("schedule nightly --pause");
        assertThat(shell.store.operation(2).orElseThrow().by().note()).isEqualTo("T-3");
        assertThat(shell.store.operation(3).orElseThrow().command()).isEqualTo("schedule nightly --resume");
        assertThat(shell.store.operation(3).orElseThrow().changed()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"limit default", "check", "trash", "queues", "pause ''", "limit default --rate fast"})
    void whatOnlyLooksOrIsRefusedIsNot(String line) {
        shell.pending(1).say(line);

        assertThat(shell.store.operation(1)).isEmpty();
    }
}
