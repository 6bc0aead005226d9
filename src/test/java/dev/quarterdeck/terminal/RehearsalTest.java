package dev.quarterdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.graphics.TextGraphics;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.console.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RehearsalTest {
    private final List<Key> pressed = new ArrayList<>();
    private final ProbeApp app = new ProbeApp(() -> {}) {
        @Override
        public void key(Key key) {
            pressed.add(key);
            super.key(key);
        }

        @Override
        public void draw(TextGraphics graphics) {
            graphics.putString(0, 0, "x".repeat(graphics.getSize().getColumns()));
            super.draw(graphics);
        }
    };

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void theKeysArriveOnATerminalThatIsDrawnOn() {
        int code = Rehearsal.run(app, new TerminalSettings(true, Theme.DEFAULT), "a\tq");

        assertThat(code).isZero();
        assertThat(pressed).containsExactly(Key.character('a'), Key.of(Key.Kind.TAB), Key.character('q'));
        assertThat(app.draws).hasValueGreaterThanOrEqualTo(2);
    }
}
