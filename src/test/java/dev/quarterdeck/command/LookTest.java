package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.Shell.Answer;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs that only look: stats, list, show, history, queues, workers, check. */
class LookTest {
    private static final String FIRST_JOB = "{\"id\":1,\"key\":\"k-1\",\"queue\":\"post\",\"type\":\"mail.send\","
            + "\"name\":\"welcome\",\"state\":\"dead\",\"reason\":\"unprocessable\",\"priority\":\"high\","
            + "\"attempts\":1,\"max_retries\":0,\"run_at\":\"2026-11-22T12:00:00.000Z\","
            + "\"since\":\"2026-11-22T12:00:01.500Z\",\"created_at\":\"2026-11-22T12:00:00.000Z\","
            + "\"worker\":\"web1/41\",\"lease_until\":null,\"error\":\"no such user\",\"result\":null";

    private final Shell shell = new Shell();

    private void oneDeadJob() {
        shell.store.enqueue(NewJob.of("mail.send", "{\"to\":\"ann\"}")
                .queue("post")
                .name("welcome")
                .key("k-1")
                .priority(Priority.HIGH)
                .maxRetries(0)
                .timeout(Duration.ofSeconds(90)));
        var claim = shell.claimed(0, 1).get(0);
        shell.clock.move(Duration.ofMillis(1_500));
        shell.store.settle(new Settlement.Reject(claim.lease(), "no such user"));
        shell.clock.move(Duration.ofMinutes(3));
    }

    @Test
    void statsHasTheFixedFieldsInTheirOrder() {
        shell.dead(1).done(2).locked(1).pending(3);
        shell.store.enqueue(NewJob.of("mail", "").queue("post").in(Duration.ofHours(1)));
        shell.store.pause("post");
        shell.clock.move(Duration.ofSeconds(40));

        var answer = shell.say("stats --json");

        assertThat(answer.out())
                .isEqualTo("{\"target\":\"model\",\"at\":\"2026-11-22T12:00:40.000Z\",\"total\":8,\"pending\":4,"
                        + "\"ready\":3,\"scheduled\":1,\"locked\":1,\"orphaned\":1,\"done\":2,\"dead\":1,"
                        + "\"exhausted\":0,\"unprocessable\":1,\"cancelled\":0,\"oldest_ready_seconds\":40,"
                        + "\"queues\":[{\"queue\":\"default\",\"paused\":false,\"pending\":3,\"locked\":1,\"done\":2,"
                        + "\"dead\":1},{\"queue\":\"post\",\"paused\":true,\"pending\":1,\"locked\":0,\"done\":0,"
                        + "\"dead\":0}]}\n");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void statsReadsAtAGlance() {
        shell.dead(1).done(1_200).locked(1).pending(3);
        shell.store.enqueue(NewJob.of("mail", "").queue("post").in(Duration.ofHours(1)));
        shell.store.pause("post");
        shell.clock.move(Duration.ofSeconds(40));

        assertThat(shell.say("stats").out()).isEqualTo("""
                        model: 1,206 jobs
                        pending      4  ready 3  scheduled 1  oldest ready 40s
                        locked       1  orphaned 1
                        done     1,200
                        dead         1  exhausted 0  unprocessable 1  cancelled 0
                        queue    pending  locked   done  dead
                        default        3       1  1,200     1
                        post           1       0      0     0  paused
                        """);
    }

    @Test
    void statsOfAnEmptyQueueKnowsNoOldest() {
        assertThat(shell.say("stats --json").out()).endsWith("\"oldest_ready_seconds\":null,\"queues\":[]}\n");
        assertThat(shell.say("stats").out()).startsWith("model: 0 jobs\n");
    }

    @Test
    void listHasTheFixedFieldsInTheirOrder() {
        oneDeadJob();

        assertThat(shell.say("list --json").out()).isEqualTo(FIRST_JOB + "}\n");
    }

    @Test
    void showAddsPayloadAndHistory() {
        oneDeadJob();

        assertThat(shell.say("show 1 --json").out())
                .isEqualTo(FIRST_JOB
                        + ",\"payload\":\"{\\\"to\\\":\\\"ann\\\"}\",\"history\":[{\"number\":1,"
                        + "\"worker\":\"web1/41\",\"started_at\":\"2026-11-22T12:00:00.000Z\","
                        + "\"ended_at\":\"2026-11-22T12:00:01.500Z\",\"outcome\":\"rejected\","
                        + "\"error\":\"no such user\"}]}\n");
    }

    @Test
    void showSaysEverythingToPeople() {
        oneDeadJob();

        assertThat(shell.say("show 1").out()).isEqualTo("""
                        job 1  dead unprocessable  mail.send
                          name         welcome
                          key          k-1
                          queue        post
                          priority     high
                          tries        1 of 1
                          timeout      1m30s
                          created      2026-11-22T12:00:00.000Z  (3m ago)
                          run at       2026-11-22T12:00:00.000Z  (3m ago)
                          since        2026-11-22T12:00:01.500Z  (3m ago)
                          started      2026-11-22T12:00:00.000Z  (3m ago)
                          worker       web1/41
                        history
                        attempt  worker   started                   took  outcome   error
                              1  web1/41  2026-11-22T12:00:00.000Z    1s  rejected  no such user
                        error
                          no such user
                        payload
                          {"to":"ann"}
                        """);
    }

    @Test
    void historyListsTheAttempts() {
        oneDeadJob();

        assertThat(shell.say("history 1 --json").out())
                .isEqualTo("{\"number\":1,\"worker\":\"web1/41\",\"started_at\":\"2026-11-22T12:00:00.000Z\","
                        + "\"ended_at\":\"2026-11-22T12:00:01.500Z\",\"outcome\":\"rejected\","
                        + "\"error\":\"no such user\"}\n");
        assertThat(shell.say("history 1").out()).startsWith("attempt  worker");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show 99       | 1 | job 99 is not there",
                "history 99    | 1 | job 99 is not there",
                "show x        | 2 | expected ID to be the id of a job, a number, got: x",
                "list --limit 0| 2 | expected --limit to be a positive whole number, got: 0",
                "list --sort x | 2 | expected --sort to be one of claim, lease, newest, oldest, id, attempts, got: x",
            })
    void saysWhatIsWrong(String line, int exitCode, String sentence) {
        var answer = shell.say(line);

        assertThat(answer.err()).isEqualTo("qdeck: " + sentence + "\n");
        assertThat(answer.out()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    /** 1 done, then 2 and 3 dead, 4 locked, 5 and 6 pending; the later one of a kind came a second later. */
    private void someOfEach() {
        shell.done(1).dead(1);
        shell.clock.move(Duration.ofSeconds(1));
        shell.dead(1).locked(1);
        shell.store.enqueue(NewJob.of("mail", ""));
        shell.store.enqueue(NewJob.of("mail", "").priority(Priority.CRITICAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list                       | 6 5 4 1 3 2",
                "list pending               | 6 5",
                "list dead                  | 3 2",
                "list done,dead             | 1 3 2",
                "list dead done             | 1 3 2",
                "list --sort id             | 1 2 3 4 5 6",
                "list dead --sort oldest    | 2 3",
                "list 2 5                   | 5 2",
                "list error~jpeg            | 3 2",
                "list --limit 3             | 6 5 4",
                "list done,dead --limit 2   | 1 3",
                "list dead --older-than 1s  | 2",
            })
    void listsStatesInTheirNaturalOrderOneAfterTheOther(String line, String ids) {
        someOfEach();

        assertThat(shell.idsOf(line)).isEqualTo(ids);
    }

    @Test
    void listsMoreThanAPage() {
        shell.pending(450);

        assertThat(shell.say("list --limit 1000 --json").out()).hasLineCount(450);
        assertThat(shell.say("list --limit 401 --json").out()).hasLineCount(401);
        assertThat(shell.say("list --limit 1000").out()).hasLineCount(451);
    }

    @Test
    void listsAHundredUnlessToldOtherwise() {
        shell.pending(150);

        assertThat(shell.say("list --json").out()).hasLineCount(100);
    }

    @Test
    void cutsATableWhereTheTerminalEnds() {
        shell.dead(1).wide(60);

        assertThat(shell.say("list").out().lines())
                .containsExactly(
                        "id  state  priority  queue    type  name  tries  age  detail",
                        " 1  dead   normal    default  mail          1/4   0s  unpro…");
    }

    @Test
    void isHarmlessWhateverJobsSay() {
        shell.store.enqueue(NewJob.of("\u001b[31mred", "\u001b]0;title\u0007").name("\u202egnp.exe\u009b2J"));

        assertThat(shell.say("list").out()).doesNotContain("\u001b", "\u202e", "\u009b");
        assertThat(shell.say("show 1").out()).doesNotContain("\u001b", "\u0007", "\u202e", "\u009b");
    }

    @Test
    void jsonIsHarmlessAndCarriesTheVeryData() {
        shell.store.enqueue(NewJob.of("a", "\u001b]0;t\u0007 \u202e\u009b\u007f\u2028\u200d\ufeff é 日本 \ud83d\ude00"));

        assertThat(shell.say("show 1 --json").out())
                .contains(
                        "\"payload\":\"\\u001B]0;t\\u0007 \\u202e\\u009b\\u007F\\u2028\\u200d\\ufeff é 日本 \ud83d\ude00\"");
    }

    @Test
    void listsQueues() {
        shell.pending(2);
        shell.store.pause("post");
        shell.clock.move(Duration.ofMinutes(190));

        assertThat(shell.say("queues --json").out())
                .isEqualTo("{\"queue\":\"default\",\"paused\":false,\"pending\":2,\"locked\":0,\"done\":0,\"dead\":0,"
                        + "\"paused_since\":null,\"rate\":null,\"running_limit\":null,\"keep_done_seconds\":null,"
                        + "\"keep_dead_seconds\":null,\"pause_after_dead\":null}\n"
                        + "{\"queue\":\"post\",\"paused\":true,\"pending\":0,\"locked\":0,\"done\":0,\"dead\":0,"
                        + "\"paused_since\":\"2026-11-22T12:00:00.000Z\",\"rate\":null,\"running_limit\":null,"
                        + "\"keep_done_seconds\":null,\"keep_dead_seconds\":null,\"pause_after_dead\":null}\n");
        assertThat(shell.say("queues").out()).isEqualTo("""
                        queue    pending  locked  done  dead
                        default        2       0     0     0
                        post           0       0     0     0  paused 3h
                        """);
    }

    private WorkerInfo worker(String host, int threads, List<String> queues, int running) {
        return new WorkerInfo(
                host + "/41", host, 41, "1", "b", threads, queues, running, Shell.NOON, shell.clock.instant());
    }

    @Test
    void listsLimitsWhereAQueueHasOne() {
        shell.pending(2);
        shell.store.pause("post");
        shell.store.limit("default", limits -> limits.rate(Rate.parse("600/m")));
        shell.store.limit("post", limits -> limits.running(4).keepDone(Duration.ofDays(7)));

        assertThat(shell.say("queues").out()).isEqualTo("""
                        queue    pending  locked  done  dead   rate  at most  keep done
                        default        2       0     0     0  600/m
                        post           0       0     0     0               4         7d  paused 0s
                        """);
        assertThat(shell.say("queues --json").out())
                .contains(
                        "\"rate\":\"600/m\",\"running_limit\":null,",
                        "\"running_limit\":4,\"keep_done_seconds\":604800,");
    }

    @Test
    void listsWorkers() {
        shell.clock.move(Duration.ofSeconds(50));
        shell.store.beat(worker("web1", 4, List.of("post"), 2));
        shell.clock.move(Duration.ofSeconds(10));

        assertThat(shell.say("workers --json").out())
                .isEqualTo("{\"id\":\"web1/41\",\"host\":\"web1\",\"pid\":41,\"threads\":4,\"running\":2,"
                        + "\"queues\":[\"post\"],\"started_at\":\"2026-11-22T12:00:00.000Z\","
                        + "\"beat_at\":\"2026-11-22T12:00:50.000Z\",\"manager\":false,\"quiet\":false,"
                        + "\"jobs\":[]}\n");
        assertThat(shell.say("workers").out()).isEqualTo("""
                        worker   threads  running  up  beat  queues
                        web1/41        4        2  1m   10s  post
                        """);
    }

    @Test
    void tellsWhatEachWorkerRunsAndWhichIsTheManager() {
        shell.locked(2);
        shell.clock.move(Duration.ofSeconds(40));
        shell.store.enqueue(NewJob.of("report.monthly", ""));
        shell.store.claim(new ClaimRequest("web2/41", 1, Duration.ofSeconds(30), Set.of(), Duration.ZERO));
        WorkerInfo quiet = worker("web1", 4, List.of(), 2);
        WorkerInfo manager = worker("cron", 0, List.of(), 0);
        for (WorkerInfo each : List.of(quiet, manager, worker("web2", 1, List.of("post", "mail"), 1))) {
            shell.store.beat(each);
        }
        shell.store.quiet(quiet.id(), true);
        shell.store.lead(manager, Duration.ofSeconds(10), List.of());
        shell.clock.move(Duration.ofSeconds(5));

        assertThat(shell.say("workers --json").out().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{\"id\":\"web1/41\"")
                        .endsWith(",\"manager\":false,\"quiet\":true,\"jobs\":["
                                + "{\"id\":1,\"type\":\"mail\",\"since\":\"2026-11-22T12:00:00.000Z\"},"
                                + "{\"id\":2,\"type\":\"mail\",\"since\":\"2026-11-22T12:00:00.000Z\"}]}"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{\"id\":\"cron/41\"")
                        .endsWith(",\"manager\":true,\"quiet\":false,\"jobs\":[]}"));
        assertThat(shell.wide(80).say("workers").out()).isEqualTo("""
                        worker   threads  running   up  beat  queues
                        cron/41        0        0  45s    5s  none         manager
                        web1/41        4        2  45s    5s  every queue  quiet
                        web2/41        1        1  45s    5s  post, mail

                        runs     job  for  type
                        web1/41    1  45s  mail
                        web1/41    2  45s  mail
                        web2/41    3   5s  report.monthly
                        """);
    }

    @Test
    void quietsAWorkerAndLetsItTakeJobsAgain() {
        shell.store.beat(worker("web1", 4, List.of(), 0));

        assertThat(shell.say("quiet web1/41"))
                .isEqualTo(new Shell.Answer(0, "worker web1/41 takes no more jobs\n", ""));
        assertThat(shell.store.workers().get(0).quiet()).isTrue();
        assertThat(shell.say("quiet web1/41 --off"))
                .isEqualTo(new Shell.Answer(0, "worker web1/41 takes jobs again\n", ""));
        assertThat(shell.store.workers().get(0).quiet()).isFalse();
        assertThat(shell.say("quiet web1/41 --json").out()).isEqualTo("{\"worker\":\"web1/41\",\"quiet\":true}\n");
    }

    @Test
    void knowsNoOtherWorkerToQuiet() {
        assertThat(shell.say("quiet web9/7"))
                .isEqualTo(new Shell.Answer(
                        1, "", "qdeck: no worker web9/7; 'qdeck workers' lists those that there are, as HOST/PID\n"));
        assertThat(shell.say("quiet").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--max-dead 3|0|QDECK OK - dead 3 | dead=3;;3",
                "--max-dead 2|2|QDECK CRITICAL - dead 3 (above 2) | dead=3;;2",
                "--max-dead 2,9|1|QDECK WARNING - dead 3 (above 2) | dead=3;2;9",
                "--max-dead 0,2|2|QDECK CRITICAL - dead 3 (above 2) | dead=3;0;2",
                "--max-age 5m|0|QDECK OK - oldest ready 300s | oldest_ready=300s;;300",
                "--max-age 1m,10m|1|QDECK WARNING - oldest ready 300s (above 60s) | oldest_ready=300s;60;600",
                "--max-orphans 0|2|QDECK CRITICAL - orphans 1 (above 0) | orphans=1;;0",
                "--max-dead 9 --max-age 4m --max-orphans 1|2|QDECK CRITICAL - dead 3, oldest ready 300s (above 240s),"
                        + " orphans 1 | dead=3;;9 oldest_ready=300s;;240 orphans=1;;1"
            },
            maxCharsPerColumn = 1000)
    void checkSaysToMonitoringHowTheQueueFares(String options, int exitCode, String before, String after) {
        shell.dead(3).locked(1).pending(2);
        shell.clock.move(Duration.ofMinutes(5));

        Answer answer = shell.say("check " + options);

        assertThat(answer).isEqualTo(new Answer(exitCode, before + " | " + after + "\n", ""));
    }

    @Test
    void checkSaysTheSameAsJson() {
        assertThat(shell.dead(3).say("check --max-dead 2,9 --json").out())
                .isEqualTo("{\"state\":\"warning\",\"limits\":[{\"name\":\"dead\",\"value\":3,\"warning\":2,"
                        + "\"critical\":9,\"state\":\"warning\"}]}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--max-dead x", "--max-dead -1", "--max-dead 1,", "--max-age 5", "--max-orphans 1 --repair"})
    void limitsThatAreNoneAreRefused(String options) {
        Answer answer = shell.say("check " + options);

        assertThat(answer.exitCode()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).hasLineCount(1);
    }

    @Test
    void checkSaysWhatItRepaired() {
        assertThat(shell.say("check --repair --json").out()).endsWith(",\"faults\":[],\"repaired\":[]}\n");
    }

    @Test
    void checkSaysThatAllIsWell() {
        assertThat(shell.say("check --json").out())
                .isEqualTo("{\"ok\":true,\"integrity\":\"ok\",\"counters\":\"ok\",\"orphans\":0,\"faults\":[]}\n");
        assertThat(shell.say("check").out()).endsWith("\nok\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pause post  | paused queue post          | queue post was paused already",
                "resume mail | resumed queue mail         | queue mail was not paused",
            })
    void pausesAndResumes(String line, String first, String second) {
        shell.store.pause("mail");

        assertThat(shell.say(line).out()).isEqualTo(first + "\n");
        assertThat(shell.say(line).out()).isEqualTo(second + "\n");
    }

    @Test
    void saysThatAPausedQueueHasNoJobsYet() {
        shell.pending(1);

        assertThat(shell.say("pause defualt"))
                .isEqualTo(new Shell.Answer(0, "paused queue defualt\n", "queue defualt has no jobs yet\n"));
        assertThat(shell.say("pause default").err()).isEmpty();
    }

    @Test
    void aTableShowsTheFirstLineOfAnError() {
        var claim = shell.claimed(1).get(0);
        shell.store.settle(new Settlement.Reject(claim.lease(), "\nno such user\n\tat Mail.send"));

        assertThat(shell.say("list").out()).endsWith("  unprocessable: no such user\n");
    }

    @Test
    void saysInJsonHowTheQueueStands() {
        assertThat(shell.say("pause post --json").out())
                .isEqualTo("{\"queue\":\"post\",\"paused\":true,\"changed\":true}\n");
    }
}
