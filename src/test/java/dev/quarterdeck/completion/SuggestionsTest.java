package dev.quarterdeck.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.model.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private final ModelStore store = new ModelStore(InstantSource.system());
    private final Session session =
            Session.on("model", (target, options) -> store).store(store).build();
    private final Suggestions suggestions =
            new Suggestions(Commands.forSession(session), List.of("exit"), new Known(session));

    /** Job 1 is dead, of a type with a blank in it; the others wait. */
    @BeforeEach
    void fill() {
        store.enqueue(NewJob.of("two words", "").queue("post"));
        var claim = store.claim(new ClaimRequest("web1/41", 1, Duration.ofSeconds(30), Set.of(), Duration.ZERO))
                .get(0);
        store.settle(new Settlement.Reject(claim.lease(), "no"));
        store.enqueue(NewJob.of("mail.send", ""));
        store.enqueue(NewJob.of("mail.fetch", "").queue("media"));
        store.schedule(new Schedule("nightly", "@daily", "UTC", NewJob.of("mail.send", ""), Instant.EPOCH, null, null));
    }

    /** What may come after the words of a line, of which the last one may have begun. */
    private List<String> after(String line) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        String word = words.get(words.size() - 1);
        return suggestions.of(words.subList(0, words.size() - 1), word).stream()
                .map(Suggestion::word)
                .filter(suggestion -> suggestion.startsWith(word))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "st                     | stats",
                "re                     | requeue reprioritize reschedule resume reject release",
                "ex                     | export exit",
                "--d                    | --db",
                "--json sta             | stats",
                "--db x sta             | stats",
                "help pu                | purge put",
                "list --so              | --sort",
                "list --sort c          | claim",
                "list de                | dead",
                "list done,             | done,pending done,locked done,dead",
                "list ty                | type= type~",
                "list dead rea          | reason=",
                "list dead reason=e     | reason=exhausted",
                "list dead fing         | fingerprint=",
                "requeue fingerprint=   | fingerprint=8af628fad735",
                "errors de              | dead",
                "errors --state p       | pending",
                "list reason=exhausted,c| reason=exhausted,cancelled",
                "requeue type=          | type=mail.fetch type=mail.send type=two%20words",
                "purge queue=m          | queue=media",
                "cancel type=mail.send,t| type=mail.send,two%20words",
                "list priority=h        | priority=high",
                "list no                | not",
                "requeue --dr           | --dry-run",
                "show                   | 1",
                "show 1 x               | ",
                "history                | 1",
                "put mail               | mail.fetch mail.send",
                "put mail.send x --pri  | --priority",
                "put mail --priority h  | high",
                "put mail --queue       | default media post",
                "pause po               | post",
                "why m                  | media",
                "why 1                  | 1",
                "why --queue            | default media post",
                "schedule --p           | --pause --priority",
                "schedule ni            | nightly",
                "unschedule ni          | nightly",
                "schedule x y mail.s    | mail.send",
                "schedule --zone Europe/Vie | Europe/Vienna",
                "work --exec mail.s     | mail.send=",
                "work --durability n    | normal",
                "take --queue m         | media",
                "complete 1 --to        | --token",
                "reprioritize dead --to c | critical",
                "edit 1 --priority l    | low",
                "audit --surface p      | prompt",
                "audit --verb pur       | purge",
                "limit m                | media",
                "limit media --rate n   | none",
                "frobnicate x           | ",
            })
    void knowsWhatMayComeNext(String line, String words) {
        List<String> expected = words == null ? List.of() : Arrays.asList(words.split(" "));
        boolean wordBegins = line.equals("show") || line.equals("history") || line.endsWith("--queue");

        assertThat(after(wordBegins ? line + " " : line)).containsExactlyElementsOf(expected);
    }

    @Test
    void leavesAWordOpenThatHasToGoOn() {
        assertThat(suggestions.of(List.of("list"), "ty"))
                .contains(Suggestion.begun("type="), Suggestion.of("dead"), Suggestion.of("not"));
    }

    @Test
    void saysWhatVerbsAndOptionsMean() {
        assertThat(suggestions.of(List.of(), "stats"))
                .contains(new Suggestion("stats", true, "Count the jobs by state, reason and queue."));
        assertThat(suggestions.of(List.of("list"), "--l"))
                .contains(new Suggestion("--limit", true, "At most so many jobs; 100 unless said."));
    }

    @Test
    void suggestsNoTypeThatIsNotHarmlessAsAWord() {
        store.enqueue(NewJob.of("\u001b[31mred", ""));

        assertThat(after("put ")).doesNotContain("\u001b[31mred").contains("mail.send");
        assertThat(after("list type=")).contains("type=%1B%5B31mred");
    }

    @Test
    void suggestsOperationsThatCanBeUndone() {
        Commands.run(session, List.of("cancel", "2"));
        Commands.run(session, List.of("pause", "post"));
        Commands.run(session, List.of("purge", "dead", "--yes"));

        assertThat(after("undo ")).containsExactly("3", "1");
        assertThat(after("trash ")).containsExactly("3", "1");
    }

    @Test
    void suggestsTheNewestJobsWhileNoneIsDeadOrLocked() {
        var sound = new ModelStore(InstantSource.system());
        sound.enqueueAll(List.of(NewJob.of("a", ""), NewJob.of("b", ""), NewJob.of("c", "")));
        var inOrder =
                Session.on("model", (target, options) -> sound).store(sound).build();

        assertThat(new Known(inOrder).ids()).containsExactly("3", "2", "1");
    }

    @Test
    void suggestsFiles(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("night.qd"), "");
        Files.createDirectory(directory.resolve("nightly"));
        Files.writeString(directory.resolve(".night"), "");

        assertThat(after("run " + directory + "/ni"))
                .containsExactlyInAnyOrder(directory + "/night.qd", directory + "/nightly/");
        assertThat(after("put mail @" + directory + "/night.")).containsExactly("@" + directory + "/night.qd");
        assertThat(after("import " + directory + "/none/x")).isEmpty();
    }

    @Test
    void suggestsNothingOfATargetThatCannotBeRead() {
        var closed = Session.on("none", (target, options) -> {
                    throw new StoreException.CannotOpen("no queue file at none");
                })
                .build();

        assertThat(new Suggestions(Commands.forSession(closed), List.of(), new Known(closed)).of(List.of("show"), ""))
                .isEmpty();
    }
}
