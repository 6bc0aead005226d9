package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.quarterdeck.console.Key.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys at random, at sizes at random, while jobs come and go: nothing throws and nothing is drawn outside. */
class MonkeyTest {
    private static final int STEPS = 1500;
    private static final String LETTERS = "rXMCLpx *vfjkhlgG/nN:@Z?y1234 \ttype=mail.*age=5m..";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingThrows(long seed) {
        var random = new Random(seed);
        Harbour harbour = Harbour.busy();
        Desk desk = harbour.desk(80, 24);
        List<Key> pressed = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            assertThatCode(() -> step(desk, harbour, random, pressed))
                    .as("seed %d, keys %s", seed, pressed.subList(Math.max(0, pressed.size() - 20), pressed.size()))
                    .doesNotThrowAnyException();
        }
    }

    private static void step(Desk desk, Harbour harbour, Random random, List<Key> pressed) {
        switch (random.nextInt(12)) {
            case 0 -> desk.resize(1 + random.nextInt(200), 1 + random.nextInt(60));
            case 1 -> desk.resize(80, 24);
            case 2 -> desk.seconds(0.1 * random.nextInt(8));
            case 3 -> harbour.put(random.nextInt(4), random.nextInt(2));
            case 4 ->
                harbour.store.claim(new dev.quarterdeck.store.ClaimRequest(
                        "w/1", 1, java.time.Duration.ofSeconds(2), java.util.Set.of(), java.time.Duration.ZERO));
            case 5 -> desk.paste("some\u001b text");
            default -> {
                Key key = key(random);
                pressed.add(key);
                desk.take(new Msg.Pressed(key));
            }
        }
        Screen screen = desk.screen();
        assertThat(screen.text()).as("every cell is drawn").doesNotContain("§");
        desk.model().pane().current().ifPresent(row -> assertThat(
                        desk.model().pane().window().cursor())
                .isBetween(0, desk.model().pane().window().rows().size() - 1));
    }

    /** Any key; a typed command never runs, for the enter key is left out where one could. */
    private static Key key(Random random) {
        if (random.nextInt(3) > 0) {
            return Key.character(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        Kind[] kinds = Kind.values();
        Kind kind = kinds[random.nextInt(kinds.length)];
        return kind == Kind.CHARACTER ? Key.ctrl((char) ('a' + random.nextInt(26))) : Key.of(kind);
    }
}
