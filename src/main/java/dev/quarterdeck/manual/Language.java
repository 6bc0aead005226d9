package dev.quarterdeck.manual;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the definitions of the verbs say, in the order of a reference. */
final class Language {
    private Language() {}

    static Map<String, CommandLine> verbs(CommandLine language) {
        return language.getSubcommands();
    }

    /** The options of its own, without those that every verb has. */
    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden() && !option.inherited())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .toList();
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    static boolean isRepeatable(ArgSpec parameter) {
        return parameter.arity().max() > 1;
    }

    /** The description as it is read, a paragraph each. */
    static List<String> paragraphs(String[] description) {
        return Arrays.stream(description)
                .map(text -> text.replace("%%", "%").replace("%n", " "))
                .toList();
    }
}
