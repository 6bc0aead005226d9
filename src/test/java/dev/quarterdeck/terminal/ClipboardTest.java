package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClipboardTest {

    @Test
    void textIsCodedSoThatNoneOfItIsUnderstood() {
        assertThat(Clipboard.put("a\u0007ü")).isEqualTo("\033]52;c;YQfDvA==\007".getBytes(US_ASCII));
    }
}
