package dev.quarterdeck.command;

import static java.util.stream.Collectors.joining;

import dev.quarterdeck.GeneratedSection;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The list of commands in README.md is that of the parser. */
class ReadmeCommandsTest {
    @Test
    void listsTheCommands() throws IOException {
        String rows = Verbs.names().stream()
                .map(name -> new CommandLine(Verbs.make(name)))
                .map(verb -> "\n| `" + GeneratedSection.cell(synopsis(verb)) + "` | "
                        + GeneratedSection.cell(about(verb)) + " |")
                .collect(joining());

        GeneratedSection.verify("commands", "| command | what it does |\n|---|---|" + rows);
    }

    private static String synopsis(CommandLine verb) {
        return Stream.concat(
                        Stream.of(verb.getCommandName()),
                        verb.getCommandSpec().positionalParameters().stream().map(ReadmeCommandsTest::parameter))
                .collect(joining(" "));
    }

    private static String parameter(ArgSpec parameter) {
        String label = parameter.arity().max() > 1 ? parameter.paramLabel() + "..." : parameter.paramLabel();
        return parameter.arity().min() > 0 ? label : "[" + label + "]";
    }

    private static String about(CommandLine verb) {
        return verb.getCommandSpec().usageMessage().description()[0];
    }
}
