package dev.quarterdeck.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.FilterParser;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {
    private final JobsAtHand jobs = new JobsAtHand();

    @ParameterizedTest
    @CsvSource({"REQUEUE,requeue", "PURGE,purge", "UNPROCESSABLE,mark", "CANCEL,cancel", "UNLOCK,unlock"})
    void refusesASelectionThatSaysNothing(Verb verb, String word) {
        assertThatThrownBy(() -> Operation.of(Change.of(verb), jobs.of()))
                .isInstanceOf(FilterException.class)
                .hasMessage("say what to " + word + ", or --all");
    }

    @Test
    void knowsTheCommandThatDoesTheSame() {
        assertThat(Operation.of(Change.of(Verb.REQUEUE), jobs.of("dead", "age>=1h"))
                        .command())
                .isEqualTo("requeue dead age=1h..");
        assertThat(Operation.of(Change.unlockByForce(), jobs.all()).command()).isEqualTo("unlock --all --force");
        assertThat(Operation.of(Change.purgeForever(), jobs.in(JobState.DONE)).command())
                .isEqualTo("purge done --forever");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "two words", "it's over", "say \"no\"", "both ' and \"", "$HOME `x` \\ !", "50%", "%20"})
    void quotesTheReasonSoThatItReadsBack(String reason) {
        var command = Operation.of(Change.of(Verb.CANCEL, reason), jobs.of("7")).command();

        assertThat(FilterParser.split(command)).containsExactly("cancel", "7", "--reason", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "\r\n",
                "\0\t\u007F\u0085",
                "%0A",
                "%%0A\n",
                "%25",
                "%2525",
                "%C2%85",
                "%C2\u0085",
                "%2\n"
            })
    void keepsAReasonOfSeveralLinesOnOneLine(String reason) {
        var command = Operation.of(Change.of(Verb.CANCEL, reason), jobs.of("7")).command();

        assertThat(command.chars().noneMatch(Character::isISOControl)).isTrue();
        var words = FilterParser.split(command);
        assertThat(OneLine.read(words.get(words.size() - 1))).isEqualTo(reason);
    }
}
