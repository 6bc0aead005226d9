package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HandlersTest {
    private static final JobHandler MAIL = claim -> "mail";
    private static final JobHandler REST = claim -> "rest";

    @Test
    void aTypeHasItsOwnHandlerAndTheRestTakesTheOthers() {
        Handlers handlers = Handlers.none().with("mail", MAIL).with("*", REST);

        assertThat(handlers.of("mail")).isSameAs(MAIL);
        assertThat(handlers.of("report")).isSameAs(REST);
        assertThat(handlers.types()).containsExactly("*", "mail");
    }

    @Test
    void anUnknownTypeFailsWithTheTypesThatAreKnown() {
        Handlers handlers = Handlers.none().with("report", REST).with("mail", MAIL);

        assertThatThrownBy(() -> handlers.of("fax").handle(Claims.of("fax")))
                .isInstanceOf(FailException.class)
                .hasMessage("no handler for type fax; this worker knows: mail, report");
        assertThatThrownBy(() -> Handlers.none().of("fax").handle(Claims.of("fax")))
                .hasMessage("no handler for type fax; this worker knows: none");
    }
}
