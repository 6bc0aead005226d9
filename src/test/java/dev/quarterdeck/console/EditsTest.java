package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.command.Editor;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the key over an editor to the job that says something else. */
class EditsTest {
    private final Harbour harbour = Harbour.busy();
    private final List<String> opened = new ArrayList<>();

    private Desk desk(Editor editor) {
        Session session = Session.on("jobs.db", (target, options) -> harbour.store)
                .store(harbour.store)
                .clock(harbour.clock)
                .terminal(true)
                .zone(ZoneOffset.UTC)
                .actor("ops")
                .surface("console")
                .editor((text, suffix) -> {
                    opened.add(suffix);
                    return editor.edit(text, suffix);
                })
                .build();
        return new Desk(harbour.store, harbour.clock, 80, 24, session);
    }

    private Desk desk() {
        return desk((text, suffix) -> text.replace("welcome", "farewell"));
    }

    private static long cursor(Desk desk) {
        return Long.parseLong(desk.cursor());
    }

    private String payload(long id) {
        return harbour.store.payload(id).orElseThrow();
    }

    private List<String> commands() {
        return harbour.store.operations(OperationQuery.last(10)).stream()
                .map(OperationInfo::command)
                .toList();
    }

    @Test
    void aPendingJobIsEditedAndUndone() {
        Desk desk = desk();
        long id = cursor(desk);
        String before = payload(id);
        assertThat(desk.press("E").status()).isEqualTo("edited 1 of 1 pending job · operation 1 · u undoes it");
        assertThat(opened).containsExactly(".json");
        assertThat(payload(id)).isEqualTo(before.replace("welcome", "farewell"));
        assertThat(commands()).containsExactly("edit pending " + id + " --payload -");
        desk.press("u");
        assertThat(payload(id)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"4jE", "4j<enter>E"})
    void aDeadJobIsEditedThenRequeuedAndTheRequeueUndone(String keys) {
        Desk desk = desk().press("4j");
        long id = cursor(desk);
        String before = payload(id);
        desk.press(keys.substring(2));
        assertThat(desk.status()).isEqualTo("requeued 1 of 1 dead job · operation 2 · u undoes it");
        assertThat(commands()).containsExactly("requeue dead " + id, "edit dead " + id + " --payload -");
        assertThat(harbour.store.find(id)).map(Job::state).contains(JobState.PENDING);
        assertThat(payload(id)).isEqualTo(before.replace("welcome", "farewell"));
        desk.press("u");
        assertThat(harbour.store.find(id)).map(Job::state).contains(JobState.DEAD);
        assertThat(payload(id)).isEqualTo(before.replace("welcome", "farewell"));
    }

    @ParameterizedTest
    @CsvSource({"1,''", "4,; r requeues it as it is"})
    void whatIsLeftAsItWasChangesNothing(String pane, String hint) {
        Desk desk = desk((text, suffix) -> text).press(pane + "E");
        assertThat(desk.status())
                .isEqualTo("job " + desk.cursor() + " is as it was: the payload was not changed" + hint);
        assertThat(commands()).isEmpty();
    }

    @Test
    void anEditorThatFailsChangesNothing() {
        Desk desk = desk((text, suffix) -> {
            throw CommandException.failed("nothing was changed: the editor 'vi\u001b' ended with exit code 1");
        });
        assertThat(desk.press("4E").status())
                .startsWith("nothing was changed: the editor 'vi")
                .doesNotContain("\u001b");
        assertThat(commands()).isEmpty();
    }

    @Test
    void whatWasJsonMustStayIt() {
        Desk desk = desk((text, suffix) -> text.replace("}", ""));
        assertThat(desk.press("4E").status()).startsWith("nothing was changed: the payload was JSON");
        assertThat(commands()).isEmpty();
    }

    @Test
    void whatAWorkerTookMeanwhileIsNotEdited() {
        Desk desk = desk((text, suffix) -> {
            harbour.claim("web1/41", Duration.ofMinutes(1));
            return text.replace("welcome", "farewell");
        });
        long id = cursor(desk);
        String before = payload(id);
        assertThat(desk.press("E").status()).isEqualTo("nothing was changed: no job matches any more");
        assertThat(payload(id)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | is locked: a worker has it, and it cannot be edited before that is over
            3 | is done: only pending and dead jobs can be edited
            """)
    void whatCannotBeEditedSaysWhy(String pane, String why) {
        Desk desk = desk().press(pane + "E");
        assertThat(desk.status()).isEqualTo("job " + desk.cursor() + " " + why);
        assertThat(opened).isEmpty();
    }

    @Test
    void marksAreNotMeant() {
        Desk desk = desk().press("4  E");
        assertThat(opened).hasSize(1);
        assertThat(desk.model().pane().marks().count()).isEqualTo(2);
    }

    @Test
    void theConsoleAsksForTheTerminalFirst() {
        Session session = Session.on("jobs.db", (target, options) -> harbour.store)
                .store(harbour.store)
                .clock(harbour.clock)
                .terminal(true)
                .editor((text, suffix) -> {
                    opened.add(text);
                    return text;
                })
                .build();
        try (var console =
                new Console(harbour.store, session, new Console.Look(Glyphs.UTF8, Theme.DEFAULT, List.of("list")))) {
            console.start(80, 24, () -> {});
            org.awaitility.Awaitility.await().until(() -> {
                console.tick();
                console.key(Key.character('E'));
                return console.request() == App.Request.LEND;
            });
            assertThat(opened).isEmpty();
            console.lent();
            assertThat(opened).hasSize(1);
        }
    }
}
