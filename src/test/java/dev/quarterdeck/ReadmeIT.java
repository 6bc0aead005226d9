package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command in a block marked {@code sh} runs as it is written, in the order of the document, and succeeds. Blocks
 * marked {@code shell} hold what a test cannot run: what needs a terminal, another host, or the build itself.
 */
class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "sample-data/README.md"})
    void itsCommandsRun(String document) throws Exception {
        Path samples = Files.createDirectory(directory.resolve("sample-data"));
        for (String file : List.of("jobs.jsonl", "operator.qd")) {
            Files.copy(Path.of("sample-data", file), samples.resolve(file));
        }
        String script = BLOCK.matcher(Files.readString(Path.of(document)))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
        assertThat(script).isNotEmpty();

        var ended = new InstalledProgram(directory).shell("set -x\n" + script);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
    }
}
