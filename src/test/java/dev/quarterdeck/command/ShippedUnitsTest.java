package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands in the configurations for supervisord and systemd are ones that the parser understands. */
class ShippedUnitsTest {
    private static final Path SHARE = Path.of("src/dist/share");
    private static final Pattern COMMAND = Pattern.compile("(?:command|ExecStart)=/usr/local/bin/qdeck (\\w+) (.*)");
    private static final String DB = "--db /var/lib/quarterdeck/jobs.db";

    static List<String> commands() throws IOException {
        try (Stream<Path> files = Files.walk(SHARE)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(ShippedUnitsTest::lines)
                    .filter(line -> COMMAND.matcher(line).matches())
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aShippedCommandIsUnderstood(String line) {
        var matcher = COMMAND.matcher(line);
        assertThat(matcher.matches()).isTrue();
        assertThat(matcher.group(2)).contains(DB);
        String[] words =
                matcher.group(2).replace(DB + " ", "").replace(DB, "").strip().split(" ");

        CommandLine.ParseResult parsed = new CommandLine(Verbs.make(matcher.group(1))).parseArgs(words);

        assertThat(parsed.matchedOptions()).isNotEmpty();
    }

    @Test
    void serverWorkersAndManagerAreInBoth() throws IOException {
        assertThat(commands()).hasSize(6);
    }
}
