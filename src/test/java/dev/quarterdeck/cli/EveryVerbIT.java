package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.Program.Ended;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb of the help as a process: what it says, what it complains of, how it ends. */
class EveryVerbIT {
    private static final Pattern WORDS = Pattern.compile("<[a-z ]+>");
    private static final Pattern VERB_OF_HELP = Pattern.compile("(?m)^  ([a-z]+) ");
    private static final Pattern VERB_OF_LINE = Pattern.compile("qdeck ([a-z]+)");

    @TempDir
    Path dir;

    /** A line for the shell, and what is to come of it. */
    private record Step(String line, List<String> out, List<String> err, int exitCode) {

        static Step of(String text) {
            List<String> lines = text.lines().toList();
            List<String> out = new ArrayList<>();
            List<String> err = new ArrayList<>();
            int exitCode = 0;
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("! ")) {
                    err.add(line.substring(2));
                } else if (line.startsWith("= ")) {
                    exitCode = Integer.parseInt(line.substring(2));
                } else {
                    out.add(line);
                }
            }
            return new Step(lines.get(0).substring(2), out, err, exitCode);
        }
    }

    private static List<Step> steps() throws IOException {
        try (InputStream file = Objects.requireNonNull(EveryVerbIT.class.getResourceAsStream("/cli/every-verb.txt"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("\n\n+")
                    .splitAsStream(text)
                    .filter(step -> step.startsWith("$ "))
                    .map(Step::of)
                    .toList();
        }
    }

    private static Pattern pattern(List<String> lines) {
        return Pattern.compile(lines.stream().map(EveryVerbIT::pattern).collect(Collectors.joining()));
    }

    private static String pattern(String line) {
        if (line.equals("...")) {
            return "(?:.*\n)*?";
        }
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        Matcher words = WORDS.matcher(line);
        while (words.find()) {
            pattern.append(Pattern.quote(line.substring(end, words.start()))).append(".*");
            end = words.end();
        }
        return pattern.append(Pattern.quote(line.substring(end))).append(" *\n").toString();
    }

    @Test
    void everyVerbDoesAsItsUserIsTold() throws Exception {
        Program qdeck = new Program(dir);
        var softly = new SoftAssertions();
        for (Step step : steps()) {
            Ended ended = qdeck.shell(step.line());

            softly.assertThat(ended.out()).as("stdout of %s", step.line()).matches(pattern(step.out()));
            softly.assertThat(ended.err()).as("stderr of %s", step.line()).matches(pattern(step.err()));
            softly.assertThat(ended.exitCode())
                    .as("exit code of %s", step.line())
                    .isEqualTo(step.exitCode());
        }
        softly.assertAll();
    }

    @Test
    void noVerbIsLeftOut() throws Exception {
        String help = new Program(dir).run("--help").out();
        List<String> verbs = VERB_OF_HELP
                .matcher(help.substring(help.indexOf("Commands:")))
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> said = steps().stream()
                .flatMap(step -> VERB_OF_LINE.matcher(step.line()).results().map(found -> found.group(1)))
                .toList();

        assertThat(verbs).hasSizeGreaterThan(35);
        assertThat(said).containsAll(verbs);
    }
}
