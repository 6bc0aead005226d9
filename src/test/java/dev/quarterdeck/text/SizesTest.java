package dev.quarterdeck.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1048524, 1023.9 KiB",
        "1048575, 1.0 MiB",
        "3565158, 3.4 MiB",
        "9223372036854775807, 8.0 EiB"
    })
    void isShort(long bytes, String text) {
        assertThat(Sizes.brief(bytes)).isEqualTo(text);
    }
}
