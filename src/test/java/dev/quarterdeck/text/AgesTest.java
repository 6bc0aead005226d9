package dev.quarterdeck.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.000999S, 0s",
        "PT0.001S, 1ms",
        "PT0.084S, 84ms",
        "PT0.9999S, 999ms",
        "PT1S, 1s",
        "PT3.9S, 3s",
        "PT41S, 41s",
        "PT59.999S, 59s",
        "PT60S, 1m",
        "PT3M59S, 3m",
        "PT59M59S, 59m",
        "PT1H, 1h",
        "PT2H30M, 2h",
        "PT23H59M, 23h",
        "P1D, 1d",
        "P12DT23H, 12d",
        "P3650D, 3650d",
        "PT-3.5S, -3s",
        "PT-2M, -2m",
        "PT-0.0005S, 0s"
    })
    void showsTheLargestWholeUnit(Duration duration, String brief) {
        assertThat(Ages.brief(duration)).isEqualTo(brief);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "0 0",
                "999 999",
                "1000 1,000",
                "12403 12,403",
                "1204331 1,204,331",
                "-1 -1",
                "-999 -999",
                "-1000 -1,000",
                "9223372036854775807 9,223,372,036,854,775,807",
                "-9223372036854775808 -9,223,372,036,854,775,808"
            })
    void groupsThousands(long number, String text) {
        assertThat(Ages.number(number)).isEqualTo(text);
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(Ages.number(12_403)).isEqualTo("12,403");
            assertThat(Ages.brief(Duration.ofSeconds(41))).isEqualTo("41s");
        } finally {
            Locale.setDefault(before);
        }
    }
}
