package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimesTest {
    private static final String VIENNA = "Europe/Vienna";

    /** It is a Wednesday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *         | 2026-11-25T10:08 2026-11-25T10:09 2026-11-25T10:10",
                "*/15 * * * *      | 2026-11-25T10:15 2026-11-25T10:30 2026-11-25T10:45",
                "7 * * * *         | 2026-11-25T11:07 2026-11-25T12:07 2026-11-25T13:07",
                "0 9-17/4 * * 1-5  | 2026-11-25T13:00 2026-11-25T17:00 2026-11-26T09:00",
                "30 2 * * *        | 2026-11-26T02:30 2026-11-27T02:30 2026-11-28T02:30",
                "0 0 * * 0         | 2026-11-29T00:00 2026-12-06T00:00 2026-12-13T00:00",
                "0 0 * * 7         | 2026-11-29T00:00 2026-12-06T00:00 2026-12-13T00:00",
                "0 0 * * fri-sun   | 2026-11-27T00:00 2026-11-28T00:00 2026-11-29T00:00",
                "0 0 * * 6-7       | 2026-11-28T00:00 2026-11-29T00:00 2026-12-05T00:00",
                "0 0 13 * 5        | 2026-11-27T00:00 2026-12-04T00:00 2026-12-11T00:00",
                "0 0 31 * *        | 2026-12-31T00:00 2027-01-31T00:00 2027-03-31T00:00",
                "0 0 1 JAN,jul *   | 2027-01-01T00:00 2027-07-01T00:00 2028-01-01T00:00",
                "0 0 29 2 *        | 2028-02-29T00:00 2032-02-29T00:00 2036-02-29T00:00",
                "@hourly           | 2026-11-25T11:00 2026-11-25T12:00 2026-11-25T13:00",
                "@daily            | 2026-11-26T00:00 2026-11-27T00:00 2026-11-28T00:00",
                "@midnight         | 2026-11-26T00:00 2026-11-27T00:00 2026-11-28T00:00",
                "@weekly           | 2026-11-29T00:00 2026-12-06T00:00 2026-12-13T00:00",
                "@monthly          | 2026-12-01T00:00 2027-01-01T00:00 2027-02-01T00:00",
                "@Yearly           | 2027-01-01T00:00 2028-01-01T00:00 2029-01-01T00:00",
                "@annually         | 2027-01-01T00:00 2028-01-01T00:00 2029-01-01T00:00",
            })
    void comesAfterTheMoment(String cron, String ticks) {
        assertThat(ticks(cron, "UTC", "2026-11-25T10:07:00.001Z", 3))
                .isEqualTo(ticks.replaceAll("(:\\d\\d)\\b", "$1Z"));
    }

    @Test
    void theMomentItselfIsNotAfterIt() {
        assertThat(ticks("7 10 * * *", "UTC", "2026-11-25T10:07:00Z", 1)).isEqualTo("2026-11-26T10:07Z");
        assertThat(ticks("7 10 * * *", "UTC", "2026-11-25T10:06:59.999Z", 1)).isEqualTo("2026-11-25T10:07Z");
    }

    @Test
    void fieldsAreUnderstoodInTheZone() {
        assertThat(ticks("0 2 * * *", "Asia/Kolkata", "2026-11-25T10:00:00Z", 1))
                .isEqualTo("2026-11-25T20:30Z");
        assertThat(ticks("0 2 * * *", "-03:30", "2026-11-25T10:00:00Z", 1)).isEqualTo("2026-11-26T05:30Z");
    }

    /** In Vienna the clock goes from 2:00 to 3:00 on 29 March 2026, at 1:00 UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 1 * * *    | 2026-03-28T00:30Z 2026-03-29T00:30Z 2026-03-29T23:30Z",
                "0 2 * * *     | 2026-03-28T01:00Z 2026-03-29T01:00Z 2026-03-30T00:00Z",
                "30 2 * * *    | 2026-03-28T01:30Z 2026-03-29T01:00Z 2026-03-30T00:30Z",
                "59 2 * * *    | 2026-03-28T01:59Z 2026-03-29T01:00Z 2026-03-30T00:59Z",
                "0 3 * * *     | 2026-03-28T02:00Z 2026-03-29T01:00Z 2026-03-30T01:00Z",
                "0 2,3 29 3 *  | 2026-03-29T01:00Z 2027-03-29T00:00Z 2027-03-29T01:00Z",
                "*/20 2 29 3 * | 2026-03-29T01:00Z 2027-03-29T00:00Z 2027-03-29T00:20Z",
                "0 0 29 3 *    | 2026-03-28T23:00Z 2027-03-28T22:00Z 2028-03-28T22:00Z",
            })
    void anHourThatIsLeftOutTicksWhenTheClockChanges(String cron, String ticks) {
        assertThat(ticks(cron, VIENNA, "2026-03-28T00:15:00Z".replace("28T00", start(cron)), 3))
                .isEqualTo(ticks);
    }

    private static String start(String cron) {
        return cron.contains("29 3") ? "28T22" : "28T00";
    }

    /** In Vienna the clock goes from 3:00 back to 2:00 on 25 October 2026, at 1:00 UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 1 * * *   | 2026-10-24T23:30Z 2026-10-26T00:30Z",
                "0 2 * * *    | 2026-10-25T00:00Z 2026-10-26T01:00Z",
                "30 2 * * *   | 2026-10-25T00:30Z 2026-10-26T01:30Z",
                "0 3 * * *    | 2026-10-25T02:00Z 2026-10-26T02:00Z",
                "*/20 2 * * * | 2026-10-25T00:00Z 2026-10-25T00:20Z 2026-10-25T00:40Z 2026-10-26T01:00Z",
            })
    void anHourThatComesTwiceTicksTheFirstTime(String cron, String ticks) {
        int count = ticks.split(" ").length;

        assertThat(ticks(cron, VIENNA, "2026-10-24T23:00:00Z", count)).isEqualTo(ticks);
    }

    @Test
    void fromWithinTheSecondTimeItIsOver() {
        assertThat(ticks("*/20 2 * * *", VIENNA, "2026-10-25T01:10:00Z", 1)).isEqualTo("2026-10-26T01:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 * * * *", "30 */1 * * *", "30 0-23 * * *"})
    void everyHourFollowsTheTimeThatPasses(String cron) {
        assertThat(ticks(cron, VIENNA, "2026-03-29T00:00:00Z", 3))
                .isEqualTo("2026-03-29T00:30Z 2026-03-29T01:30Z 2026-03-29T02:30Z");
        assertThat(ticks(cron, VIENNA, "2026-10-25T00:00:00Z", 3))
                .isEqualTo("2026-10-25T00:30Z 2026-10-25T01:30Z 2026-10-25T02:30Z");
    }

    @Test
    void everyMinuteGoesOnThroughBothChanges() {
        for (String change : List.of("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z")) {
            CronTimes times = CronTimes.of("* * * * *", VIENNA);
            Instant tick = Instant.parse(change).minus(Duration.ofMinutes(3));
            for (int i = 0; i < 70; i++) {
                assertThat(times.next(tick)).isEqualTo(tick.plus(Duration.ofMinutes(1)));
                tick = times.next(tick);
            }
        }
    }

    @Test
    void everyHourOfSomeDaysSkipsWholeMonths() {
        assertThat(ticks("0 * 1 1 *", VIENNA, "2026-02-01T00:00:00Z", 2))
                .isEqualTo("2026-12-31T23:00Z 2027-01-01T00:00Z");
        assertThat(ticks("0 * 1 7 *", VIENNA, "2026-02-01T00:00:00Z", 2))
                .isEqualTo("2026-06-30T22:00Z 2026-06-30T23:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "0 * * * *,     2026-11-25T10:00:00Z, 2026-11-25T10:00:00Z, 2026-11-25T10:00:00Z",
        "0 * * * *,     2026-11-25T10:00:00Z, 2026-11-25T10:59:59Z, 2026-11-25T10:00:00Z",
        "0 * * * *,     2026-11-25T10:00:00Z, 2026-11-25T11:00:00Z, 2026-11-25T11:00:00Z",
        "0 * * * *,     2026-11-25T10:00:00Z, 2026-11-27T09:30:00Z, 2026-11-27T09:00:00Z",
        "* * * * *,     2026-11-25T10:00:00Z, 2036-11-25T10:00:59Z, 2036-11-25T10:00:00Z",
        "* 2 * * *,     2026-11-25T02:00:00Z, 2027-01-25T01:59:00Z, 2027-01-24T02:59:00Z",
        "0 0 29 2 *,    2024-02-29T00:00:00Z, 2035-01-01T00:00:00Z, 2032-02-29T00:00:00Z",
    })
    void theLastOfThoseThatWereMissed(String cron, Instant tick, Instant moment, Instant last) {
        assertThat(CronTimes.of(cron, "UTC").last(tick, moment)).isEqualTo(last);
    }

    @Test
    void agreesWithAPlainWalkOverTheMinutes() {
        var dice = new Random(7);
        for (int i = 0; i < 40; i++) {
            String cron = field(dice, 0, 59) + " " + field(dice, 0, 23) + " " + field(dice, 1, 31) + " "
                    + field(dice, 1, 12) + " " + field(dice, 0, 7);
            LocalDateTime from = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(dice.nextInt(700_000));
            CronTimes times = CronTimes.of(cron, "UTC");
            Instant tick = from.toInstant(ZoneOffset.UTC);
            for (LocalDateTime due : walk(cron, from)) {
                tick = times.next(tick);
                assertThat(tick).as("%s from %s", cron, from).isEqualTo(due.toInstant(ZoneOffset.UTC));
            }
        }
    }

    /** The first ticks within two months. */
    private static List<LocalDateTime> walk(String cron, LocalDateTime from) {
        String[] fields = cron.split(" ");
        BitSet[] meant = Arrays.stream(fields).map(CronTimesTest::meant).toArray(BitSet[]::new);
        boolean eitherDay = !fields[2].equals("*") && !fields[4].equals("*");
        return Stream.iterate(from.plusMinutes(1), minute -> minute.plusMinutes(1))
                .limit(60 * 24 * 60)
                .filter(minute -> ticks(meant, eitherDay, minute))
                .limit(5)
                .toList();
    }

    private static boolean ticks(BitSet[] meant, boolean eitherDay, LocalDateTime minute) {
        int weekday = minute.getDayOfWeek().getValue();
        boolean day = meant[2].get(minute.getDayOfMonth());
        boolean dayOfWeek = meant[4].get(weekday) || (weekday == 7 && meant[4].get(0));
        return meant[0].get(minute.getMinute())
                && meant[1].get(minute.getHour())
                && meant[3].get(minute.getMonthValue())
                && (eitherDay ? day || dayOfWeek : day && dayOfWeek);
    }

    private static BitSet meant(String field) {
        var meant = new BitSet();
        for (String part : field.replace("*", "0-59").split(",")) {
            String[] ends = part.split("-");
            meant.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
        }
        return meant;
    }

    private static String field(Random dice, int least, int most) {
        int from = dice.nextInt(least, most + 1);
        int to = dice.nextInt(from, most + 1);
        return switch (dice.nextInt(5)) {
            case 0 -> from + "-" + to;
            case 1 -> from + "," + dice.nextInt(least, most + 1);
            case 2 -> Integer.toString(from);
            default -> "*";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "61 * * * *     | expected the minute to be 0 to 59; or *, a list 1,5, a range 1-5 or a step */5; got: 61 in 61 * * * *",
                "0 24 * * *     | expected the hour to be 0 to 23; or *, a list 1,5, a range 1-5 or a step */5; got: 24 in 0 24 * * *",
                "0 0 0 * *      | expected the day to be 1 to 31; or *, a list 1,5, a range 1-5 or a step */5; got: 0 in 0 0 0 * *",
                "0 0 1 13 *     | expected the month to be 1 to 12 or JAN to DEC; or *, a list 1,5, a range 1-5 or a step */5; got: 13 in 0 0 1 13 *",
                "0 0 * * FRI-MON| expected the weekday to be 0 to 7 or SUN to SAT; or *, a list 1,5, a range 1-5 or a step */5; got: FRI-MON in 0 0 * * FRI-MON",
                "0 0 * * 1#2    | expected the weekday to be 0 to 7 or SUN to SAT; or *, a list 1,5, a range 1-5 or a step */5; got: 1#2 in 0 0 * * 1#2",
                "*/0 * * * *    | expected the minute to be 0 to 59; or *, a list 1,5, a range 1-5 or a step */5; got: */0 in */0 * * * *",
                "1,,2 * * * *   | expected the minute to be 0 to 59; or *, a list 1,5, a range 1-5 or a step */5; got: 1,,2 in 1,,2 * * * *",
                "* * * *        | expected five fields, minute hour day month weekday, such as '30 2 * * 1-5', or @hourly, @daily, @weekly, @monthly or @yearly, got: * * * *",
                "0 0 0 * * *    | expected five fields, minute hour day month weekday, such as '30 2 * * 1-5', or @hourly, @daily, @weekly, @monthly or @yearly, got: 0 0 0 * * *",
                "@reboot        | expected five fields, minute hour day month weekday, such as '30 2 * * 1-5', or @hourly, @daily, @weekly, @monthly or @yearly, got: @reboot",
                "''             | expected five fields, minute hour day month weekday, such as '30 2 * * 1-5', or @hourly, @daily, @weekly, @monthly or @yearly, got: ''",
                "0 0 31 2 *     | expected a day that its months have, such as '0 0 28 2 *', got: 0 0 31 2 *, which never comes",
                "0 0 31 4,6,9 * | expected a day that its months have, such as '0 0 28 2 *', got: 0 0 31 4,6,9 *, which never comes",
            })
    void saysWhatIsWrong(String cron, String sentence) {
        assertThatThrownBy(() -> CronTimes.of(cron, "UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence.replace("got: ''", "got: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0|5 0 * * *", "0 0 1 1 * || 0 1 1 1 *", "0 0 L * *", "0 0 ? * *", "0 0 15W * *"})
    void whatOnlyOtherCronsKnowIsRefused(String cron) {
        assertThatThrownBy(() -> CronTimes.of(cron, "UTC")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Mars/Olympus,  ''",
        "europe/vienna, ; did you mean Europe/Vienna?",
        "Europe/Viena,  ; did you mean Europe/Vienna?",
        "'',            ''",
    })
    void saysWhichZoneIsUnknown(String zone, String advice) {
        assertThatThrownBy(() -> CronTimes.of("0 0 * * *", zone))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a time zone such as Europe/Vienna or UTC, got: " + zone + advice);
    }

    @Test
    void keepsTheExpressionInItsShortestWriting() {
        assertThat(CronTimes.of("  0\t2  * * MON ", "UTC").cron()).isEqualTo("0 2 * * MON");
        assertThat(CronTimes.of("@Daily", " UTC ").cron()).isEqualTo("@daily");
        assertThat(CronTimes.of("@daily", VIENNA).zone()).isEqualTo(ZoneId.of(VIENNA));
    }

    /** So many ticks after a moment, in UTC to the minute. */
    private static String ticks(String cron, String zone, String after, int count) {
        CronTimes times = CronTimes.of(cron, zone);
        return Stream.iterate(times.next(Instant.parse(after)), times::next)
                .limit(count)
                .map(tick -> tick.atOffset(ZoneOffset.UTC).toString())
                .collect(Collectors.joining(" "));
    }
}
