package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import org.junit.jupiter.api.Test;

/** What {@code y} puts onto the clipboard. */
class CopyingTest {
    private final Harbour harbour = Harbour.dead(3);

    @Test
    void theIdUnderTheCursorOrThoseMarked() {
        Desk desk = harbour.desk(80, 24).press("4y");
        assertThat(desk.copied()).isEqualTo("3");
        assertThat(desk.status()).isEqualTo("copied: job id 3");
        assertThat(desk.press("  y").copied()).isEqualTo("2 3");
        assertThat(desk.press("*y").status()).startsWith("everything is marked");
    }

    @Test
    void thePayloadOfTheJobThatIsOpen() {
        harbour.store.enqueue(NewJob.of("t", "{\"a\":1}\n\u001b]52;c;AAAA\u0007 rm -rf"));
        Desk desk = harbour.desk(80, 24).press("1<enter>y");
        assertThat(desk.copied()).startsWith("{\"a\":1}\n").doesNotContain("\u001b", "\u0007");
        assertThat(desk.status()).isEqualTo("copied: payload of job 4");
    }

    @Test
    void aPayloadThatNoClipboardTakesIsNotCut() {
        harbour.store.enqueue(NewJob.of("t", "x".repeat(60_000)));
        Desk desk = harbour.desk(80, 24).press("1<enter>y");
        assertThat(desk.copied()).isEmpty();
        assertThat(desk.status()).startsWith("payload of job 4 is too long for a clipboard: 60,000 bytes");
    }

    @Test
    void theCommandsOfTheLogAndNoTimes() {
        Desk desk = harbour.desk(80, 24).press("@y");
        assertThat(desk.status()).isEqualTo("there is nothing to be copied");
        desk.press("<esc>4r").seconds(1).press("r");
        assertThat(desk.press("@y").copied()).isEqualTo("requeue dead 3\nrequeue dead 2");
    }

    @Test
    void theFilterOfAGroupOfErrors() {
        Desk desk = harbour.desk(80, 24).press("ey");
        assertThat(desk.copied()).matches("fingerprint=[0-9a-f]{12}");
    }
}
