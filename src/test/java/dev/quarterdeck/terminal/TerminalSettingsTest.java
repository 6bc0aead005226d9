package dev.quarterdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.command.Appearance;
import dev.quarterdeck.command.Theme;
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
        assertThat(TerminalSettings.theme(Map.of())).isEqualTo(Theme.DEFAULT);
        assertThat(TerminalSettings.theme(Map.of("NO_COLOR", ""))).isEqualTo(Theme.DEFAULT);
        assertThat(TerminalSettings.theme(Map.of("NO_COLOR", "1"))).isEqualTo(Theme.MONO);
        assertThat(TerminalSettings.theme(Map.of("NO_COLOR", "1", "QDECK_THEME", "light")))
                .isEqualTo(Theme.LIGHT);
        assertThatThrownBy(() -> TerminalSettings.theme(Map.of("QDECK_THEME", "dusk")))
                .hasMessage("expected QDECK_THEME to be default, light, colour-blind, mono, got: dusk");
    }

    @Test
    void asciiIsAsciiWhateverTheLocale() {
        assertThat(TerminalSettings.of(new Appearance(true, null)).utf8()).isFalse();
    }
}
