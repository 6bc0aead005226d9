package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.Session;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keys do for somebody who may not everything. */
class RoleKeysTest {
    private final Harbour harbour = Harbour.busy();
    private final long before = harbour.store.changeMark();

    private Desk desk(Role role, String... hidden) {
        Session session = Session.on("jobs.db", (target, options) -> harbour.store)
                .clock(harbour.clock)
                .zone(ZoneOffset.UTC)
                .surface("console")
                .role(role)
                .redact(List.of(hidden))
                .keepOpen(true)
                .build();
        JobStore store = session.open("jobs.db", Access.CHANGE, Durability.FULL).store();
        return new Desk(store, harbour.clock, 80, 24, session);
    }

    private void assertUnchanged(Desk desk) {
        assertThat(harbour.store.changeMark()).isEqualTo(before);
        assertThat(desk.done(Effect.RunOperation.class)).isZero();
        assertThat(desk.done(Effect.FreezeOperation.class)).isZero();
        assertThat(desk.done(Effect.SetPaused.class)).isZero();
    }

    static Stream<Arguments> keysOnJobs() {
        return Stream.of(JobState.values()).flatMap(state -> Stream.of(Scope.BOARD, Scope.DETAIL, Scope.ANYWHERE)
                .flatMap(scope -> Keymap.of(scope).stream()
                        .flatMap(binding -> binding.keys().stream().map(key -> Arguments.of(state, scope, key)))));
    }

    @ParameterizedTest
    @MethodSource("keysOnJobs")
    void noKeyOfAViewerChangesAnything(JobState state, Scope scope, Key key) {
        Desk desk = desk(Role.VIEWER).press(Integer.toString(state.ordinal() + 1));
        if (scope == Scope.DETAIL) {
            desk.press("<enter>");
        }
        desk.take(new Msg.Pressed(key)).press("y<enter>y");

        assertUnchanged(desk);
    }

    @Test
    void norDoManyAtRandom() {
        var random = new Random(7);
        List<Key> keys = Stream.of(Scope.values())
                .flatMap(scope -> Keymap.of(scope).stream())
                .flatMap(binding -> binding.keys().stream())
                .distinct()
                .toList();
        Desk desk = desk(Role.VIEWER);
        for (int i = 0; i < 4_000; i++) {
            desk.take(new Msg.Pressed(keys.get(random.nextInt(keys.size()))));
        }

        assertUnchanged(desk);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r",
                "X",
                "M",
                "C",
                "p",
                "<enter>r",
                "<enter>X",
                "<enter>M",
                "<enter>C",
                "<enter>p",
                "*r",
                "er",
                "eX",
                "eM"
            })
    void aKeyThatDoesNothingSaysWhy(String keys) {
        assertThat(desk(Role.VIEWER).press("4").press(keys).status()).isEqualTo("viewer: reads only");
    }

    @Test
    void helpAndFooterKnowIt() {
        Desk desk = desk(Role.VIEWER).press("4");

        assertThat(desk.footer())
                .doesNotContain("requeue")
                .doesNotContain("purge")
                .contains("filter");
        assertThat(desk.press("?").press("<pgdn>").screen().text()).contains("not now: viewer: reads only");
    }

    @ParameterizedTest
    @CsvSource({"VIEWER,viewer", "OPERATOR,operator", "ADMIN,admin"})
    void theHeaderSaysWhoOneIs(Role role, String word) {
        assertThat(desk(role).screen().row(0)).contains(" jobs.db").contains(" " + word + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"requeue dead", "purge dead --yes", "pause mail", "--role admin purge dead --yes", "put a b"})
    void norDoesATypedCommand(String line) {
        Desk desk = desk(Role.VIEWER).press(":");
        desk.paste(line).press("<enter>").seconds(1);

        assertUnchanged(desk);
        assertThat(desk.screen().text()).containsPattern("needs the role|only be lowered");
    }

    @ParameterizedTest
    @CsvSource({"VIEWER", "OPERATOR"})
    void thereIsNoWayOutToAShell(Role role) {
        Desk desk = desk(role).press("<C-z>");

        assertThat(desk.requests()).isEmpty();
        assertThat(desk.status()).isEqualTo(role.word() + ": there is no way out to a shell");
        assertThat(desk(Role.ADMIN).press("<C-z>").requests()).containsExactly(App.Request.SUSPEND);
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER,viewer: reads only",
        "OPERATOR,'operator: an editor is a program, and none is started from here'"
    })
    void norIntoAnEditor(Role role, String why) {
        Desk desk = desk(role).press("4E");

        assertThat(desk.status()).isEqualTo(why);
        assertThat(desk.press("<enter>E").status()).isEqualTo(why);
        assertThat(desk.done(Effect.EditPayload.class)).isZero();
    }

    @Test
    void anOperatorsKeysWork() {
        Desk desk = desk(Role.OPERATOR).press("4r").seconds(1);

        assertThat(desk.status()).contains("requeued 1 of 1 dead job");
    }

    @Test
    void whoSeesNoErrorsSeesWhyThereAreNoGroups() {
        Desk desk = desk(Role.VIEWER, "error").press("e").seconds(5);

        assertThat(desk.screen().text())
                .contains("ERRORS ── not to be had", "errors cannot be grouped here: they are hidden (--redact)")
                .doesNotContain("timeout", "JPEG", "nothing read since");
        assertThat(desk.press("jGg<enter>XMr").status()).isEqualTo("there is no group under the cursor");
        assertThat(desk.press("<esc>").model().layers()).isEmpty();
    }

    @Test
    void whatIsHiddenIsInNoDetailAndCannotBeSearched() {
        Desk desk = desk(Role.VIEWER, "payload.to").press("4<enter>").seconds(1).press("G");
        assertThat(desk.screen().text()).contains("***").doesNotContain("@example.com");

        desk.press("<esc>/").paste("payload~user").press("<enter>");
        assertThat(desk.model().pane().narrowing().isSet()).isFalse();
        assertThat(desk.screen().text()).contains("payload terms cannot be used here");
    }
}
