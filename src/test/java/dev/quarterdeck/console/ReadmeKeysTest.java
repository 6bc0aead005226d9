package dev.quarterdeck.console;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.GeneratedSection;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The key tables of README.md are those of the keymap. */
class ReadmeKeysTest {
    private static final List<Scope> PANES = List.of(Scope.BOARD, Scope.ANYWHERE);

    @Test
    void listsTheKeysOfThePanes() throws IOException {
        GeneratedSection.verify("keys", table(PANES.stream()));
    }

    @Test
    void listsTheKeysOfWhatLiesOverThem() throws IOException {
        String tables = Stream.of(Scope.values())
                .filter(scope -> !PANES.contains(scope) && !Keymap.of(scope).isEmpty())
                .map(scope -> "**" + Character.toUpperCase(scope.title().charAt(0))
                        + scope.title().substring(1) + "**\n\n" + table(Stream.of(scope)))
                .collect(joining("\n\n"));

        GeneratedSection.verify("more keys", "\n" + tables + "\n");
    }

    private static String table(Stream<Scope> scopes) {
        return scopes.flatMap(scope -> Keymap.of(scope).stream())
                .map(binding -> "\n| " + keys(binding) + " | " + GeneratedSection.cell(binding.about()) + " |")
                .collect(joining("", "| key | what it does |\n|---|---|", ""));
    }

    private static String keys(Binding binding) {
        return Stream.of(binding.label().split(" "))
                .map(key -> "`" + GeneratedSection.cell(key) + "`")
                .collect(joining(" "));
    }
}
