package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.InstalledProgram;
import dev.quarterdeck.terminal.Tmux;
import dev.quarterdeck.terminal.WrittenBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The installed console in a real terminal: every key of it is pressed, and the figures say in the end what that has led
 * to. The pictures are in {@code src/test/resources/console/tour-*.txt}; {@code make accept-tour} accepts those of now.
 */
class ConsoleTourIT {
    /** 48 jobs, but for 7 purged and 1 purged for good; 1 orphan released, 2 jobs dead of the tour; mail and night paused. */
    private static final String[] LED_TO = {
        "\"total\":40,\"pending\":25,\"ready\":24,\"scheduled\":1,\"locked\":3,\"orphaned\":0,\"done\":0,\"dead\":12,"
                + "\"exhausted\":8,\"unprocessable\":3,\"cancelled\":1,",
        "{\"queue\":\"mail\",\"paused\":true,\"pending\":9,\"locked\":1,\"done\":0,\"dead\":3}",
        "{\"queue\":\"media\",\"paused\":false,\"pending\":15,\"locked\":2,\"done\":0,\"dead\":9}",
        "{\"queue\":\"night\",\"paused\":true,\"pending\":1,\"locked\":0,\"done\":0,\"dead\":0}"
    };

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"80,24", "120,40"})
    void everyKeyDoesWhatItShould(int columns, int rows) throws Exception {
        Path file = directory.resolve("night.db");
        Path recorded = directory.resolve("recorded");
        TourFile.make(file);
        Files.writeString(directory.resolve("edit"), "sed -i s/example.com/example.org/ \"$1\"\n");
        try (Tmux tmux = shell(columns, rows)) {
            tmux.run("pipe-pane", "-o", "cat >" + recorded);
            String name = "tour-" + columns + "x" + rows;
            new Tour(tmux, file, name, screen -> screen).take(TourScript.all());
        }
        WrittenBytes written = WrittenBytes.recorded(recorded, columns, rows);
        long copies =
                TourScript.all().stream().filter(TourStep.CLIPBOARD::equals).count();
        assertThat((long) written.count("clipboard")).as("copied").isEqualTo(copies);
        assertThat(stats()).contains(LED_TO);
    }

    @Test
    void everyKeyOfTheSimulationDoesWhatItShould() throws Exception {
        try (Tmux tmux = shell(80, 24)) {
            new Tour(tmux, directory, "tour-simulation", screen -> TourPicture.box(screen, "simulation"))
                    .take(TourScript.SIMULATING);
        }
    }

    private String stats() throws Exception {
        return new InstalledProgram(directory)
                .qdeck("--db", "night.db", "stats", "--json")
                .out();
    }

    /** A shell of this size, with all that would differ from machine to machine set. */
    private Tmux shell(int columns, int rows) {
        Tmux tmux = Tmux.shell(directory);
        tmux.run("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
        tmux.run("set", "-s", "set-clipboard", "on");
        tmux.line("export TZ=UTC EDITOR='sh edit' QDECK_JAVA_OPTS=-Duser.name=ann PATH=" + InstalledProgram.BIN
                + ":$PATH; clear; echo ready");
        tmux.awaitScreen("ready\n>");
        return tmux;
    }
}
