package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompactTest {
    private final Shell shell = new Shell();

    @Test
    void givesBackWhatIsFree() {
        shell.store.reusableBytes = 3 << 20;

        assertThat(shell.say("compact"))
                .isEqualTo(new Shell.Answer(
                        0, "gave 3.0 MiB back, 0 B free\nfile  3.0 MiB before, now 0 B\nlog   0 B\n", ""));
        assertThat(shell.say("compact").out()).startsWith("nothing to give back, 0 B free\n");
    }

    @Test
    void jsonHasTheFixedFieldsInTheirOrder() {
        shell.store.reusableBytes = 700_000;

        assertThat(shell.say("compact --json").out())
                .isEqualTo("{\"given_back_bytes\":700000,\"file_bytes_before\":700000,\"file_bytes\":0,"
                        + "\"log_bytes_before\":0,\"log_bytes\":0,\"free_bytes\":0}\n");
    }

    @Test
    void isStoppedBetweenTwoChunks() {
        shell.store.reusableBytes = 3 << 20;

        var answer = shell.interruptedAtOnce().say("compact");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).startsWith("nothing to give back, 3.0 MiB free\n");
        assertThat(answer.err())
                .isEqualTo("qdeck: stopped; what was given back stays so, say compact again for the rest\n");
    }
}
