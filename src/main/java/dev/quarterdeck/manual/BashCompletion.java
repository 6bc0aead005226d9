package dev.quarterdeck.manual;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.completion.Suggestion;
import dev.quarterdeck.completion.Suggestions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The tables of the completion script: what each verb takes, and the words for values of which there are few. The shell
 * asks no queue: each Tab would start the program.
 */
public final class BashCompletion {
    /** A value that has more is nothing to choose from on a screen, such as a time zone. */
    private static final int FEW = 60;

    private final CommandLine language;
    private final Suggestions suggestions;

    /** @param suggestions without a queue to ask */
    public BashCompletion(CommandLine language, Suggestions suggestions) {
        this.language = language;
        this.suggestions = suggestions;
    }

    /** The script: the template with the tables in their places. */
    public String fill(String template) {
        return template.replace("@OPTIONS@", options(language.getCommandSpec()))
                .replace("@TAKES@\n", takes())
                .replace("@WORDS@\n", words());
    }

    private String takes() {
        return Language.verbs(language).entrySet().stream()
                .map(verb -> "        " + verb.getKey() + ") "
                        + takes(verb.getValue().getCommandSpec()) + " ;;\n")
                .collect(joining());
    }

    private static String takes(CommandSpec verb) {
        return "options='" + options(verb) + "' places='" + places(verb) + "'";
    }

    /** {@code --limit=N --json}: what follows the sign says what the value is. */
    private static String options(CommandSpec command) {
        return Language.options(command).stream()
                .map(option -> Language.takesValue(option)
                        ? option.longestName() + "=" + option.paramLabel()
                        : option.longestName())
                .collect(joining(" "));
    }

    private static String places(CommandSpec verb) {
        return verb.positionalParameters().stream()
                .map(place -> place.paramLabel() + (Language.isRepeatable(place) ? "..." : ""))
                .collect(joining(" "));
    }

    private String words() {
        var byLabel = new TreeMap<String, List<String>>();
        collect(language.getCommandSpec(), List.of(), byLabel);
        Language.verbs(language).forEach((name, verb) -> collect(verb.getCommandSpec(), List.of(name), byLabel));
        for (String word : List.copyOf(byLabel.getOrDefault("SELECTION", List.of()))) {
            if (word.endsWith("=")) {
                byLabel.put(word, list(suggestions.ofFilter(word)));
            }
        }
        return byLabel.entrySet().stream()
                .filter(words -> !words.getValue().isEmpty() && words.getValue().size() <= FEW)
                .map(words ->
                        "        '" + words.getKey() + "') words='" + String.join(" ", words.getValue()) + "' ;;\n")
                .collect(joining());
    }

    private void collect(CommandSpec command, List<String> said, Map<String, List<String>> byLabel) {
        for (OptionSpec option : Language.options(command)) {
            if (Language.takesValue(option)) {
                byLabel.computeIfAbsent(option.paramLabel(), label -> after(said, Stream.of(option.longestName())));
            }
        }
        for (PositionalParamSpec place : command.positionalParameters()) {
            Stream<String> before = Collections.nCopies(place.index().min(), "x").stream();
            byLabel.computeIfAbsent(place.paramLabel(), label -> after(said, before));
        }
    }

    private List<String> after(List<String> said, Stream<String> more) {
        var before = new ArrayList<>(said);
        more.forEach(before::add);
        return list(suggestions.of(before, ""));
    }

    private static List<String> list(List<Suggestion> suggestions) {
        return suggestions.stream().map(Suggestion::word).toList();
    }
}
