package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.terminal.Tmux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the console step by step and holds what is on the terminal after each against what was accepted. With
 * {@code -Dqdeck.accept=true} it accepts what is there once it does not change any more.
 */
final class Tour {
    private static final Path FOLDER = Path.of("src/test/resources/console");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long nothing has to change before a picture is accepted. */
    private static final Duration STILL = Duration.ofMillis(1_000);

    /** The same after what has something read again: some lists are so every two seconds only. */
    private static final Duration STILL_LONGER = Duration.ofMillis(2_300);

    /** In the row of the status after a change, and during one. */
    private static final Pattern OPERATION = Pattern.compile(" operation \\d+|: working");

    private final Tmux tmux;
    private final Path target;
    private final UnaryOperator<String> view;
    private final boolean accepting = Boolean.getBoolean("qdeck.accept");
    private final TourPictures pictures;
    private @Nullable Connection held;
    private String screen = "";
    /** What the row of the status said when the last step had come to its end, and at the ends of all. */
    private String said = "";

    private final Set<String> everSaid = new HashSet<>();

    /**
     * @param target the file that the console works on
     * @param view what of the screen is of interest
     */
    Tour(Tmux tmux, Path target, String name, UnaryOperator<String> view) throws IOException {
        this.tmux = tmux;
        this.target = target;
        this.view = view;
        Path file = FOLDER.resolve(name + ".txt");
        this.pictures = accepting ? TourPictures.none(file) : TourPictures.accepted(file);
    }

    /** Takes the steps, as {@link TourStep#of} reads them. */
    void take(List<String> steps) throws SQLException {
        for (int i = 0; i < steps.size(); i++) {
            String title = String.format("%03d %s", i + 1, steps.get(i));
            TourStep step = TourStep.of(steps.get(i));
            if (!step.scopes().isEmpty()) {
                seeKeys(title, step);
            }
            perform(step);
            if (accepting) {
                pictures.add(title, settled(step));
                pictures.write();
            } else {
                see(title, step);
            }
            said = status();
            everSaid.add(said);
        }
    }

    private void perform(TourStep step) throws SQLException {
        switch (step.order()) {
            case TourStep.SHELL -> {
                tmux.line(step.keys());
                tmux.awaitFormat("#{alternate_on}", "1");
                tmux.awaitScreen("/s out ");
            }
            case TourStep.HOLD -> hold();
            case TourStep.LET_GO -> letGo();
            case TourStep.CLIPBOARD -> {
                // Nothing is pressed: it is looked at.
            }
            default -> press(step);
        }
    }

    private void press(TourStep step) {
        if (step.together()) {
            tmux.bytes(step.bytes().getBytes(StandardCharsets.US_ASCII));
        } else {
            tmux.keys(step.names().toArray(String[]::new));
        }
    }

    /** From now on whoever wants to write the file waits. */
    private void hold() throws SQLException {
        held = DriverManager.getConnection("jdbc:sqlite:" + target);
        try (Statement statement = held.createStatement()) {
            statement.execute("begin immediate");
        }
    }

    private void letGo() throws SQLException {
        held.close();
    }

    private void seeKeys(String title, TourStep step) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(15)).untilAsserted(() -> {
            screen = tmux.screen();
            assertThat(step.isHintedAt(footer()))
                    .as("before %s the footer is that of its keys:%n%s", title, screen)
                    .isTrue();
        });
    }

    /** Where nothing was said any more when the picture was accepted, something of before may still be, or be again. */
    private void see(String title, TourStep step) {
        String accepted = pictures.of(title);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(15)).untilAsserted(() -> assertThat(
                        picture(step, accepted))
                .as("%s, step %s; if the new picture is right: make accept-tour", pictures.file(), title)
                .isEqualTo(accepted));
    }

    private String picture(TourStep step, String accepted) {
        String now = picture(step);
        String silent = everSaid.contains(status()) ? pictureOf(step, silent()) : now;
        return silent.equals(accepted) ? silent : now;
    }

    private String picture(TourStep step) {
        screen = tmux.screen();
        return pictureOf(step, status().equals(said) ? silent() : screen);
    }

    private String pictureOf(TourStep step, String shown) {
        boolean clipboard = step.order().equals(TourStep.CLIPBOARD);
        return TourPicture.of(view.apply(shown) + (clipboard ? "\n" + tmux.run("show-buffer") : ""));
    }

    /** The screen without what was said before already: some of it goes with a key, but only once it could be read. */
    private String silent() {
        String status = status();
        return screen.replace("\n" + status + "\n", "\n" + " ".repeat(status.length()) + "\n");
    }

    /** What has been on the terminal for a while. */
    private String settled(TourStep step) {
        String[] seen = {picture(step)};
        long[] since = {System.nanoTime()};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            String now = picture(step);
            if (!now.equals(seen[0])) {
                seen[0] = now;
                since[0] = System.nanoTime();
            }
            boolean reads =
                    step.keys().contains("<tab>") || OPERATION.matcher(status()).find();
            Duration still = reads ? STILL_LONGER : STILL;
            return !screen.isBlank() && System.nanoTime() - since[0] > still.toNanos();
        });
        return seen[0];
    }

    private String footer() {
        return fromBelow(1);
    }

    /** What was done last. */
    private String status() {
        return fromBelow(2);
    }

    private String fromBelow(int row) {
        String[] rows = screen.stripTrailing().split("\n");
        return rows[Math.max(0, rows.length - row)];
    }
}
