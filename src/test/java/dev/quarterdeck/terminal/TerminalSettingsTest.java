package dev.quarterdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "de_DE.UTF-8, true",
        "en_US.utf8, true",
        "C.UTF-8, true",
        "de_DE.UTF-8@euro, true",
        "de_DE, false",
        "de_DE@euro, false",
        "de_DE.ISO-8859-1, false",
        "C, false",
        "POSIX, false",
        "'', false",
        "UTF-8, false",
    })
    void theCodesetOfTheLocaleDecides(String locale, boolean utf8) {
        assertThat(TerminalSettings.utf8(locale)).isEqualTo(utf8);
    }

    @Test
    void theFirstVariableThatIsNotEmptyCounts() {
        assertThat(TerminalSettings.locale(Map.of("LC_ALL", "", "LC_CTYPE", "a.UTF-8", "LANG", "b")))
                .isEqualTo("a.UTF-8");
        assertThat(TerminalSettings.locale(Map.of("LC_ALL", "C", "LC_CTYPE", "a.UTF-8")))
                .isEqualTo("C");
        assertThat(TerminalSettings.locale(Map.of())).isEqualTo("C");
    }

    @Test
    void noColorCountsWhenNotEmpty() {
        assertThat(TerminalSettings.colour(Map.of())).isTrue();
        assertThat(TerminalSettings.colour(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(TerminalSettings.colour(Map.of("NO_COLOR", "1"))).isFalse();
    }

    @Test
    void asciiIsAsciiWhateverTheLocale() {
        assertThat(TerminalSettings.of(true).utf8()).isFalse();
    }
}
