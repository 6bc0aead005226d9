package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.quarterdeck.command.Theme;
import dev.quarterdeck.console.Key.Kind;
import dev.quarterdeck.store.ClaimRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys at random, at sizes at random, while jobs come and go and the store fails now and then. */
class MonkeyTest {
    private static final String LETTERS = "rXMCLpxuaeE *vfjkhlgG/nN:@Z?y1234 \ttype=mail.*age=5m..";
    private static final Duration TOO_LONG = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingThrowsAndEveryCellIsDrawn(long seed) {
        var random = new Random(seed);
        Harbour harbour = Harbour.busy();
        Desk desk = harbour.desk(80, 24);
        List<Key> pressed = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            assertThatCode(() -> {
                        stepAtTheDesk(desk, harbour, random, pressed);
                        assertThat(desk.screen().text()).doesNotContain("§");
                        cursorIsOnARow(desk.model().pane());
                    })
                    .as("seed %d, keys %s", seed, pressed.subList(Math.max(0, pressed.size() - 20), pressed.size()))
                    .doesNotThrowAnyException();
        }
    }

    private static void stepAtTheDesk(Desk desk, Harbour harbour, Random random, List<Key> pressed) {
        switch (random.nextInt(12)) {
            case 0 -> desk.resize(1 + random.nextInt(200), 1 + random.nextInt(60));
            case 1 -> desk.resize(80, 24);
            case 2 -> desk.seconds(0.1 * random.nextInt(8));
            case 3, 4 -> change(harbour, random);
            case 5 -> desk.paste("some\u001b text");
            default -> {
                Key key = key(random);
                pressed.add(key);
                desk.take(new Msg.Pressed(key));
            }
        }
    }

    private static void cursorIsOnARow(Pane pane) {
        Window<JobRow> window = pane.window();
        if (window != null && !window.isEmpty()) {
            assertThat(window.cursor()).isBetween(0, window.rows().size() - 1);
            assertThat(window.top()).isBetween(0, window.cursor());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void noKeyWaitsWhateverTheStoreDoes(long seed) {
        var random = new Random(seed);
        Harbour harbour = Harbour.busy();
        Troubles.Troubled troubled = Troubles.of(harbour.store);
        try (var console = new Console(
                troubled.store(),
                Desk.session(troubled.store(), harbour.clock),
                new Console.Look(Glyphs.UTF8, Theme.DEFAULT, List.of("list")))) {
            console.start(80, 24, () -> {});
            for (int i = 0; i < 500; i++) {
                long before = System.nanoTime();
                stepAtTheConsole(console, troubled.troubles(), harbour, random);
                console.tick();
                Screen screen = Screen.blank(80, 24);
                console.draw(screen.image().newTextGraphics());
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(TOO_LONG);
                assertThat(screen.text()).doesNotContain("internal error");
            }
            troubled.troubles().letGo();
        }
    }

    private static void stepAtTheConsole(Console console, Troubles troubles, Harbour harbour, Random random) {
        switch (random.nextInt(16)) {
            case 0 -> troubles.block();
            case 1, 2 -> troubles.letGo();
            case 3 -> troubles.fail("disk I/O error");
            case 4, 5 -> troubles.fail(null);
            case 6 -> change(harbour, random);
            case 7 -> harbour.clock.move(Duration.ofMillis(random.nextInt(2000) - 500));
            default -> console.key(key(random));
        }
    }

    private static void change(Harbour harbour, Random random) {
        if (random.nextBoolean()) {
            harbour.put(random.nextInt(4), random.nextInt(2));
        } else {
            harbour.store.claim(new ClaimRequest("w/1", 1, Duration.ofSeconds(2), Set.of(), Duration.ZERO));
        }
    }

    private static Key key(Random random) {
        if (random.nextInt(3) > 0) {
            return Key.character(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        Kind[] kinds = Kind.values();
        Kind kind = kinds[random.nextInt(kinds.length)];
        return kind == Kind.CHARACTER ? Key.ctrl((char) ('a' + random.nextInt(26))) : Key.of(kind);
    }
}
