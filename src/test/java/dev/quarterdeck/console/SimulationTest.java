package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.Session;
import dev.quarterdeck.engine.DemoLoad;
import dev.quarterdeck.engine.DemoSettings;
import dev.quarterdeck.engine.SimulatedFate;
import dev.quarterdeck.operation.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulation beside a console, changed by its keys. */
class SimulationTest {
    private static final DemoSettings STILL = new DemoSettings(false, 40, false, 4, SimulatedFate.usual(0.02));

    private final Harbour harbour = Harbour.busy();
    private final DemoLoad load = new DemoLoad(harbour.store, STILL, 7, note -> {});

    private Desk desk(Role role) {
        Session session = Desk.session(harbour.store, harbour.clock)
                .copy()
                .role(role)
                .simulation(load)
                .build();
        return new Desk(harbour.store, harbour.clock, 80, 24, session);
    }

    @ParameterizedTest(name = "{0} makes {1}")
    @CsvSource({
        "jl,            rate 80/s",
        "jh,            rate 20/s",
        "jjjl,          jobs at a time 8",
        "jjj-,          jobs at a time 2",
        "kkk+,          failing 0%",
        "kkklll,        failing 10%",
        "kkklh,         failing by type",
        "kkl,           run time 2 times as long",
        "kk<left><left>,run time 0.25 times as long",
        "kl,            vanishing 5%",
        "kh,            vanishing 1%",
    })
    void keysChangeIt(String keys, String now) {
        Desk desk = desk(Role.ADMIN).press("S").seconds(1).press(keys);
        assertThat(parts(load.settings())).contains(now);
        assertThat(desk.screen().text().replaceAll(" +", " ")).contains(now);
        assertThat(desk.seconds(2).screen().text().replaceAll(" +", " "))
                .as("what is read is what was wanted")
                .contains(now);
    }

    @Test
    void aKeyThatDoesNothingSaysSo() {
        assertThat(desk(Role.ADMIN).press("S").seconds(1).press("d").status())
                .isEqualTo("d does nothing here: ? shows the keys");
    }

    private static String parts(DemoSettings settings) {
        var all = new StringBuilder();
        for (SimulationPart part : SimulationPart.values()) {
            all.append(part.words()).append(' ').append(part.text(settings)).append('\n');
        }
        return all.toString();
    }

    @Test
    void theEndOfAScaleSaysSo() {
        Desk desk = desk(Role.ADMIN).press("S").seconds(1).press("khhh");
        assertThat(load.settings().fate().crashRate()).isZero();
        assertThat(desk.status()).isEqualTo("vanishing: that is the end of the scale");
    }

    @Test
    void looksAsAccepted() {
        Golden.matches(
                "simulation-80x24",
                desk(Role.ADMIN).press("S").seconds(1).press("j").screen());
        Golden.matches(
                "simulation-40x12",
                desk(Role.ADMIN).press("S").seconds(1).resize(40, 12).seconds(1).screen());
    }

    @Test
    void escapeLeavesItAsItIs() {
        Desk desk = desk(Role.ADMIN).press("S").seconds(1).press("jl<esc>");
        assertThat(desk.model().top()).isEmpty();
        assertThat(load.settings().perSecond()).isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN,    no simulation here: it would call real jobs done; 'qdeck demo' has one",
        "OPERATOR, operator: a simulation is for the one who runs 'qdeck demo'",
        "VIEWER,   viewer: a simulation is for the one who runs 'qdeck demo'",
    })
    void withoutADemoItSaysWhy(Role role, String why) {
        Session session =
                Desk.session(harbour.store, harbour.clock).copy().role(role).build();
        Desk desk = new Desk(harbour.store, harbour.clock, 80, 24, session).press("S");
        assertThat(desk.status()).isEqualTo(why);
        assertThat(desk.model().top()).isEmpty();
    }
}
