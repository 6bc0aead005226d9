package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Targets;
import dev.quarterdeck.command.Shell.Answer;
import dev.quarterdeck.store.foreign.ForeignFiles;
import dev.quarterdeck.store.model.SettableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands said to the queues of other programs. */
class ForeignCommandsTest {
    private final SettableClock clock = new SettableClock(ForeignFiles.NOW);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("theirs.db");
    }

    static List<String> kinds() {
        return ForeignFiles.kinds();
    }

    private Answer say(String line) {
        return say(file, line);
    }

    private Answer say(Path target, String line) {
        var out = new StringWriter();
        var err = new StringWriter();
        try (Session session = Session.on(target.toString(), new Targets())
                .out(new PrintWriter(out))
                .err(new PrintWriter(err))
                .actor("ann")
                .clock(clock)
                .build()) {
            int exitCode = Line.run(session, line);
            return new Answer(exitCode, out.toString(), err.toString());
        }
    }

    private String number(String kind, String state) {
        String json = say("list " + state + " --limit 1 --json").out();
        return json.replaceAll("(?s)^\\{\"id\":(\\d+),.*", "$1");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void areCountedListedAndShown(String kind) throws Exception {
        ForeignFiles.make(kind, file);

        assertThat(say("stats").out()).contains(": " + ForeignFiles.total(kind) + " jobs");
        assertThat(say("stats --json").out()).contains("\"total\":" + ForeignFiles.total(kind) + ",");
        assertThat(say("list --json").out()).hasLineCount(ForeignFiles.total(kind));
        assertThat(say("queues").exitCode()).isZero();
        assertThat(say("errors").exitCode()).isZero();
        assertThat(say("check").exitCode()).isZero();
        assertThat(say("check --max-dead 10000").out()).startsWith("QDECK OK");
        Answer shown = say("show " + number(kind, "pending"));
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("pending");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refuseWhatTheyCannotWithTheReason(String kind) throws Exception {
        ForeignFiles.make(kind, file);

        for (String line : List.of(
                "put mail x",
                "work --simulate --until-empty",
                "take",
                "pause a",
                "limit a --running 3",
                "edit 1 --payload x",
                "reprioritize --all --to high",
                "flow",
                "workers",
                "why 1",
                "history 1",
                "schedules",
                "compact",
                "backup copy.db",
                "check --repair",
                "requeue --all --rate 5/s --yes",
                "produce --count 1",
                "manage")) {
            Answer answer = say(line);

            assertThat(answer.exitCode()).as(line + ": " + answer.err()).isEqualTo(Exit.REFUSED);
            assertThat(answer.err())
                    .as(line)
                    .startsWith("qdeck: theirs.db cannot ")
                    .hasLineCount(1);
        }
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".qdeck"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void arePurgedOnRecordAndBroughtBack(String kind) throws Exception {
        ForeignFiles.make(kind, file);

        assertThat(say("purge pending --dry-run").exitCode()).isZero();
        assertThat(say("purge pending").exitCode()).isEqualTo(Exit.REFUSED);
        assertThat(folder.resolve("theirs.db.qdeck")).doesNotExist();
        assertThat(say("purge pending --yes --note cleaning").exitCode()).isZero();
        assertThat(say("audit").out()).contains("purge pending", "ann", "cleaning");
        assertThat(say("trash").out()).contains("purge pending");
        Answer undone = say("undo --yes --json");
        assertThat(undone.out()).contains("\"failed\":0");
        assertThat(undone.exitCode()).isZero();
        assertThat(say("stats --json").out()).contains("\"total\":" + ForeignFiles.total(kind) + ",");
    }

    @Test
    void aPurgeForEverLeavesItsRecordAndNothingElse() throws Exception {
        ForeignFiles.make("LITEQUEUE_010", file);

        assertThat(say("purge dead --forever --yes --json").out()).contains("\"changed\":3", "\"undoable_until\":null");
        assertThat(say("audit --json").out()).contains("\"changed\":3");
        assertThat(say("trash").out()).startsWith("the trash is empty");
        assertThat(say("undo 1 --yes").exitCode()).isEqualTo(Exit.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "LITEQUEUE_010, attempts=3.., attempts",
        "LITEQUEUE_010, type=mail, type",
        "LITEQUEUE_010, run=..10m, run",
        "PERSIST_QUEUE, payload~x, payload",
        "HUEY, age=1h.., age",
        "GOQITE, error~x, error"
    })
    void aFilterByWhatTheyDoNotKeepIsRefusedByItsName(String kind, String term, String field) throws Exception {
        ForeignFiles.make(kind, file);

        Answer answer = say("list " + term);

        assertThat(answer.exitCode()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err())
                .contains("cannot be searched by " + field + ": ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "LITEQUEUE_010, age=1m.., 10",
        "LITEQUEUE_010, queue=Queue, 10",
        "LITEQUEUE_010, payload~3}, 1",
        "LITEQUEUE_010, key=0191c2f1-7b1c-7000-8000-000000000002, 1",
        "SQLITE_WORKER, error~TIMEOUT, 2",
        "SQLITE_WORKER, priority=high, 10",
        "SQLITE_WORKER, reason=cancelled, 1",
        "SQLITE_WORKER, type=mail.* not reason=exhausted, 8",
        "GOQITE, queue=mail, 2",
        "GOQITE, attempts=3.., 4",
        "PLAINJOB, refused, 3"
    })
    void aFilterByWhatTheyKeepHolds(String kind, String terms, int jobs) throws Exception {
        ForeignFiles.make(kind, file);

        Answer answer = say("list " + terms + " --json");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).hasLineCount(jobs);
    }

    @Test
    void whatTheFileDoesNotSayIsAssumedAsTold() throws Exception {
        ForeignFiles.make("GOQITE", file);
        assertThat(say("stats --json").out()).contains("\"dead\":3,");
        assertThat(say("stats --json --assume deliveries=4").out()).contains("\"dead\":1,");
        assertThat(say("stats --assume deliveries=no").exitCode()).isEqualTo(Exit.USAGE);
        assertThat(say("stats --assume what=4").err()).contains("deliveries=NUMBER or lease=DURATION");
        assertThat(say("--assume what=4 stats").err())
                .isEqualTo("qdeck: expected --assume to be deliveries=NUMBER or lease=DURATION, got: what=4\n");
        Answer vague = say("--assume lease=soon stats");
        assertThat(vague.exitCode()).isEqualTo(Exit.USAGE);
        assertThat(vague.err())
                .startsWith("qdeck: expected a duration, got: \"soon\"")
                .hasLineCount(1);

        Path lite = ForeignFiles.make("LITEQUEUE_010", folder.resolve("lite.db"));
        assertThat(say(lite, "stats --json").out()).contains("\"orphaned\":0");
        assertThat(say(lite, "--assume lease=1m stats --json").out()).contains("\"orphaned\":2");
        assertThat(say(lite, "unlock --all --yes --json").out()).contains("\"changed\":0");
        assertThat(say(lite, "unlock --all --yes --json --assume lease=1m").out())
                .contains("\"changed\":2");
    }

    @Test
    void aLockWithoutALeaseIsReleasedByForce() throws Exception {
        ForeignFiles.make("LITEQUEUE_010", file);

        assertThat(say("unlock --all --force --yes --json").out()).contains("\"changed\":2");
        assertThat(say("stats --json").out()).contains("\"locked\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LITEQUEUE_010", "LITEQUEUE_02", "SQLITE_WORKER", "LITEQUE_4", "PLAINJOB"})
    void areImportedOnceWithTheirStates(String kind) throws Exception {
        Path theirs = ForeignFiles.make(kind, folder.resolve("from.db"));
        int locked = 2;
        int moved = ForeignFiles.total(kind) - locked;

        Answer look = say("import --from " + theirs + " --dry-run --json");
        assertThat(look.out()).contains("\"created\":" + moved, "\"locked\":2", "\"dry_run\":true");
        assertThat(file).doesNotExist();
        assertThat(say("import --from " + theirs).exitCode()).isEqualTo(Exit.REFUSED);
        Answer first = say("import --from " + theirs + " --yes --json");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("\"created\":" + moved + ",\"existing\":0,\"rejected\":0,\"locked\":2");
        assertThat(say("import --from " + theirs + " --yes --json").out())
                .contains("\"created\":0,\"existing\":" + moved);
        assertThat(say("import --from " + theirs + " --dry-run --json").out())
                .contains("\"created\":0,\"existing\":" + moved);
        for (String state : List.of("pending", "done", "dead")) {
            assertThat(count(file, state)).as(state).isEqualTo(count(theirs, state));
        }
        assertThat(times(file)).isEqualTo(times(theirs));
        assertThat(say("check").exitCode()).isZero();
    }

    private String count(Path target, String state) {
        return say(target, "stats --json").out().replaceAll("(?s).*?\"" + state + "\":(\\d+).*", "$1");
    }

    private List<String> times(Path target) {
        return say(target, "list pending,done,dead --json")
                .out()
                .lines()
                .map(line -> line.replaceAll(
                        ".*(\"state\":\"\\w+\").*(\"attempts\":\\d+).*(\"since\":\"[^\"]+\").*", "$1$2$3"))
                .sorted()
                .toList();
    }

    @Test
    void payloadsThatAreNoTextAreImportedOnlyAsTold() throws Exception {
        Path theirs = ForeignFiles.make("PERSIST_QUEUE", folder.resolve("from.db"));

        Answer refused = say("import --from " + theirs + " --yes --json");
        assertThat(refused.exitCode()).isEqualTo(Exit.FAILED);
        assertThat(refused.out()).contains("\"created\":0", "\"rejected\":8", "\"locked\":2");
        assertThat(refused.err()).contains("say --base64");
        assertThat(say("import --from " + theirs + " --yes --json --base64").out())
                .contains("\"created\":8");
        assertThat(say("list dead --json").out()).contains("\"queue\":\"ack_queue_default\"");
    }

    @Test
    void onlyQueuesOfOtherProgramsAreImportedFrom() {
        Path ours = folder.resolve("ours.db");
        say(ours, "put mail x");

        assertThat(say("import --from " + ours + " --yes").exitCode()).isEqualTo(Exit.USAGE);
        assertThat(say("import --from " + folder.resolve("none.db") + " --yes").exitCode())
                .isEqualTo(Exit.NO_TARGET);
        assertThat(say("import").exitCode()).isEqualTo(Exit.USAGE);
        assertThat(say("import a.jsonl --from b.db").exitCode()).isEqualTo(Exit.USAGE);
    }
}
