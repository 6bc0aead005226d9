package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureTest {
    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdef,5,abcde", "aéé,5,aéé", "aéé,4,aé", "a世界,6,a世", "😀😀,7,😀", "😀,3,''"})
    void itKeepsWholeCharacters(String text, int maxBytes, String kept) {
        Capture capture = new Capture(maxBytes);
        capture.readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(capture.text()).isEqualTo(kept);
    }
}
