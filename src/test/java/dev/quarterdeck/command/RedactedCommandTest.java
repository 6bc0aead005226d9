package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands on record, for somebody from whom parts of jobs are hidden. */
class RedactedCommandTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '\u0001', textBlock = """
            requeue dead -> requeue dead
            requeue dead,done 1 2,3 4..9 -> requeue dead,done 1 2,3 4..9
            purge done age=7d.. not type=mail.* -> purge done age=7d.. not type=mail.*
            reprioritize payload~tok-OTHER --to high -> reprioritize *** --to high
            requeue dead FAILSECRET --rate 50/s -> requeue dead *** --rate 50/s
            cancel error~FAILSECRET -> cancel ***
            requeue dead fingerprint=1b54f558b848 -> requeue dead ***
            unprocessable 302 --reason 'UNP SECRET' -> unprocessable 302 --reason ***
            unprocessable 302 --reason=UNPSECRET -> unprocessable 302 ***
            unprocessable 302 --reason 'name=Jane Doe, card 4111' -> unprocessable 302 --reason ***
            unprocessable 302 --reason 4111111111111111 -> unprocessable 302 --reason ***
            unprocessable 302 --reason dead -> unprocessable 302 --reason ***
            edit 7 --payload 4111 --run-at 2026-11-26T12:00:00Z -> edit 7 --payload *** --run-at 2026-11-26T12:00:00Z
            edit 7 --payload '{"token":1}' -> edit 7 --payload ***
            purge "an open quote -> ***
            pause mail -> pause mail
            limit mail --rate 50/s -> limit mail --rate 50/s
            """)
    void onlyWordsThatCannotTellAnythingStay(String command, String shown) {
        assertThat(RedactedCommand.of(command)).isEqualTo(shown);
    }
}
