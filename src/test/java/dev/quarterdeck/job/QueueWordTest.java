package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.text.SafeText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueWordTest {
    private static final String ARABIC = "\u0627\u0644\u0639";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail",
                "two words",
                "50%",
                "it's",
                "queue",
                "queue=mail",
                "queue=",
                "a,b*",
                ARABIC,
                "\u001b[31mred\u0007",
                "line\nbreak",
                "e\u0301",
                "\ud83d\ude80"
            })
    void whatAScreenShowsMeansTheSameQueue(String queue) {
        String shown = SafeText.line(QueueWord.of(queue));

        List<String> words = FilterParser.split(shown);

        assertThat(words).hasSize(1);
        assertThat(QueueWord.read(words.get(0))).isEqualTo(queue);
    }

    @Test
    void nameThatCanBeShownIsWrittenAsItIs() {
        assertThat(QueueWord.of("mail")).isEqualTo("mail");
        assertThat(QueueWord.of("two words")).isEqualTo("'two words'");
        assertThat(QueueWord.of(ARABIC)).isEqualTo("queue=%D8%A7%D9%84%D8%B9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue=a,b", "queue=a*"})
    void oneQueueIsMeant(String word) {
        assertThatThrownBy(() -> QueueWord.read(word))
                .isInstanceOf(FilterException.class)
                .hasMessage("more than one queue in \"" + word + "\": name one, without commas and wildcards");
    }
}
