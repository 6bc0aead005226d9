package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.Shell.Answer;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role may say, for every verb that there is. */
class RolesTest {
    private final Shell shell = new Shell();

    static Stream<Arguments> verbsAndRoles() {
        return Verbs.names().stream().flatMap(verb -> Stream.of(Role.values()).map(role -> Arguments.of(verb, role)));
    }

    private static Role least(String verb) {
        return Permission.least(Verbs.make(verb).getClass());
    }

    @ParameterizedTest
    @MethodSource("verbsOnly")
    void everyVerbSaysWhichRoleItNeeds(String verb) {
        assertThat(Verbs.make(verb).getClass()).as("say it with @LeastRole").hasAnnotation(LeastRole.class);
    }

    static List<String> verbsOnly() {
        return Verbs.names();
    }

    @ParameterizedTest
    @MethodSource("verbsAndRoles")
    void aVerbAboveTheRoleIsRefusedBeforeAnythingElse(String verb, Role role) {
        if (role.may(least(verb))) {
            return;
        }
        shell.dead(2).as(role);
        for (String line :
                List.of(verb, verb + " 1", verb + " --nonsense", verb + " 1 2 3 4 5 6 7", "--json " + verb)) {
            Answer answer = shell.say(line);

            assertThat(answer.exitCode()).as(line).isEqualTo(Exit.REFUSED);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.err())
                    .startsWith("qdeck: " + verb + " needs the role "
                            + least(verb).word() + ", and yours is " + role.word() + ": ")
                    .hasLineCount(1);
        }
        assertThat(shell.store.counts().total()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("verbsAndRoles")
    void everyRoleMayAskWhatAVerbDoes(String verb, Role role) {
        assertThat(shell.as(role).say(verb + " --help").exitCode()).isZero();
        assertThat(shell.say("help " + verb).exitCode()).isZero();
    }

    @Test
    void rolesAreWhatTheDocumentsSay() {
        assertThat(of(Role.VIEWER))
                .contains("stats", "list", "show", "history", "queues", "workers", "flow", "check", "console", "help");
        assertThat(of(Role.OPERATOR)).contains("requeue", "purge", "cancel", "undo", "pause", "put", "take", "compact");
        assertThat(of(Role.ADMIN)).contains("work", "manage", "produce", "demo", "import", "backup");
    }

    private static List<String> of(Role role) {
        return Verbs.names().stream().filter(verb -> least(verb) == role).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "purge --forever,purge dead --forever --yes",
        "unlock --force,unlock --all --force --yes",
        "limit --keep-done and --keep-dead,limit mail --keep-dead 1s",
        "run FILE,run night.qdeck",
        "run FILE,source night.qdeck"
    })
    void anOperatorLosesNothingForGoodAndRunsNoFile(String what, String line) {
        Answer answer = shell.dead(2).as(Role.OPERATOR).say(line);

        assertThat(answer.exitCode()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err()).startsWith("qdeck: " + what + " needs the role admin, and yours is operator: it ");
        assertThat(shell.store.counts().total()).isEqualTo(2);
    }

    @Test
    void anOperatorChangesWhatCanBeChangedBack() {
        shell.dead(2).as(Role.OPERATOR);

        assertThat(shell.say("requeue dead --yes").exitCode()).isZero();
        assertThat(shell.say("purge pending --yes").exitCode()).isZero();
        assertThat(shell.say("undo --yes").exitCode()).isZero();
        assertThat(shell.store.counts().total()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "put mail @FILE",
                "schedule nightly @daily mail @FILE",
                "complete 1 --token 3 --result @FILE",
                "fail 1 --token 3 --error @FILE",
                "reject 1 --token 3 --error @FILE"
            })
    void anOperatorReadsNoFile(String line, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "of the machine");
        shell.locked(1).as(Role.OPERATOR);
        Answer answer = shell.say(line.replace("FILE", file.toString()));

        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err()).startsWith("qdeck: reading the file " + file + " needs the role admin");
        assertThat(shell.say("list --json").out()
                        + shell.say("schedules --json").out())
                .contains("\"state\":\"locked\"")
                .doesNotContain("of the machine");
    }

    @Test
    void anOperatorStillSaysPayloadsAndPipesThem() {
        shell.as(Role.OPERATOR);

        assertThat(shell.say("put mail hello").exitCode()).isZero();
        assertThat(shell.input("piped").say("put mail -").exitCode()).isZero();
        assertThat(shell.say("show 2").out()).contains("piped");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "OPERATOR"})
    void aLoweredRoleKeepsToItsTarget(Role role) {
        Answer answer = shell.as(role).say("--db other.db stats");

        assertThat(answer.exitCode()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err()).startsWith("qdeck: another --db than model needs the role admin");
        assertThat(shell.say("stats --db other.db").exitCode()).isEqualTo(Exit.REFUSED);
        assertThat(shell.say("stats --db model").exitCode()).isZero();
    }

    @Test
    void verbsThatStartProcessesOrTouchFilesAreKnown() {
        assertThat(Verbs.names().stream()
                        .filter(verb -> Permission.leaves(Verbs.make(verb).getClass())))
                .containsExactly("work", "manage", "produce", "serve", "sshd", "demo", "backup");
    }

    @ParameterizedTest
    @CsvSource({
        "work,work --exec '*=true'",
        "work,work --nonsense",
        "manage,manage",
        "produce,produce --count 1",
        "serve,serve --port 0",
        "demo,demo",
        "backup,backup copy.db",
        "export --to,export --all --to copy.jsonl",
        "run FILE,run night.qdeck",
        "run FILE,source night.qdeck",
        "import --from,import --from other.db",
        "edit in an editor,edit 1",
        "reading the file jobs.jsonl,import jobs.jsonl",
        "reading the file secret,put mail @secret",
        "another --db than model,stats --db other.db",
        "another --db than model,--db other.db"
    })
    void aConfinedAdminReachesTheTargetAlone(String what, String line) {
        Answer answer =
                shell.dead(1).confined().editing((text, suffix) -> "edited").say(line);

        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err())
                .isEqualTo("qdeck: " + what
                        + " is refused: this session reaches the queue, no other file and no process\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import -",
                "put mail -",
                "export --all",
                "edit 1 --priority high",
                "purge dead --forever --yes",
                "trash --empty --yes",
                "work --help"
            })
    void aConfinedAdminDoesEverythingToTheTarget(String line) {
        Answer answer = shell.dead(1).confined().input("{\"type\":\"mail\"}\n").say(line);

        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER,--role admin stats,4",
        "VIEWER,stats --role admin,4",
        "VIEWER,stats --role operator,4",
        "VIEWER,--role viewer --role admin stats,4",
        "OPERATOR,stats --role admin,4",
        "OPERATOR,stats --role viewer,0",
        "OPERATOR,--role viewer requeue --all --yes,4",
        "ADMIN,--role viewer requeue --all --yes,4",
        "ADMIN,requeue --all --yes --role viewer,4",
        "ADMIN,--role viewer requeue --all --yes --role admin,4",
        "ADMIN,--role admin requeue --all --yes --role viewer,4",
        "ADMIN,--role operator requeue --all --yes,0",
        "ADMIN,--role root stats,2",
        "ADMIN,--role Viewer stats,2",
        "ADMIN,--role '' stats,2",
        "VIEWER,help --role admin,4"
    })
    void aRoleIsLoweredAndNeverRaised(Role own, String line, int exitCode) {
        shell.dead(1).as(own);
        Answer answer = shell.say(line);

        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(exitCode);
        if (exitCode != Exit.DONE) {
            assertThat(answer.err()).hasLineCount(1);
        }
    }

    @Test
    void whatIsWrongWithARoleIsSaid() {
        assertThat(shell.say("--role root stats").err())
                .isEqualTo("qdeck: expected --role to be viewer, operator or admin, got: root\n");
        assertThat(shell.as(Role.VIEWER).say("--role admin purge dead").err())
                .isEqualTo("qdeck: --role admin is refused: you are viewer; a role can only be lowered\n");
    }

    @Test
    void aViewersTargetIsOpenedForReadingWhateverAVerbAsksFor() {
        var asked = new ArrayList<String>();
        try (Session session = Session.on("jobs.db", (target, options) -> {
                    asked.add(options.access().name());
                    return shell.store;
                })
                .keepOpen(true)
                .role(Role.VIEWER)
                .keepOpen(true)
                .build()) {
            for (Access access : Access.values()) {
                session.open("jobs.db", access, Durability.FULL);
                session.open("other.db", access, Durability.FULL);
                session.openAlone("jobs.db", access);
            }
        }

        assertThat(asked).hasSize(7).containsOnly("READ");
    }

    @Test
    void aStoreThatMayDoMoreIsNotLentToALowerRole() {
        var asked = new ArrayList<String>();
        try (Session session = Session.on("jobs.db", (target, options) -> {
                    asked.add(options.access().name());
                    return shell.store;
                })
                .store(shell.store)
                .build()) {
            assertThat(Line.run(session, "stats")).isZero();
            assertThat(asked).isEmpty();
            assertThat(Line.run(session, "stats --role viewer")).isZero();
        }

        assertThat(asked).containsExactly("READ");
    }
}
