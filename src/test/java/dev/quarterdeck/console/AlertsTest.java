package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.AlertLimits;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Footprint;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits, the header and the bell. */
class AlertsTest {
    private static final long MIB = 1 << 20;

    private static AlertLimits dead(long limit, boolean bell) {
        return new AlertLimits(limit, null, null, null, bell);
    }

    private static Desk desk(Harbour harbour, AlertLimits limits, int columns, int rows) {
        var session =
                Desk.session(harbour.store, harbour.clock).copy().alerts(limits).build();
        return new Desk(harbour.store, harbour.clock, columns, rows, session);
    }

    private static void kill(Harbour harbour) {
        harbour.kill("mail.send", "no");
    }

    @Test
    void theBellRingsOncePerCrossing() {
        Harbour harbour = Harbour.dead(8);
        Desk desk = desk(harbour, dead(8, true), 80, 24).seconds(2);
        assertThat(desk.requests()).as("8 is not above 8").isEmpty();
        kill(harbour);
        assertThat(desk.seconds(2).requests()).containsExactly(App.Request.BELL);
        assertThat(desk.screen().row(0)).contains(" dead 9 > 8 ");
        kill(harbour);
        assertThat(desk.seconds(5).requests()).as("it is above already").hasSize(1);
        assertThat(desk.screen().row(0)).contains(" dead 10 > 8 ");
        desk.press("4*ry").seconds(2);
        assertThat(desk.screen().row(0)).doesNotContain("> 8");
        for (int i = 0; i < 9; i++) {
            kill(harbour);
        }
        assertThat(desk.seconds(2).requests())
                .as("it fell, and passed the limit again")
                .hasSize(2);
    }

    @Test
    void withoutTheBellTheHeaderStillSaysIt() {
        Desk desk = desk(Harbour.dead(9), dead(8, false), 80, 24).seconds(2);
        assertThat(desk.requests()).isEmpty();
        assertThat(desk.screen().row(0)).contains(" dead 9 > 8 ");
    }

    @Test
    void ageIsCountedOnWhileNothingIsRead() {
        Harbour harbour = new Harbour();
        harbour.put(0, 0);
        Desk desk = desk(harbour, new AlertLimits(null, Duration.ofMinutes(1), null, null, true), 80, 24);
        assertThat(desk.seconds(55).requests()).isEmpty();
        assertThat(desk.seconds(10).requests()).containsExactly(App.Request.BELL);
        assertThat(desk.screen().row(0)).contains(" oldest 1m > 1m ");
    }

    @Test
    void aFrozenPictureStaysQuiet() {
        Harbour harbour = Harbour.dead(8);
        Desk desk = desk(harbour, dead(8, true), 80, 24).press("Z");
        kill(harbour);
        assertThat(desk.seconds(3).requests()).isEmpty();
        assertThat(desk.press("Z").seconds(2).requests()).containsExactly(App.Request.BELL);
    }

    @ParameterizedTest(name = "{0} MiB free and {1} MiB of log: {2}")
    @CsvSource({
        "2048, 10,  ''",
        "1024, 256, ''",
        "1023, 10,  disk 1023M < 1.0G",
        "2048, 257, WAL 257M > 256M",
        "100,  300, disk 100M < 1.0G · WAL 300M > 256M",
    })
    void diskAndLog(long free, long log, String text) {
        Desk desk = desk(Harbour.busy(), new AlertLimits(null, null, 1024 * MIB, 256 * MIB, true), 120, 40);
        Model model = desk.model();
        Model read = model.with(model.figures().with(new Footprint(0, log * MIB, 0), 1, free * MIB));
        Next next = Alerts.due(read);
        assertThat(Alerts.line(next.model(), 100).text().strip()).isEqualTo(text);
        assertThat(next.effects()).hasSize(text.isEmpty() ? 0 : 1);
    }

    @Test
    void whereThereIsNoRoomTheFirstIsShownAndHowManyMore() {
        AlertLimits limits = new AlertLimits(1L, Duration.ofMinutes(1), null, null, true);
        Desk desk = desk(Harbour.busy(), limits, 40, 12).seconds(2);
        assertThat(desk.screen().row(0)).contains(" dead 8 > 1 +1 ").contains("LIVE 12:00:03");
        Golden.matches("alerts-80x24", desk.resize(80, 24).seconds(1).screen());
        Golden.matches("alerts-120x40", desk.resize(120, 40).seconds(1).screen());
    }

    @Test
    void theRatesAreThereHoweverManyLimitsArePassed() {
        AlertLimits limits = new AlertLimits(1L, Duration.ofMinutes(1), null, null, true);
        Desk desk = desk(Harbour.busy(), limits, 80, 24).seconds(2);
        String header = desk.screen().row(0);
        assertThat(header).startsWith(" jobs.db").contains("in ", "out ", "dead 8 ", "oldest 8m ", "LIVE");
        assertThat(desk.resize(120, 40).screen().row(0)).contains("in ", "out ", "dead 8 > 1 · oldest 8m > 1m");
    }

    @Test
    void aRoleThatMayNotEverythingStaysInTheHeader() {
        Harbour harbour = Harbour.busy();
        var session = Desk.session(harbour.store, harbour.clock)
                .copy()
                .role(Role.VIEWER)
                .alerts(new AlertLimits(1L, null, null, null, true))
                .build();
        Desk desk = new Desk(harbour.store, harbour.clock, 80, 24, session).seconds(2);
        assertThat(desk.screen().row(0)).contains(" viewer ", "out ", "dead 8 > 1");
    }

    @Test
    void withoutLimitsNothingCalls() {
        Desk desk = Harbour.busy().desk(80, 24).seconds(5);
        assertThat(desk.model().alerts()).isEmpty();
        assertThat(desk.requests()).isEmpty();
    }
}
