package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that are completed at {@code /} and {@code :}. */
class CompletionsTest {
    private final Harbour harbour = Harbour.busy();

    private static String text(Desk desk) {
        return ((Completable) desk.model().top().orElseThrow()).field().text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/ty                | type | type=, type~",
                "/type=m            | \"type=mail.send \" | ",
                "/type=mail.send r  | type=mail.send r | reason=, run=",
                "/reason=e          | \"reason=exhausted \" | ",
                "/prio              | priority= | ",
                "/queue=            | queue= | queue=mail, queue=media, queue=night",
                "/queue=mail,n      | \"queue=mail,night \" | ",
                ":requ              | \"requeue \" | ",
                ":pause ni          | \"pause night \" | ",
                ":requeue dead --dr | \"requeue dead --dry-run \" | ",
                ":qdeck sta         | \"qdeck stats \" | ",
            })
    void theWordBeforeTheCaretIsCompleted(String typed, String expected, String offered) {
        Desk desk = harbour.desk(80, 24).press("4" + typed.strip() + "<tab>");
        assertThat(text(desk)).isEqualTo(expected);
        assertThat(((Completable) desk.model().top().orElseThrow()).offered())
                .isEqualTo(offered == null ? List.of() : List.of(offered.split(", ")));
    }

    @Test
    void whatCouldStandThereIsShownUntilTheNextKey() {
        Desk desk = harbour.desk(80, 24).press("4/queue=<tab>");
        assertThat(desk.footer()).isEqualTo("queue=mail  queue=media  queue=night");
        assertThat(desk.press("n").footer()).startsWith("Enter apply");
    }

    @Test
    void theRestOfTheLineStays() {
        Desk desk = harbour.desk(80, 24).press("4/reason=exhausted<home>type=im<tab>");
        assertThat(text(desk)).isEqualTo("type=image.resize reason=exhausted");
    }

    @Test
    void whatWasTypedStaysWhereMoreOfItWouldHaveToBeQuoted() {
        harbour.store.enqueue(NewJob.of("t", "{}").queue("zz a1"));
        harbour.store.enqueue(NewJob.of("t", "{}").queue("zz a2"));
        Desk desk = harbour.desk(80, 24).press("4/queue=zz<tab>");
        assertThat(text(desk)).startsWith("queue=zz");
    }

    @Test
    void anAnswerToAnEarlierTextIsDropped() {
        Desk desk = harbour.desk(80, 24).press("4/type=m").hold().press("<tab>").press("x");
        assertThat(text(desk.release())).isEqualTo("type=mx");
    }

    @Test
    void whereNothingIsKnownThatIsSaid() {
        Desk desk = harbour.desk(80, 24).press("4:put zzz<tab>");
        assertThat(desk.model().notice().text()).isEqualTo("nothing is known that could stand here");
        assertThat(text(desk)).isEqualTo("put zzz");
    }

    @Test
    void hostileNamesAreHarmless() {
        harbour.store.enqueue(NewJob.of("t", "{}").queue("zz\u001b[2J"));
        harbour.store.enqueue(NewJob.of("t", "{}").queue("zz z"));
        Desk desk = harbour.desk(80, 24).press("4/queue=zz<tab>");
        assertThat(desk.screen().text()).doesNotContain("\u001b");
        assertThat(text(desk)).doesNotContain("\u001b").startsWith("queue=zz");
    }
}
