package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say about the code is so: their tables are the code's, the tests they name exist, their links lead somewhere. */
class DocumentsTest {
    private static final Path ARCHITECTURE = Path.of("src/docs/architecture.md");
    private static final Path PROMISES = Path.of("src/docs/promises.md");
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Contract))(?:#(\\w+))?`");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");

    @Test
    void statesAndTransitionsAreTheMachinesOwn() throws IOException {
        GeneratedSection.verify(ARCHITECTURE, "states", diagram());
        GeneratedSection.verify(ARCHITECTURE, "transitions", transitions());
    }

    @Test
    void roomsAreThePackages() throws IOException {
        GeneratedSection.verify(ARCHITECTURE, "rooms", rooms());
    }

    @Test
    void everyPromiseIsHeldByATestThatExists() throws IOException {
        List<MatchResult> named =
                NAMED_TEST.matcher(Files.readString(PROMISES)).results().toList();

        assertThat(named).hasSizeGreaterThan(30);
        for (MatchResult test : named) {
            String method = test.group(2);
            assertThat(sources(test.group(1)))
                    .as("a test %s", test.group())
                    .anyMatch(source -> method == null || source.contains("void " + method + "("));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "sample-data/README.md",
                "src/docs/architecture.md",
                "src/docs/promises.md"
            })
    void everyLinkLeadsSomewhere(String document) throws IOException {
        Path from = Path.of(document);
        List<String> links = LINK.matcher(prose(from))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("\\w+:.*"))
                .toList();

        for (String link : links) {
            String[] parts = link.split("#", 2);
            Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]);
            assertThat(to).as("%s links to %s", document, link).exists();
            if (parts.length == 2) {
                assertThat(anchors(to)).as("headings of %s", to).contains(parts[1]);
            }
        }
    }

    private static String prose(Path document) throws IOException {
        return CODE.matcher(Files.readString(document)).replaceAll("");
    }

    /** As those who show Markdown name headings: small, without punctuation, with dashes for spaces. */
    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(prose(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<String> sources(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> found =
                    files.filter(file -> file.endsWith(test + ".java")).toList();
            List<String> sources = new ArrayList<>();
            for (Path file : found) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }

    /** An arrow for each pair of states, with all that leads along it. */
    private static String diagram() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        for (Transition row : Transitions.ALL) {
            if (row.to() != row.from()) {
                arrows.computeIfAbsent(row.from().word() + " --> " + to(row), key -> new LinkedHashSet<>())
                        .add(word(row.event()));
            }
        }
        String lines = arrows.entrySet().stream()
                .map(arrow -> "  " + arrow.getKey() + ": " + String.join(", ", arrow.getValue()))
                .collect(Collectors.joining("\n"));
        return "```mermaid\nstateDiagram-v2\n  [*] --> " + JobState.PENDING.word() + ": put\n" + lines + "\n```";
    }

    private static String to(Transition row) {
        return row.to() == null ? "[*]" : row.to().word();
    }

    private static String transitions() {
        return Transitions.ALL.stream()
                .map(row -> "| " + row.from().word() + " | " + word(row.event()) + " | " + guard(row) + " | "
                        + (row.to() == null ? "*trash*" : row.to().word())
                        + (row.reason() == null ? "" : " " + row.reason().word()) + " | " + attempts(row) + " |")
                .collect(Collectors.joining(
                        "\n", "| state | event | if | state afterwards | attempts |\n|---|---|---|---|---|\n", ""));
    }

    private static String guard(Transition row) {
        return row.guard() == Transitions.Guard.ALWAYS ? "" : word(row.guard());
    }

    private static String attempts(Transition row) {
        return switch (row.attempts()) {
            case KEPT -> "";
            case ONE_MORE -> "one more";
            case ONE_LESS -> "one less";
            case ZERO -> "zero";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String rooms() throws IOException {
        StringBuilder table = new StringBuilder("| room | what it is | looks down at |\n|---|---|---|\n");
        for (Map.Entry<String, List<String>> room : Rooms.ARROWS.entrySet()) {
            Path info = Path.of("src/main/java/dev/quarterdeck", room.getKey().replace('.', '/'), "package-info.java");
            if (Files.exists(info)) {
                table.append("| `" + room.getKey() + "` | " + firstSentence(Files.readString(info)) + " | "
                        + String.join(", ", room.getValue()) + " |\n");
            }
        }
        return table.toString().strip();
    }

    private static String firstSentence(String packageInfo) {
        String comment = packageInfo
                .substring(packageInfo.indexOf("/**") + 3, packageInfo.indexOf("*/"))
                .replaceAll("\\s*\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .strip();
        return GeneratedSection.cell(comment.replaceFirst("(?s)\\. .*|\\.$", "").strip()) + ".";
    }
}
