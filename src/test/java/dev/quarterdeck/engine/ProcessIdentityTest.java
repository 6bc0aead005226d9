package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessIdentityTest {
    @ParameterizedTest
    @CsvSource({"web-3.example.net,web-3", "box,box", "my host!,myhost", "'',localhost", "日本,localhost", ".x,localhost"
    })
    void theHostIsShortAndHarmless(String host, String shortName) {
        assertThat(ProcessIdentity.shortName(host)).isEqualTo(shortName);
    }

    @Test
    void thisProcessKnowsItself() throws IOException {
        ProcessIdentity own = ProcessIdentity.own();

        assertThat(own.worker())
                .matches("[A-Za-z0-9._-]+/" + ProcessHandle.current().pid());
        assertThat(own.start())
                .isEqualTo(ProcessStatus.of(own.pid()).orElseThrow().start());
        assertThat(own.bootId()).matches("[0-9a-f-]{36}/pid:\\[[0-9]+]");
    }

    @Test
    void whoWorksByHandIsTakenForNoWorker() {
        assertThat(ProcessIdentity.byHand())
                .matches("[A-Za-z0-9._-]+@[A-Za-z0-9._-]+/"
                        + ProcessHandle.current().parent().orElseThrow().pid())
                .contains("@" + ProcessIdentity.own().host() + "/");
    }
}
