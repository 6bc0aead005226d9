package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures as they were accepted, one file each. {@code -Dqdeck.accept=true} accepts what is drawn now. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/console");

    private Golden() {}

    static void matches(String name, Screen screen) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("qdeck.accept")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, screen.text());
            }
            String accepted = Files.exists(file) ? Files.readString(file) : "(" + file + " is not there)";
            assertThat(screen.text())
                    .as("%s; if the new picture is right: mvn test -Dqdeck.accept=true", file)
                    .isEqualTo(accepted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
