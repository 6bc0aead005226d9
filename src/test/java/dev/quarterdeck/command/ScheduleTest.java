package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs of recurring jobs: schedule, schedules, unschedule. It is noon in UTC, and one o'clock in Vienna. */
class ScheduleTest {
    private final Shell shell = new Shell();

    @Test
    void saysWhatItDidAndWhenItComesNext() {
        assertThat(shell.say("schedule nightly '30 2 * * *' report").out()).isEqualTo("""
                        scheduled nightly: 30 2 * * * in Europe/Vienna puts report into queue default
                          2026-11-23 02:30 +01:00  in 13h
                          2026-11-24 02:30 +01:00  in 1d
                          2026-11-25 02:30 +01:00  in 2d
                        """);
        assertThat(shell.store.schedules()).containsExactly(nightly("30 2 * * *", "Europe/Vienna", "01:30"));
    }

    @Test
    void answersScriptsInFixedFields() {
        assertThat(shell.say("schedule nightly @daily report --zone UTC --json").out())
                .isEqualTo("{\"name\":\"nightly\",\"created\":true,\"cron\":\"@daily\",\"zone\":\"UTC\","
                        + "\"paused\":false,\"next\":[\"2026-11-23T00:00:00.000Z\",\"2026-11-24T00:00:00.000Z\","
                        + "\"2026-11-25T00:00:00.000Z\"]}\n");
        assertThat(shell.say("schedule nightly @daily report --zone UTC --json").out())
                .startsWith("{\"name\":\"nightly\",\"created\":false,");
    }

    @Test
    void takesEveryFieldOfAJob() {
        shell.say("schedule n '0 2 * * *' report '{\"a\": 1}' --queue night --name 'the report' --priority HIGH"
                + " --max-retries 0 --timeout 90s --zone Asia/Tokyo");

        Schedule schedule = shell.store.schedules().get(0);
        assertThat(schedule.job())
                .isEqualTo(NewJob.of("report", "{\"a\": 1}")
                        .queue("night")
                        .name("the report")
                        .priority(Priority.HIGH)
                        .maxRetries(0)
                        .timeout(Duration.ofSeconds(90)));
        assertThat(schedule.zone()).isEqualTo("Asia/Tokyo");
        assertThat(schedule.nextAt()).isEqualTo("2026-11-22T17:00:00Z");
    }

    @Test
    void takesThePayloadFromTheInputOrAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("payload.json"), "{}\n");

        shell.input("日本\n").say("schedule a @daily t -");
        shell.say("schedule b @daily t '@" + file + "'");
        shell.say("schedule c @daily t");

        assertThat(shell.store.schedules())
                .extracting(schedule -> schedule.job().payload())
                .containsExactly("日本\n", "{}\n", "");
    }

    @Test
    void aSecondOneOfTheSameNameReplacesTheFirst() {
        shell.say("schedule nightly '0 2 * * *' other 'text' --queue q");

        assertThat(shell.say("schedule nightly '30 2 * * *' report").out())
                .startsWith(
                        "replaced nightly: 30 2 * * * in Europe/Vienna puts report into queue default\n  2026-11-23");
        assertThat(shell.store.schedules()).containsExactly(nightly("30 2 * * *", "Europe/Vienna", "01:30"));
    }

    @Test
    void replacingKeepsThatItRestsAndWhenItCameLast() {
        shell.say("schedule nightly '0 2 * * *' report --zone UTC");
        Instant tick = Instant.parse("2026-11-23T02:00:00Z");
        shell.store.tick(shell.store.schedules().get(0), tick, tick.plus(Duration.ofDays(1)));
        shell.say("schedule nightly --pause");

        assertThat(shell.say("schedule nightly '0 3 * * *' report --zone UTC").out())
                .isEqualTo("replaced nightly: 0 3 * * * in UTC puts report into queue default\n"
                        + "it is paused; schedule nightly --resume lets it go on\n");

        Schedule schedule = shell.store.schedules().get(0);
        assertThat(schedule.pausedAt()).isEqualTo(Shell.NOON);
        assertThat(schedule.lastAt()).isEqualTo(tick);
        assertThat(schedule.nextAt()).isEqualTo("2026-11-23T03:00:00Z");
    }

    @Test
    void restsAndGoesOnFromNow() {
        shell.say("schedule hourly @hourly report");

        assertThat(shell.say("schedule hourly --pause").out()).isEqualTo("paused schedule hourly\n");
        assertThat(shell.say("schedule hourly --pause").out()).isEqualTo("schedule hourly was paused already\n");
        shell.clock.move(Duration.ofMinutes(200));
        assertThat(shell.say("schedule hourly --resume").out()).isEqualTo("resumed schedule hourly\n");
        assertThat(shell.say("schedule hourly --resume").out()).isEqualTo("schedule hourly was not paused\n");

        assertThat(shell.store.schedules().get(0).nextAt()).isEqualTo("2026-11-22T16:00:00Z");
        assertThat(shell.say("schedule hourly --pause --json").out())
                .isEqualTo("{\"name\":\"hourly\",\"paused\":true,\"changed\":true}\n");
    }

    @Test
    void listsThemForPeople() {
        shell.say("schedule nightly '30 2 * * *' report --queue night");
        shell.say("schedule hourly @hourly mail.digest --zone UTC");
        shell.say("schedule resting '0 0 1 1 *' cleanup --zone UTC");
        shell.say("schedule resting --pause");
        shell.clock.move(Duration.ofHours(1));
        Schedule hourly = shell.store.schedules().get(0);
        shell.store.tick(hourly, hourly.nextAt(), hourly.nextAt().plus(Duration.ofHours(1)));
        shell.clock.move(Duration.ofMinutes(63));

        assertThat(shell.say("schedules").out()).isEqualTo("""
                        name     cron        zone           next     last    type         queue
                        hourly   @hourly     UTC            3m late  1h ago  mail.digest  default
                        nightly  30 2 * * *  Europe/Vienna  in 11h   never   report       night
                        resting  0 0 1 1 *   UTC            paused   never   cleanup      default
                        """);
    }

    @Test
    void listsThemForScripts() {
        shell.say("schedule n '30 2 * * *' report '{}' --queue night --name x --priority low --timeout 5m");
        shell.say("schedule r @daily t --zone UTC");
        shell.say("schedule r --pause");

        assertThat(shell.say("schedules --json").out()).isEqualTo("""
                        {"name":"n","cron":"30 2 * * *","zone":"Europe/Vienna","paused":false,\
                        "next_at":"2026-11-23T01:30:00.000Z","last_at":null,"queue":"night","type":"report",\
                        "job_name":"x","priority":"low","max_retries":3,"timeout":"5m","payload":"{}"}
                        {"name":"r","cron":"@daily","zone":"UTC","paused":true,"next_at":null,"last_at":null,\
                        "queue":"default","type":"t","job_name":null,"priority":"normal","max_retries":3,\
                        "timeout":null,"payload":""}
                        """);
    }

    @Test
    void listsWhatThisProgramCannotReadAndDoesNotResumeIt() {
        shell.store.schedule(
                new Schedule("newer", "@every 90s", "UTC", NewJob.of("t", ""), Shell.NOON, null, Shell.NOON));

        assertThat(shell.say("schedules").out()).contains("newer  @every 90s");
        var answer = shell.say("schedule newer --resume");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .startsWith("qdeck: cannot resume schedule newer: expected five fields")
                .hasLineCount(1);
    }

    @Test
    void takesOneAwayAndLeavesItsJobs() {
        shell.say("schedule hourly @hourly report");
        Schedule hourly = shell.store.schedules().get(0);
        shell.store.tick(hourly, hourly.nextAt(), hourly.nextAt().plus(Duration.ofHours(1)));

        assertThat(shell.say("unschedule hourly").out()).isEqualTo("unscheduled hourly\n");

        assertThat(shell.say("schedules")).isEqualTo(new Shell.Answer(0, "", ""));
        assertThat(shell.store.counts().total()).isEqualTo(1);
        assertThat(shell.say("unschedule hourly"))
                .isEqualTo(new Shell.Answer(1, "", "qdeck: schedule hourly is not there\n"));
        shell.say("schedule hourly @hourly report");
        assertThat(shell.say("unschedule hourly --json").out()).isEqualTo("{\"name\":\"hourly\",\"removed\":true}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule                         | 2 | missing required parameter: 'NAME'; try 'qdeck schedule --help'",
                "schedule n                       | 2 | expected CRON and TYPE after the name, such as schedule nightly '30 2 * * *' report; or --pause or --resume",
                "schedule n @daily                | 2 | expected CRON and TYPE after the name, such as schedule nightly '30 2 * * *' report; or --pause or --resume",
                "schedule n '0 25 * * *' t        | 2 | expected the hour to be 0 to 23; or *, a list 1,5, a range 1-5 or a step */5; got: 25 in 0 25 * * *",
                "schedule n 0 25 t x y            | 2 | one word too many: 'x'; try 'qdeck schedule --help'",
                "schedule n '0 0 31 2 *' t        | 2 | expected a day that its months have, such as '0 0 28 2 *', got: 0 0 31 2 *, which never comes",
                "schedule n @daily t --zone Wien  | 2 | expected a time zone such as Europe/Vienna or UTC, got: Wien",
                "schedule n @daily t --priority x | 2 | expected --priority to be low, normal, high, critical or 1 to 4, got: x",
                "schedule n @daily t --timeout 0s | 2 | expected a timeout from 1 ms to 36500 days, got: 0s",
                "schedule n @daily ''             | 2 | expected a type of 1 to 255 characters, got: 0",
                "schedule '' @daily t             | 2 | expected a schedule name of 1 to 200 characters, got: 0",
                "schedule n @daily t @/no/such    | 1 | cannot read /no/such: there is no such file",
                "schedule n --pause --resume      | 2 | --pause and --resume contradict each other; give one of them",
                "schedule n @daily t --pause      | 2 | --pause and --resume change no more than that; give the name alone",
                "schedule n --resume --queue q    | 2 | --pause and --resume change no more than that; give the name alone",
                "schedule n --pause               | 1 | schedule n is not there",
                "schedule n --resume              | 1 | schedule n is not there",
                "schedule n @daily t --key k      | 2 | unknown option '--key'; try 'qdeck schedule --help'",
            })
    void saysWhatIsWrong(String line, int exitCode, String sentence) {
        var answer = shell.say(line);

        assertThat(answer.err()).isEqualTo("qdeck: " + sentence + "\n");
        assertThat(answer.out()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(shell.store.schedules()).isEmpty();
    }

    private static Schedule nightly(String cron, String zone, String tomorrowAt) {
        Instant next = Instant.parse("2026-11-23T" + tomorrowAt + ":00Z");
        return new Schedule("nightly", cron, zone, NewJob.of("report", ""), next, null, null);
    }
}
